import type { DecisionItem, DefaultDecision, Review } from './model';

/** What becomes of the access. `advice`: as Microsoft advises for each person. */
export type Outcome = 'keeps' | 'loses' | 'advice' | 'unknown';

export interface Consequence {
  approve: Outcome;
  deny: Outcome;
  dontKnow: Outcome;
  /** Where nobody decides until the end. */
  nothing: Outcome;
  /** Who carries the results out after the end. */
  applied: 'automatically' | 'byAdministrator' | 'unknown';
  /** The end of the instance, before which nothing is carried out. */
  at: string | null;
}

/**
 * Default decisions and automatic results:
 * https://learn.microsoft.com/graph/api/resources/accessreviewschedulesettings
 * "Don't know" keeps the access and is logged:
 * https://learn.microsoft.com/entra/id-governance/perform-access-review
 */
const BY_DEFAULT: Record<DefaultDecision, Outcome> = {
  Approve: 'keeps',
  Deny: 'loses',
  Recommendation: 'advice',
  None: 'keeps',
};

/** What each choice leads to; with an item, its own advice stands in for `advice`. */
export function consequenceOf(review: Review, item?: Pick<DecisionItem, 'advice'>): Consequence {
  const { settings } = review.definition;
  const nothing = settings ? BY_DEFAULT[settings.defaultDecision] : 'unknown';
  return {
    approve: 'keeps',
    deny: 'loses',
    dontKnow: 'keeps',
    nothing: nothing === 'advice' && item ? byAdvice(item) : nothing,
    applied: settings ? (settings.autoApply ? 'automatically' : 'byAdministrator') : 'unknown',
    at: review.instance.endsAt,
  };
}

/** What happens without any advice is not documented, so it is not promised. */
function byAdvice(item: Pick<DecisionItem, 'advice'>): Outcome {
  if (item.advice === 'Approve') return 'keeps';
  return item.advice === 'Deny' ? 'loses' : 'unknown';
}
