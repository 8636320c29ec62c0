import { ZERO_GUID } from '../../directory/guid';
import type { Instance } from '../../reviews/instances';
import type { Item } from '../../reviews/items';
import { threeDigits } from '../reviews/wire-definition';
import type { Wire } from '../wire';

/** The newer API's words for how a decision was applied → the older API's words. */
const APPLY_RESULTS: Record<string, string> = {
  New: 'NotApplied',
  AppliedSuccessfully: 'Success',
  AppliedWithUnknownFailure: 'Failed',
  AppliedSuccessfullyButObjectNotFound: 'NotFound',
  ApplyNotSupported: 'NotSupported',
};

const RECOMMENDATIONS: Record<string, string> = { NoInfoAvailable: 'NotAvailable' };

/** Microsoft: where the system decided or applied, the user principal name is empty. */
function identity(id: string | null, displayName: string | null, upn: string | null): Wire | null {
  if (id === null) return null;
  return { id, displayName, userPrincipalName: id === ZERO_GUID ? '' : upn };
}

/** The person whose access it is; empty for other principals. */
function userOf(item: Item): Wire {
  if (item.principal_kind !== 'user') return {};
  return {
    userId: item.principal_id,
    userDisplayName: item.principal_name,
    userPrincipalName: item.principal_upn,
  };
}

const timeOf = (at: number | null): string | null => (at === null ? null : threeDigits(at));

/**
 * A decision as the older API writes it. https://learn.microsoft.com/graph/api/resources/accessreviewdecision
 */
export function legacyDecisionWire(item: Item, instance: Instance): Wire {
  return {
    id: item.id,
    accessReviewId: instance.id,
    reviewedDateTime: timeOf(item.reviewed_at),
    reviewResult: item.decision,
    justification: item.justification,
    appliedDateTime: timeOf(item.applied_at),
    applyResult: APPLY_RESULTS[item.apply_result] ?? item.apply_result,
    accessRecommendation: RECOMMENDATIONS[item.recommendation] ?? item.recommendation,
    reviewedBy: identity(item.reviewer_id, item.reviewer_name, item.reviewer_upn),
    appliedBy: identity(item.applied_by_id, item.applied_by_name, item.applied_by_upn),
    ...userOf(item),
  };
}
