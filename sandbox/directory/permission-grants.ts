import type { Store } from '../core/store';

/**
 * The permissions that a client has at a resource on behalf of users.
 * https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant
 */
export interface PermissionGrant {
  id: string;
  /** Object id of the client's servicePrincipal. */
  clientId: string;
  /** Null: for everybody in the tenant, by an administrator's consent. */
  principalId: string | null;
  /** Object id of the resource's servicePrincipal. */
  resourceId: string;
  /** Names of permissions, separated by spaces. */
  scope: string;
}

const COLUMNS = `select id, client_id as clientId, principal_id as principalId, resource_id as resourceId, scope
  from permission_grants`;

/** The grants of the tenant, in the order they were given. */
export function listGrants(store: Store, tenantId: string): PermissionGrant[] {
  return store.all<PermissionGrant>(`${COLUMNS} where tenant_id = ? order by pk`, tenantId);
}

export function findGrant(store: Store, tenantId: string, id: string): PermissionGrant | undefined {
  return store.get<PermissionGrant>(`${COLUMNS} where tenant_id = ? and id = ?`, tenantId, id);
}

export function insertGrant(store: Store, tenantId: string, grant: PermissionGrant): void {
  store.run(
    `insert into permission_grants (tenant_id, id, client_id, principal_id, resource_id, scope)
      values (?, ?, ?, ?, ?, ?)`,
    tenantId,
    grant.id,
    grant.clientId,
    grant.principalId,
    grant.resourceId,
    grant.scope,
  );
}

/** Replaces the permissions of a grant. */
export function saveGrantScope(store: Store, tenantId: string, id: string, scope: string): void {
  store.run('update permission_grants set scope = ? where tenant_id = ? and id = ?', scope, tenantId, id);
}

export function deleteGrant(store: Store, tenantId: string, id: string): void {
  store.run('delete from permission_grants where tenant_id = ? and id = ?', tenantId, id);
}

/**
 * Names of the permissions that a client (the object id of its servicePrincipal) has by consent for
 * everybody.
 */
export function consentedScopes(store: Store, tenantId: string, clientId: string): string[] {
  return listGrants(store, tenantId)
    .filter((grant) => grant.clientId === clientId && grant.principalId === null)
    .flatMap(({ scope }) => scope.split(/\s+/).filter(Boolean));
}
