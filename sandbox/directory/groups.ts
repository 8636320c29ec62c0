import type { Store } from '../core/store';

export interface Group {
  id: string;
  displayName: string;
  description: string | null;
  mailNickname: string;
  /** A Microsoft 365 group (`groupTypes: ["Unified"]`); otherwise a security group. */
  unified: boolean;
  createdDateTime: string;
}

export interface Member {
  id: string;
  kind: 'user' | 'group';
}

interface GroupRow {
  id: string;
  display_name: string;
  description: string | null;
  mail_nickname: string;
  unified: number;
  created_at: number;
}

function fromRow(row: GroupRow): Group {
  return {
    id: row.id,
    displayName: row.display_name,
    description: row.description,
    mailNickname: row.mail_nickname,
    unified: row.unified === 1,
    createdDateTime: new Date(row.created_at).toISOString(),
  };
}

export function findGroup(store: Store, tenantId: string, id: string): Group | undefined {
  const row = store.get<GroupRow>(
    'select * from groups where tenant_id = ? and id = ?',
    tenantId,
    id.toLowerCase(),
  );
  return row && fromRow(row);
}

export function listGroups(store: Store, tenantId: string): Group[] {
  return store.all<GroupRow>('select * from groups where tenant_id = ? order by pk', tenantId).map(fromRow);
}

/** Adds a group with its owners and members. Throws where the id is taken in the tenant. */
export function insertGroup(
  store: Store,
  tenantId: string,
  group: Group,
  people: { owners: readonly string[]; members: readonly Member[] },
): void {
  store.transaction(() => {
    store.run(
      `insert into groups (tenant_id, id, display_name, description, mail_nickname, unified, created_at)
       values (?, ?, ?, ?, ?, ?, ?)`,
      tenantId,
      group.id,
      group.displayName,
      group.description,
      group.mailNickname,
      group.unified,
      Date.parse(group.createdDateTime),
    );
    insertOwners(store, tenantId, group.id, people.owners);
    for (const member of people.members)
      store.run(
        'insert into group_members (tenant_id, group_id, member_id, member_kind) values (?, ?, ?, ?)',
        tenantId,
        group.id,
        member.id,
        member.kind,
      );
  });
}

/** Makes people owners of a group or an application. */
export function insertOwners(store: Store, tenantId: string, objectId: string, userIds: readonly string[]) {
  const sql = 'insert into owners (tenant_id, object_id, user_id) values (?, ?, ?)';
  for (const userId of userIds) store.run(sql, tenantId, objectId, userId);
}

/** Object ids of the owners of a group or an application, in the order they were added. */
export function ownersOf(store: Store, tenantId: string, objectId: string): string[] {
  const sql = 'select user_id from owners where tenant_id = ? and object_id = ? order by pk';
  return store.all<{ user_id: string }>(sql, tenantId, objectId).map((row) => row.user_id);
}

/** Direct members, users and groups, in the order they were added. */
export function membersOf(store: Store, tenantId: string, groupId: string): Member[] {
  return store.all<Member>(
    `select member_id as id, member_kind as kind from group_members
     where tenant_id = ? and group_id = ? order by pk`,
    tenantId,
    groupId,
  );
}

/** Members through any depth of nested groups, each once; groups that contain each other end the walk. */
export function transitiveMembersOf(store: Store, tenantId: string, groupId: string): Member[] {
  const found = new Map<string, Member>();
  const waiting = [groupId];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const member of membersOf(store, tenantId, next)) {
      if (found.has(member.id) || member.id === groupId) continue;
      found.set(member.id, member);
      if (member.kind === 'group') waiting.push(member.id);
    }
  }
  return [...found.values()];
}
