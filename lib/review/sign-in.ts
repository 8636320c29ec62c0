import { adviceSettings } from './advice-settings';
import { DAY } from './day';
import type { DecisionItem, Review } from './model';
import { isPerson } from './principal';

/** How long ago a person signed in, in bands. The numbers are whole days, both ends included. */
export const SIGN_IN_BANDS = ['d0to7', 'd8to30', 'd31to90', 'd91to365', 'over365', 'never'] as const;
export type SignInBand = (typeof SIGN_IN_BANDS)[number];

const UP_TO: readonly [days: number, band: SignInBand][] = [
  [7, 'd0to7'],
  [30, 'd8to30'],
  [90, 'd31to90'],
  [365, 'd91to365'],
];

type SignedIn = Pick<DecisionItem, 'lastSignInAt'>;

const moments = new WeakMap<SignedIn, number>();

/** The last sign-in in ms since 1970; NaN for never, for unknown and for an invalid time. */
export function signInAt(item: SignedIn): number {
  let at = moments.get(item);
  if (at === undefined) {
    at = Date.parse(item.lastSignInAt ?? '');
    moments.set(item, at);
  }
  return at;
}

/**
 * The time from which days without a sign-in are counted back, in ms since 1970: the review's start, because Microsoft
 * gives sign-ins as of then and the rows say "… days before this review began". `now` where the start isn't known.
 *
 * https://learn.microsoft.com/entra/id-governance/review-recommendations-access-reviews
 */
export function countedFrom(review: Review, now: number): number {
  const start = Date.parse(review.instance.startsAt ?? '');
  return Number.isNaN(start) ? now : start;
}

/** Whole days without a sign-in, counted back from `from`; 0 for a later sign-in, NaN where none is known. */
export function quietDays(item: DecisionItem, from: number): number {
  return Math.max(0, Math.floor((from - signInAt(item)) / DAY));
}

/**
 * The band of an item's last sign-in; a sign-in after the review's start is in the first band. Null for a principal
 * that isn't a person.
 */
export function signInBand(item: DecisionItem, from: number): SignInBand | null {
  if (!isPerson(item.principal)) return null;
  const days = quietDays(item, from);
  if (Number.isNaN(days)) return 'never';
  return UP_TO.find(([most]) => days <= most)?.[1] ?? 'over365';
}

/**
 * Whether sign-ins are known for this review: Microsoft gives them where recommendations are switched on. Without
 * recommendations, "no sign-in known" would claim something that nobody looked up. Groups and applications have no
 * sign-ins.
 */
export function hasSignIns(items: readonly DecisionItem[], review: Review): boolean {
  if (!items.some(({ principal }) => isPerson(principal))) return false;
  if (adviceSettings(review)?.adviceEnabled) return true;
  return items.some((item) => item.lastSignInAt !== null);
}
