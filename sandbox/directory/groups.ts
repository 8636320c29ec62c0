import type { Store } from '../core/store';
import { addMembers, type Member } from './members';
import { insertOwners } from './owners';
import { forgetPrincipal } from './principals';

export interface Group {
  id: string;
  displayName: string;
  description: string | null;
  mailNickname: string;
  /** A Microsoft 365 group (`groupTypes: ["Unified"]`). */
  unified: boolean;
  securityEnabled: boolean;
  mailEnabled: boolean;
  /** The group has a team (`resourceProvisioningOptions: ["Team"]`). */
  team: boolean;
  /**
   * A rule decides who is a member (`groupTypes: ["DynamicMembership"]`); members can't be changed by hand.
   */
  dynamic: boolean;
  membershipRule: string | null;
  /** Synchronized from an on-premises directory; members can only be changed there. */
  onPremisesSynced: boolean;
  /** The group may hold directory roles (`isAssignableToRole`). */
  roleAssignable: boolean;
  /** Managed by Privileged Identity Management for Groups. */
  privilegedAccess: boolean;
  visibility: string | null;
  createdDateTime: string;
}

type Needed = 'id' | 'displayName' | 'description' | 'mailNickname' | 'unified' | 'createdDateTime';

/**
 * A group to add. Omitted properties are those of a plain group: only Microsoft 365 groups have mail, and
 * only the others are security groups.
 */
export type NewGroup = Pick<Group, Needed> & Partial<Omit<Group, Needed>>;

interface GroupRow {
  id: string;
  display_name: string;
  description: string | null;
  mail_nickname: string;
  unified: number;
  security_enabled: number;
  mail_enabled: number;
  team: number;
  dynamic: number;
  membership_rule: string | null;
  on_premises_synced: number;
  role_assignable: number;
  privileged_access: number;
  visibility: string | null;
  created_at: number;
}

function fromRow(row: GroupRow): Group {
  return {
    id: row.id,
    displayName: row.display_name,
    description: row.description,
    mailNickname: row.mail_nickname,
    unified: row.unified === 1,
    securityEnabled: row.security_enabled === 1,
    mailEnabled: row.mail_enabled === 1,
    team: row.team === 1,
    dynamic: row.dynamic === 1,
    membershipRule: row.membership_rule,
    onPremisesSynced: row.on_premises_synced === 1,
    roleAssignable: row.role_assignable === 1,
    privilegedAccess: row.privileged_access === 1,
    visibility: row.visibility,
    createdDateTime: new Date(row.created_at).toISOString(),
  };
}

/** The group with this object id (in any case) in this tenant. */
export function findGroup(store: Store, tenantId: string, id: string): Group | undefined {
  const row = store.get<GroupRow>(
    'select * from groups where tenant_id = ? and id = ?',
    tenantId,
    id.toLowerCase(),
  );
  return row && fromRow(row);
}

/** The groups with these `ids`, in that order; unknown ids are left out. One statement for any number. */
export function findGroups(store: Store, tenantId: string, ids: readonly string[]): Group[] {
  const sql = `select groups.* from json_each(?) as wanted
    join groups on groups.tenant_id = ? and groups.id = lower(wanted.value) order by wanted.key`;
  return store.all<GroupRow>(sql, JSON.stringify(ids), tenantId).map(fromRow);
}

/** Every group of the tenant, in the order they were added. */
export function listGroups(store: Store, tenantId: string): Group[] {
  return store.all<GroupRow>('select * from groups where tenant_id = ? order by pk', tenantId).map(fromRow);
}

const COLUMNS =
  'display_name, description, mail_nickname, unified, security_enabled, mail_enabled, team, dynamic, membership_rule, on_premises_synced, role_assignable, privileged_access, visibility, created_at';

function valuesOf(group: NewGroup) {
  const rule = group.membershipRule ?? null;
  return [
    group.displayName,
    group.description,
    group.mailNickname,
    group.unified,
    group.securityEnabled ?? !group.unified,
    group.mailEnabled ?? group.unified,
    group.team ?? false,
    group.dynamic ?? rule !== null,
    rule,
    group.onPremisesSynced ?? false,
    group.roleAssignable ?? false,
    group.privilegedAccess ?? false,
    group.visibility,
    Date.parse(group.createdDateTime),
  ];
}

const MARKS = COLUMNS.replace(/\w+/g, '?');
const INSERT = `insert into groups (tenant_id, id, ${COLUMNS}) values (?, ?, ${MARKS})`;
const UPDATE = `update groups set (${COLUMNS}) = (${MARKS}) where tenant_id = ? and id = ?`;

/** Adds a group with its owners and members. Throws where the id is taken in the tenant. */
export function insertGroup(
  store: Store,
  tenantId: string,
  group: NewGroup,
  people: { owners: readonly string[]; members: readonly Member[] },
): void {
  store.transaction(() => {
    store.run(INSERT, tenantId, group.id, ...valuesOf(group));
    insertOwners(store, tenantId, group.id, people.owners);
    addMembers(store, tenantId, group.id, people.members);
  });
}

/** Saves the changed properties of a group. */
export function saveGroup(store: Store, tenantId: string, group: Group): void {
  store.run(UPDATE, ...valuesOf(group), tenantId, group.id);
}

/**
 * Removes a group with its memberships in both directions, its owners and its assignments.
 * False: there is no such group.
 */
export function deleteGroup(store: Store, tenantId: string, groupId: string): boolean {
  return store.transaction(() => {
    forgetPrincipal(store, tenantId, groupId);
    store.run('delete from group_members where tenant_id = ? and group_id = ?', tenantId, groupId);
    store.run('delete from owners where tenant_id = ? and object_id = ?', tenantId, groupId);
    return store.run('delete from groups where tenant_id = ? and id = ?', tenantId, groupId) > 0;
  });
}
