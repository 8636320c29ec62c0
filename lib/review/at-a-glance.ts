import { isAgainstAdvice } from './advice';
import { isBusy } from './item-state';
import type { Known } from './known';
import { ANSWERS, type DecisionItem, type RecordedDecision } from './model';
import { answerIn } from './row-answer';
import { countedFrom, hasSignIns, SIGN_IN_BANDS, type SignInBand, signInBand } from './sign-in';

/** A review at a glance: rows of numbers, each of which may also be drawn as a bar. */
export interface AtAGlance {
  /**
   * How many items have each decision on screen: Approve, Deny, Don't know, not reviewed; an unknown decision only if
   * it occurs.
   */
  progress: { decision: RecordedDecision; count: number }[];
  /** Decisions of this device that Microsoft hasn't confirmed yet. */
  onDevice: number;
  /** Decisions that are the opposite of the recommendation, whoever made them. */
  against: number;
  /** The last sign-ins, newest band first, empty bands included; no bands where Microsoft doesn't give sign-ins. */
  signIns: { band: SignInBand; count: number }[];
}

const SHOWN: readonly RecordedDecision[] = [...ANSWERS, 'Unknown', 'NotReviewed'];

/** Counts a review's items. `now` is ms since 1970. */
export function atAGlance(items: readonly DecisionItem[], known: Known, now: number): AtAGlance {
  const { review } = known;
  const from = countedFrom(review, now);
  const decisions = new Map<RecordedDecision, number>();
  const bands = new Map<SignInBand, number>();
  let onDevice = 0;
  let against = 0;
  for (const item of items) {
    const { decision, status } = answerIn(known, item);
    add(decisions, decision);
    const band = signInBand(item, from);
    if (band) add(bands, band);
    if (isAgainstAdvice(decision, item.advice)) against += 1;
    if (status && isBusy(status)) onDevice += 1;
  }
  return {
    progress: SHOWN.map((decision) => ({ decision, count: decisions.get(decision) ?? 0 })).filter(
      ({ decision, count }) => decision !== 'Unknown' || count > 0,
    ),
    onDevice,
    against,
    signIns: hasSignIns(items, review)
      ? SIGN_IN_BANDS.map((band) => ({ band, count: bands.get(band) ?? 0 }))
      : [],
  };
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
