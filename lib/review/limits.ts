import type { AccessFacts, DecisionItem, DenyLimit } from './model';

/**
 * Why a Deny for this item can't take effect by itself; null where no reason is known. A limit of the whole resource
 * comes first. Else a person who isn't a direct member has the access through a group, or has lost it since the review
 * began.
 *
 * https://learn.microsoft.com/entra/id-governance/complete-access-review
 * https://learn.microsoft.com/entra/id-governance/access-reviews-faqs
 */
export function denyLimit(
  item: Pick<DecisionItem, 'principal' | 'resource'>,
  access: AccessFacts | null,
): DenyLimit | null {
  const { resource, principal } = item;
  if (!access || !resource) return null;
  const whole = access.ofResource.get(resource.id);
  if (whole) return whole;
  const direct = access.direct.get(resource.id);
  // Whom Graph doesn't name can be anybody, a direct member too.
  if (!direct || principal.id === '' || direct.has(principal.id)) return null;
  return resource.type === 'group' ? 'nested' : 'throughGroup';
}
