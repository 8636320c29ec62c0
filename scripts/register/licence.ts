/** https://learn.microsoft.com/graph/api/resources/subscribedsku */
export interface SubscribedSku {
  capabilityStatus: string;
  servicePlans: { servicePlanId: string; provisioningStatus: string }[];
}

/**
 * The service plans with access reviews.
 * https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 * https://learn.microsoft.com/entra/id-governance/licensing-fundamentals
 */
const PLANS = [
  { id: 'eec0eb4f-6444-4f95-aba0-50c24d67f998', name: 'Microsoft Entra ID P2' },
  { id: 'e866a266-3cff-43a3-acca-0c90a7e00c8b', name: 'Microsoft Entra ID Governance' },
];

/** The name of a plan with access reviews that the organisation can use now; undefined: there is none. */
export function licenceAmong(skus: readonly SubscribedSku[]): string | undefined {
  const usable = skus
    .filter(({ capabilityStatus }) => ['Enabled', 'Warning'].includes(capabilityStatus))
    .flatMap(({ servicePlans }) => servicePlans)
    .filter(({ provisioningStatus }) => provisioningStatus === 'Success')
    .map(({ servicePlanId }) => servicePlanId);
  return PLANS.find(({ id }) => usable.includes(id))?.name;
}

/**
 * One sentence about the licence, for the command's output. Undefined: the subscriptions could not be read.
 */
export function licenceSentence(skus: readonly SubscribedSku[] | undefined): string {
  if (!skus)
    return `Licence: this sign-in may not read what the tenant has. Access reviews need ${PLANS.map((plan) => plan.name).join(' or ')}.`;
  const name = licenceAmong(skus);
  if (name) return `Licence: the tenant has ${name}.`;
  return `Licence: the tenant has neither ${PLANS.map((plan) => plan.name).join(' nor ')}. Graph refuses access reviews without one.`;
}
