import type { Store } from '../core/store';
import { guidOf } from './guid';
import { groupsOf } from './members';
import type { Principal } from './principals';
import { ROLES, type Role } from './role-definitions';

/** An assignment is active, or eligible: the person may activate it (Privileged Identity Management). */
type State = 'active' | 'eligible';

/** A principal's assignment to a directory role, for the whole directory. */
export interface RoleAssignment {
  id: string;
  roleId: string;
  principal: Principal;
  state: State;
  /** ISO 8601 in UTC. */
  createdDateTime: string;
}

/** The role with this id (in any case). The roles are the same in every tenant. */
export function findRole(_store: Store, _tenantId: string, id: string): Role | undefined {
  const key = id.toLowerCase();
  return ROLES.find((role) => role.id === key);
}

/** The id of the role with this name, for names written in code. Throws where there is none. */
export function roleId(displayName: string): string {
  const role = ROLES.find((candidate) => candidate.displayName === displayName);
  if (!role) throw new Error(`There is no directory role ${displayName}.`);
  return role.id;
}

interface Row {
  role_id: string;
  principal_id: string;
  principal_kind: Principal['kind'];
  state: State;
  created_at: number;
}

/** Every assignment of the tenant, in the order they were made. */
export function listRoleAssignments(store: Store, tenantId: string): RoleAssignment[] {
  const sql = 'select * from role_assignments where tenant_id = ? order by pk';
  return store.all<Row>(sql, tenantId).map((row) => ({
    id: guidOf(row.role_id, row.principal_id, row.state),
    roleId: row.role_id,
    principal: { id: row.principal_id, kind: row.principal_kind },
    state: row.state,
    createdDateTime: new Date(row.created_at).toISOString(),
  }));
}

/** The principals that hold a role or may activate it; each once, in the order of assignment. */
export function roleAssignments(
  store: Store,
  tenantId: string,
  roleId: string,
  which: 'all' | State,
): Principal[] {
  return store.all<Principal>(
    `select principal_id as id, principal_kind as kind from role_assignments
     where tenant_id = ? and role_id = ? and (? = 'all' or state = ?)
     group by principal_id order by min(pk)`,
    tenantId,
    roleId,
    which,
    which,
  );
}

/**
 * Assigns a directory role at a moment (ms since 1970 of the tenant's time). False:
 * the assignment exists already.
 */
export function assignRole(
  store: Store,
  tenantId: string,
  assignment: { roleId: string; principal: Principal; state: State; at: number },
): boolean {
  const { principal } = assignment;
  const sql = `insert or ignore into role_assignments
    (tenant_id, role_id, principal_id, principal_kind, state, created_at) values (?, ?, ?, ?, ?, ?)`;
  const { roleId, state, at } = assignment;
  return store.run(sql, tenantId, roleId, principal.id, principal.kind, state, at) > 0;
}

/** Removes a principal's assignments to a role. False: there was none. */
export function removeRoleAssignment(
  store: Store,
  tenantId: string,
  roleId: string,
  principalId: string,
  which: 'all' | State,
): boolean {
  const sql = `delete from role_assignments
    where tenant_id = ? and role_id = ? and principal_id = ? and (? = 'all' or state = ?)`;
  return store.run(sql, tenantId, roleId, principalId, which, which) > 0;
}

/**
 * Names of the roles that a user holds now, directly or through a group of which the user is a direct member.
 */
export function rolesOf(store: Store, tenantId: string, userId: string): string[] {
  const holders = JSON.stringify([userId, ...groupsOf(store, tenantId, userId)]);
  const sql = `select distinct role_id as id from role_assignments
    where tenant_id = ? and state = 'active' and principal_id in (select value from json_each(?))`;
  const held = new Set(store.all<{ id: string }>(sql, tenantId, holders).map((row) => row.id));
  return ROLES.filter((role) => held.has(role.id)).map((role) => role.displayName);
}
