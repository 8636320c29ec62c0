import * as v from 'valibot';
import type { GraphResponse } from '../../core/graph-message';
import { holdsRole } from '../../directory/roles';
import { readPolicy, savePolicy } from '../../reviews/policy';
import { refusal } from '../../reviews/refusals';
import { entityOf } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import type { Call, Permission } from '../route';

const WRITE = ['Policy.ReadWrite.AccessReview'];
const READ = ['Policy.Read.All', ...WRITE];

export const readPolicies: Permission = { delegated: READ, application: READ };
export const writePolicies: Permission = { delegated: WRITE, application: WRITE };

const MANAGERS = ['Global Administrator', 'Identity Governance Administrator'];

const Change = v.object({ isGroupOwnerManagementEnabled: v.boolean() });

/** https://learn.microsoft.com/graph/api/accessreviewpolicy-get */
export function getPolicy(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, ['$select']);
  const policy = {
    id: 'accessReviewPolicy',
    displayName: 'Access Review Policy',
    description: 'Policy contains directory-level access review settings.',
    ...readPolicy(context.store, request.caller.tenant.id),
  };
  return entityOf(request, 'policies/accessReviewPolicy/$entity', policy, options);
}

/** https://learn.microsoft.com/graph/api/accessreviewpolicy-update */
export function patchPolicy({ context, request }: Call): GraphResponse {
  const { tenant, userId } = request.caller;
  if (userId !== null && !holdsRole(context.store, tenant.id, userId, MANAGERS)) throw refusal('needsRole');
  const change = v.safeParse(Change, request.body);
  if (!change.success) throw refusal('badBody', 'isGroupOwnerManagementEnabled takes true or false.');
  savePolicy(context.store, tenant.id, change.output);
  return { status: 204 };
}
