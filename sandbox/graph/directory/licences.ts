import type { GraphResponse } from '../../core/graph-message';
import { guidOf } from '../../directory/guid';
import { listUsers } from '../../directory/users';
import { pageOf } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import type { Call } from '../route';

/** https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference: Microsoft Entra ID P2 */
const P2 = { skuId: '84a661c4-e949-4bd2-a560-ed7766fcaf2b', skuPartNumber: 'AAD_PREMIUM_P2' };
const PLANS = [
  { servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d', servicePlanName: 'AAD_PREMIUM' },
  { servicePlanId: 'eec0eb4f-6444-4f95-aba0-50c24d67f998', servicePlanName: 'AAD_PREMIUM_P2' },
];

/** https://learn.microsoft.com/graph/api/subscribedsku-list: every tenant has Microsoft Entra ID P2. */
export function getSubscribedSkus({ context, request }: Call): GraphResponse {
  const { tenant } = request.caller;
  const options = readOptions(request.query, ['$select']);
  const sku = {
    id: `${tenant.id}_${P2.skuId}`,
    accountId: tenant.id,
    accountName: tenant.domain.split('.')[0] ?? tenant.domain,
    appliesTo: 'User',
    capabilityStatus: 'Enabled',
    consumedUnits: listUsers(context.store, tenant.id).length,
    prepaidUnits: { enabled: 100_000, lockedOut: 0, suspended: 0, warning: 0 },
    servicePlans: PLANS.map((plan) => ({ ...plan, appliesTo: 'User', provisioningStatus: 'Success' })),
    ...P2,
    subscriptionIds: [guidOf(tenant.id, 'subscription')],
  };
  return pageOf(request, options, { context: 'subscribedSkus', total: 1, value: [sku], countUnasked: false });
}
