import type { Store } from '../core/store';
import { unassign } from './applications';

/** A role that an application offers. https://learn.microsoft.com/graph/api/resources/approle */
export interface AppRole {
  id: string;
  displayName: string;
  description: string;
}

/**
 * The roles of an application, in the order they were added; where there are none,
 * everybody has the default access.
 */
export function appRolesOf(store: Store, tenantId: string, applicationId: string): AppRole[] {
  return store.all<AppRole>(
    `select id, display_name as displayName, description from app_roles
     where tenant_id = ? and application_id = ? order by pk`,
    tenantId,
    applicationId,
  );
}

/** The ids of the principals that hold a role. They are assigned to the application as well. */
export function appRoleHolders(
  store: Store,
  tenantId: string,
  applicationId: string,
  roleId: string,
): Set<string> {
  const sql = `select principal_id as id from app_role_holders
    where tenant_id = ? and application_id = ? and role_id = ?`;
  return new Set(store.all<{ id: string }>(sql, tenantId, applicationId, roleId).map(({ id }) => id));
}

/** Adds a role of an application with its holders; they must be assigned to the application. */
export function insertAppRole(
  store: Store,
  tenantId: string,
  applicationId: string,
  role: AppRole,
  holders: readonly string[],
): void {
  store.transaction(() => {
    store.run(
      'insert into app_roles (tenant_id, application_id, id, display_name, description) values (?, ?, ?, ?, ?)',
      tenantId,
      applicationId,
      role.id,
      role.displayName,
      role.description,
    );
    for (const holder of holders)
      store.run('insert into app_role_holders values (?, ?, ?, ?)', tenantId, applicationId, role.id, holder);
  });
}

/**
 * Removes a role from a holder; removing the last role also ends the assignment to the
 * application. False: the role was not held.
 */
export function endAppRole(
  store: Store,
  tenantId: string,
  applicationId: string,
  roleId: string,
  principalId: string,
): boolean {
  const held = 'tenant_id = ? and application_id = ? and principal_id = ?';
  const values = [tenantId, applicationId, principalId] as const;
  const removed = store.run(`delete from app_role_holders where ${held} and role_id = ?`, ...values, roleId);
  if (removed === 0) return false;
  const left = store.get(`select 1 as yes from app_role_holders where ${held} limit 1`, ...values);
  if (!left) unassign(store, tenantId, applicationId, principalId);
  return true;
}
