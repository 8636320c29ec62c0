import { ownersOf } from '../../directory/owners';
import { mayManageReviews } from '../../directory/roles';
import type { DefinitionContent } from '../../reviews/input/definition';
import { readPolicy } from '../../reviews/policy';
import { refusal } from '../../reviews/refusals';
import type { Call } from '../route';
import { kindOf } from './access';

/** Whether the caller owns all groups of a review and the tenant's policy lets owners manage reviews. */
function ownsAll({ context, request: { caller } }: Call, { plan }: DefinitionContent): boolean {
  const { store } = context;
  const { resources } = plan.scope;
  if (!readPolicy(store, caller.tenant.id).isGroupOwnerManagementEnabled || resources.length === 0)
    return false;
  return resources.every(
    (scope) =>
      scope.kind === 'group' && ownersOf(store, caller.tenant.id, scope.id).includes(caller.userId ?? ''),
  );
}

/** Throws 403 unless the caller may create and change reviews of this kind. */
export function requireManager(call: Call, content: DefinitionContent): void {
  const { context, request } = call;
  const { tenant, userId } = request.caller;
  if (userId === null) return;
  if (mayManageReviews(context.store, tenant.id, userId, kindOf(content)) || ownsAll(call, content)) return;
  throw refusal('needsRole');
}
