import type { Advice, DecisionItem, Review } from './model';

const DAY = 86_400_000;
const DEFAULT_LOOK_BACK_DAYS = 30;

/** The facts a sentence about the advice is made of. */
export interface AdviceFacts {
  advice: Advice;
  /** The last sign-in against the review's start; `none`: never, or not known. `undated`: the start is not known. */
  signIn: 'before' | 'after' | 'none' | 'undated';
  /** Whole days between last sign-in and start, or null. */
  days: number | null;
  /** After how many days without sign-in Microsoft advises Deny. */
  lookBackDays: number;
  outlier: boolean | null;
}

/**
 * What Microsoft's advice rests on. It is fixed when the instance starts and not refreshed:
 * https://learn.microsoft.com/entra/id-governance/review-recommendations-access-reviews
 * So a sign-in after the start is told as such and never counted as days before it.
 */
export function adviceFacts(
  item: Pick<DecisionItem, 'advice' | 'lastSignInAt' | 'outlier'>,
  review: Review,
): AdviceFacts {
  const lookBackDays = review.definition.settings?.adviceLookBackDays ?? DEFAULT_LOOK_BACK_DAYS;
  return { advice: item.advice, ...signInAgainst(item, review), lookBackDays, outlier: item.outlier };
}

function signInAgainst(
  item: Pick<DecisionItem, 'lastSignInAt'>,
  review: Review,
): Pick<AdviceFacts, 'signIn' | 'days'> {
  const { startsAt } = review.instance;
  if (item.lastSignInAt === null) return { signIn: 'none', days: null };
  if (startsAt === null) return { signIn: 'undated', days: null };
  const gap = Date.parse(startsAt) - Date.parse(item.lastSignInAt);
  const days = Math.floor(Math.abs(gap) / DAY);
  return { signIn: gap < 0 ? 'after' : 'before', days };
}

/** The decision that accepts an item's advice, or undefined where there is none to accept. */
export function adviceAsDecision(advice: Advice): 'Approve' | 'Deny' | undefined {
  return advice === 'Approve' || advice === 'Deny' ? advice : undefined;
}
