import type { Store } from '../core/store';
import type { Principal } from './principals';

/** A role of Azure at one scope; the same role at several scopes is a separate access at each. */
export interface AzureRole {
  id: string;
  displayName: string;
  scope: { id: string; displayName: string; type: string };
}

/**
 * Assigns a role at its scope to principals. Azure keeps an assignment when its principal is deleted, so an
 * id that the directory does not know is accepted too ("Identity not found").
 */
export function assignAzureRole(
  store: Store,
  tenantId: string,
  { id, displayName, scope }: AzureRole,
  principals: readonly Principal[],
): void {
  store.run(
    `insert into azure_role_assignments
       (tenant_id, role_id, role_name, scope_id, scope_name, scope_type, principal_id, principal_kind)
     select ?, ?, ?, ?, ?, ?, value ->> 'id', value ->> 'kind' from json_each(?) order by key`,
    tenantId,
    id,
    displayName,
    scope.id,
    scope.displayName,
    scope.type,
    JSON.stringify(principals),
  );
}

interface Row extends Principal {
  roleName: string;
  scopeName: string;
  scopeType: string;
}

/** The principals that hold a role at a scope, in the order of assignment. Undefined: none does. */
export function findAzureRole(
  store: Store,
  tenantId: string,
  roleId: string,
  scopeId: string,
): { role: AzureRole; holders: Principal[] } | undefined {
  const rows = store.all<Row>(
    `select principal_id as id, principal_kind as kind, role_name as roleName, scope_name as scopeName,
       scope_type as scopeType from azure_role_assignments
     where tenant_id = ? and role_id = ? and scope_id = ? order by pk`,
    tenantId,
    roleId,
    scopeId,
  );
  const [any] = rows;
  if (!any) return undefined;
  const scope = { id: scopeId, displayName: any.scopeName, type: any.scopeType };
  return {
    role: { id: roleId, displayName: any.roleName, scope },
    holders: rows.map(({ id, kind }) => ({ id, kind })),
  };
}

/** Removes a role at one scope; it stays at others. False: it was not held there. */
export function removeAzureRole(
  store: Store,
  tenantId: string,
  assignment: { roleId: string; scopeId: string; principalId: string },
): boolean {
  const sql = `delete from azure_role_assignments
    where tenant_id = ? and role_id = ? and scope_id = ? and principal_id = ?`;
  return store.run(sql, tenantId, assignment.roleId, assignment.scopeId, assignment.principalId) > 0;
}
