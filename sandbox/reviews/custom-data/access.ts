import type { Store } from '../../core/store';
import { transitiveMembersOf } from '../../directory/members';
import type { Access, AccessHolder, AccessResource } from '../access';
import type { UploadRow } from './csv';

const ROWS = `select r.principal_id as principalId, r.permission_id as permissionId, r.permission_name as permissionName,
  r.permission_description as permissionDescription, r.permission_type as permissionType, r.scope_id as scopeId,
  r.scope_name as scopeName, r.owner_users as ownerUsers, r.owner_groups as ownerGroups, r.custom_data as customData
  from upload_rows r join upload_sessions s on s.seq = r.session_seq
  where s.tenant_id = ? and s.instance_id = ? and s.resource_id = ? and s.status = 'complete' order by r.seq`;

const listed = (ids: string): string[] => ids.split(/[\s;,|]+/).filter(Boolean);

/** The owners of an entitlement, named one by one or as members of groups. */
function ownersOf(store: Store, tenantId: string, row: UploadRow): string[] {
  const members = listed(row.ownerGroups).flatMap((groupId) =>
    transitiveMembersOf(store, tenantId, groupId).flatMap(({ id, kind }) => (kind === 'user' ? [id] : [])),
  );
  return [...new Set([...listed(row.ownerUsers), ...members])];
}

function accessOf(resource: AccessResource, row: UploadRow): Access & { holders: AccessHolder[] } {
  const { permissionId, permissionName, permissionDescription, permissionType, scopeId, scopeName } = row;
  return {
    resource: {
      ...resource,
      ...(scopeId && { place: { id: scopeId, displayName: scopeName, type: 'scope' } }),
      permission: {
        id: permissionId,
        displayName: permissionName,
        description: permissionDescription || null,
        type: permissionType || null,
      },
      customData: row.customData,
    },
    holders: [],
  };
}

/**
 * The access in a custom data provided resource, from the data that was uploaded for an instance in time.
 * Rows with the same permission, scope and data are one access.
 */
export function customDataAccess(
  store: Store,
  tenantId: string,
  resource: AccessResource,
  instanceId: string,
): Access[] {
  const found = new Map<string, ReturnType<typeof accessOf>>();
  for (const row of store.all<UploadRow>(ROWS, tenantId, instanceId, resource.id)) {
    const key = JSON.stringify([row.permissionId, row.scopeId, row.customData]);
    const access = found.get(key) ?? accessOf(resource, row);
    found.set(key, access);
    if (access.holders.some(({ id }) => id === row.principalId)) continue;
    const owners = ownersOf(store, tenantId, row);
    access.holders.push({ id: row.principalId, kind: 'user', indirect: false, owners });
  }
  return [...found.values()];
}
