import { adviceSettings, lookBackDays } from './advice-settings';
import { DAY } from './day';
import type { Advice, DecisionItem, RecordedDecision, Review } from './model';
import { isPerson } from './principal';
import { hasSignIns, signInAt } from './sign-in';

/** Which sentence explains a recommendation; `notTold` where the known facts don't explain it. */
export type AdviceReason = 'recent' | 'old' | 'after' | 'none' | 'unknown' | 'notTold';

/** The facts behind the sentence about the recommendation. */
export interface AdviceFacts {
  /**
   * The last sign-in compared with the review's start. `none`: never, or not known. `undated`: the start is not known.
   * `notAPerson`: this principal never signs in.
   */
  signIn: 'before' | 'after' | 'none' | 'undated' | 'notAPerson';
  /** Whole days between the last sign-in and the start; null where either isn't known. */
  days: number | null;
  /** After how many days without a sign-in Microsoft recommends Deny. */
  lookBackDays: number;
  outlier: boolean | null;
  reason: AdviceReason;
}

/** The fields of an item that explain its recommendation. */
type Evidence = Pick<DecisionItem, 'principal' | 'advice' | 'lastSignInAt' | 'outlier'>;

/**
 * The facts behind Microsoft's recommendation. Microsoft fixes it when the instance starts and doesn't refresh it, so a
 * sign-in after the start is shown as later and never counted as days before it.
 *
 * https://learn.microsoft.com/entra/id-governance/review-recommendations-access-reviews
 */
export function adviceFacts(item: Evidence, review: Review): AdviceFacts {
  const most = lookBackDays(review);
  const { signIn, gap } = signInAgainst(item, review);
  const days = gap === null ? null : Math.floor(Math.abs(gap) / DAY);
  const reason = reasonOf(item.advice, signIn, gap, most);
  return { signIn, days, lookBackDays: most, outlier: item.outlier, reason };
}

/** `gap`: ms from the last sign-in to the start, negative for a later sign-in; null where either isn't known. */
function signInAgainst(
  item: Evidence,
  review: Review,
): { signIn: AdviceFacts['signIn']; gap: number | null } {
  if (!isPerson(item.principal)) return { signIn: 'notAPerson', gap: null };
  const at = signInAt(item);
  if (Number.isNaN(at)) return { signIn: 'none', gap: null };
  const gap = Date.parse(review.instance.startsAt ?? '') - at;
  if (Number.isNaN(gap)) return { signIn: 'undated', gap: null };
  return { signIn: gap < 0 ? 'after' : 'before', gap };
}

/**
 * Gives a reason only where the facts here lead to exactly this recommendation. It may rest on another insight or on
 * Microsoft's newer data, and the date of the last sign-in is often missing. An unknown date explains nothing.
 */
function reasonOf(
  advice: Advice,
  signIn: AdviceFacts['signIn'],
  gap: number | null,
  most: number,
): AdviceReason {
  if (advice === 'Unknown') return 'unknown';
  if (advice === 'None') return 'none';
  if (signIn === 'after') return 'after';
  if (gap === null) return 'notTold';
  const recent = gap <= most * DAY;
  if (recent !== (advice === 'Approve')) return 'notTold';
  return recent ? 'recent' : 'old';
}

/**
 * Whether recommendations are known for this review: a tenant can switch them off. Where its settings aren't known, only a
 * recommendation itself shows that there are any.
 */
export function hasAdvice(items: readonly Pick<DecisionItem, 'advice'>[], review: Review): boolean {
  return adviceSettings(review)?.adviceEnabled === true || items.some(({ advice }) => advice !== 'None');
}

/**
 * Which facts an item's evidence has: without recommendations, "no sign-in known" and "too little information for a
 * recommendation" would claim something that nobody looked up.
 */
export function availableEvidence(item: DecisionItem, review: Review): { signIn: boolean; advice: boolean } {
  return {
    signIn: !isPerson(item.principal) || hasSignIns([item], review),
    advice: hasAdvice([item], review),
  };
}

/** The decision that accepts an item's recommendation; undefined where there is none to accept. */
export function adviceAsDecision(advice: Advice): 'Approve' | 'Deny' | undefined {
  return advice === 'Approve' || advice === 'Deny' ? advice : undefined;
}

/**
 * Whether an act's decision is the opposite of the recommendation; false where there is none or this version doesn't
 * know it.
 */
export const isAgainstAdvice = (decision: RecordedDecision | 'accept', advice: Advice): boolean =>
  (decision === 'Approve' && advice === 'Deny') || (decision === 'Deny' && advice === 'Approve');
