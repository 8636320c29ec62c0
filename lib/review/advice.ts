import type { Advice, DecisionItem, Review } from './model';
import { isPerson } from './principal';
import { signInAt } from './sign-in';

const DAY = 86_400_000;
const DEFAULT_LOOK_BACK_DAYS = 30;

/** Which sentence tells why an advice was given; `notTold` where what is known here doesn't explain it. */
export type AdviceReason = 'recent' | 'old' | 'after' | 'none' | 'unknown' | 'notTold';

/** The facts a sentence about the advice is made of. */
export interface AdviceFacts {
  /**
   * The last sign-in against the review's start. `none`: never, or not known. `undated`: the start is not known.
   * `notAPerson`: nobody signs in as this principal.
   */
  signIn: 'before' | 'after' | 'none' | 'undated' | 'notAPerson';
  /** Whole days between last sign-in and start, or null. */
  days: number | null;
  /** After how many days without sign-in Microsoft advises Deny. */
  lookBackDays: number;
  outlier: boolean | null;
  reason: AdviceReason;
}

/** What of an item its advice is told by. */
type Evidence = Pick<DecisionItem, 'principal' | 'advice' | 'lastSignInAt' | 'outlier'>;

/**
 * What Microsoft's advice rests on. It is fixed when the instance starts and not refreshed:
 * https://learn.microsoft.com/entra/id-governance/review-recommendations-access-reviews
 * So a sign-in after the start is told as such and never counted as days before it.
 */
export function adviceFacts(item: Evidence, review: Review): AdviceFacts {
  const lookBackDays = review.definition.settings?.adviceLookBackDays ?? DEFAULT_LOOK_BACK_DAYS;
  const { signIn, gap } = signInAgainst(item, review);
  const days = gap === null ? null : Math.floor(Math.abs(gap) / DAY);
  const reason = reasonOf(item.advice, signIn, gap, lookBackDays);
  return { signIn, days, lookBackDays, outlier: item.outlier, reason };
}

/** `gap`: ms from the last sign-in to the start, negative for a later sign-in; null where either is not known. */
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
 * A reason is given only where the facts here lead to this very advice. They may not: the advice can rest on another
 * insight or on Microsoft's own newer record, and the date is often missing. A date that isn't known explains nothing.
 */
function reasonOf(
  advice: Advice,
  signIn: AdviceFacts['signIn'],
  gap: number | null,
  lookBackDays: number,
): AdviceReason {
  if (advice === 'Unknown') return 'unknown';
  if (advice === 'None') return 'none';
  if (signIn === 'after') return 'after';
  if (gap === null) return 'notTold';
  const recent = gap <= lookBackDays * DAY;
  if (recent !== (advice === 'Approve')) return 'notTold';
  return recent ? 'recent' : 'old';
}

/** The decision that accepts an item's advice, or undefined where there is none to accept. */
export function adviceAsDecision(advice: Advice): 'Approve' | 'Deny' | undefined {
  return advice === 'Approve' || advice === 'Deny' ? advice : undefined;
}
