import { ownersOf } from '../../directory/owners';
import type { Call } from '../route';
import { ROLES_FOR, requireRole } from './permissions';

/**
 * Throws 403 unless the caller may change this application or its servicePrincipal: by a role, or as its
 * owner. https://learn.microsoft.com/graph/api/application-update#permissions
 */
export function requireRegistrar(call: Call, objectId: string): void {
  const { tenant, userId } = call.request.caller;
  const owns = userId !== null && ownersOf(call.context.store, tenant.id, objectId).includes(userId);
  if (!owns) requireRole(call, ROLES_FOR.applications);
}
