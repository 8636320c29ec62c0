import type { Store } from '../core/store';
import type { Principal } from './principals';

/** A member of a group: a user, a group or a servicePrincipal. */
export type Member = Principal;

/** Direct members, in the order they were added. */
export function membersOf(store: Store, tenantId: string, groupId: string): Member[] {
  return store.all<Member>(
    `select member_id as id, member_kind as kind from group_members
     where tenant_id = ? and group_id = ? order by pk`,
    tenantId,
    groupId,
  );
}

/**
 * Members through any depth of nested groups, each once; groups that contain each other don't cause a loop.
 */
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

/** Whether groups are among the direct members. */
export function holdsGroups(store: Store, tenantId: string, groupId: string): boolean {
  const sql = `select 1 as yes from group_members
    where tenant_id = ? and group_id = ? and member_kind = 'group' limit 1`;
  return store.get(sql, tenantId, groupId) !== undefined;
}

/** Whether a principal is a direct member. */
export function isMember(store: Store, tenantId: string, groupId: string, memberId: string): boolean {
  const sql = 'select 1 as yes from group_members where tenant_id = ? and group_id = ? and member_id = ?';
  return store.get(sql, tenantId, groupId, memberId) !== undefined;
}

/** Object ids of the groups of which a principal is a direct member, in the order of joining. */
export function groupsOf(store: Store, tenantId: string, memberId: string): string[] {
  const sql = 'select group_id as id from group_members where tenant_id = ? and member_id = ? order by pk';
  return store.all<{ id: string }>(sql, tenantId, memberId).map((row) => row.id);
}

/**
 * Object ids of the groups of which a principal is a member through any depth of
 * nesting, the direct ones first.
 */
export function transitiveGroupsOf(store: Store, tenantId: string, memberId: string): string[] {
  const found = new Set<string>();
  const waiting = [memberId];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const id of groupsOf(store, tenantId, next)) {
      if (found.has(id)) continue;
      found.add(id);
      waiting.push(id);
    }
  }
  return [...found];
}

/**
 * Adds new members and skips existing ones. Returns how many were added. One statement
 * for each kind, for any number.
 */
export function addMembers(
  store: Store,
  tenantId: string,
  groupId: string,
  members: readonly Member[],
): number {
  const sql = `insert or ignore into group_members (tenant_id, group_id, member_id, member_kind)
    select ?, ?, value ->> 'id', value ->> 'kind' from json_each(?) order by key`;
  return store.run(sql, tenantId, groupId, JSON.stringify(members));
}

/** Adds a direct member. False: the principal was already one. */
export function addMember(store: Store, tenantId: string, groupId: string, member: Member): boolean {
  return addMembers(store, tenantId, groupId, [member]) > 0;
}

/** Removes a direct member. False: the principal was not one. */
export function removeMember(store: Store, tenantId: string, groupId: string, memberId: string): boolean {
  const sql = 'delete from group_members where tenant_id = ? and group_id = ? and member_id = ?';
  return store.run(sql, tenantId, groupId, memberId) > 0;
}
