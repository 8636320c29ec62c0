import { isAgainstAdvice } from '../advice';
import { DOUBT_RULES, doubtsOf } from '../doubt';
import { isBusy } from '../item-state';
import type { Known } from '../known';
import { denyLimit } from '../limits';
import type { DecisionItem, PersonDetails } from '../model';
import { type Change, changesSince } from '../previous';
import { isPerson } from '../principal';
import { isUndecided } from '../progress';
import { answerIn, type RowAnswer } from '../row-answer';
import { countedFrom, quietDays } from '../sign-in';
import { FILTERS, type FilterId } from './view';

/** From how many days without a sign-in the filter `quiet90` matches. */
const QUIET_DAYS = 90;

interface Facts {
  item: DecisionItem;
  person: PersonDetails | undefined;
  /** What changed since last time, computed once. */
  changes: readonly Change[];
  known: Known;
  /** Whole days without a sign-in; NaN where none is known. */
  quiet: number;
}

/**
 * Filters about facts that deciding doesn't change.
 * - `doubtful`: there is any reason to look at the person first.
 * - `quiet90`: the last sign-in is known and 90 days or more before the review's start; without a known sign-in see
 *   `neverSignedIn`.
 * - `changed`: `changesSince` gives any change. `newSinceLastTime`: it gives `new`.
 */
const FIXED = {
  doubtful: ({ item, known }) => doubtsOf(item, known).length > 0,
  quiet90: ({ quiet }) => quiet >= QUIET_DAYS,
  neverSignedIn: ({ item, quiet }) => Number.isNaN(quiet) && isPerson(item.principal),
  advisedDeny: DOUBT_RULES.advisedDeny,
  advisedApprove: ({ item }) => item.advice === 'Approve',
  guests: ({ person }) => person?.kind === 'guest',
  blocked: DOUBT_RULES.blocked,
  outliers: DOUBT_RULES.outlier,
  cannotDeny: ({ item, known }) => denyLimit(item, known.access) !== null,
  changed: ({ changes }) => changes.length > 0,
  deniedLastTime: DOUBT_RULES.deniedLastTime,
  newSinceLastTime: ({ changes }) => changes[0] === 'new',
} as const satisfies Partial<Record<FilterId, (facts: Facts) => boolean>>;

/**
 * Filters about decisions, always about the decision on screen: my decision on its way counts as made.
 * - `answeredByOthers`: another reviewer's answer stands, and my decision would replace it.
 * - `needsMe`: somebody else answered before me or replaced my answer, or Microsoft refused it.
 */
const CHANGING = {
  undecided: isUndecided,
  decided: (answer) => !isUndecided(answer),
  againstAdvice: ({ item, decision }) => isAgainstAdvice(decision, item.advice),
  answeredByOthers: ({ theirs }) => theirs !== null,
  onItsWay: ({ status }) => status !== null && isBusy(status),
  needsMe: ({ status }) => status !== null && status.step !== 'saved' && !isBusy(status),
} as const satisfies Record<Exclude<FilterId, keyof typeof FIXED>, (answer: RowAnswer) => boolean>;

/** One bit for each filter. */
export const BIT = Object.fromEntries(FILTERS.map((id, index) => [id, 1 << index])) as Record<
  FilterId,
  number
>;
const FIXED_RULES = rulesOf<Facts>(FIXED);
const CHANGING_RULES = rulesOf<RowAnswer>(CHANGING);

function rulesOf<T>(rules: Partial<Record<FilterId, (subject: T) => boolean>>) {
  return FILTERS.flatMap((id) => {
    const holds = rules[id];
    return holds ? [{ bit: BIT[id], holds }] : [];
  });
}

function judge<T>(rules: readonly { bit: number; holds(subject: T): boolean }[], subject: T): number {
  let bits = 0;
  for (const { bit, holds } of rules) if (holds(subject)) bits |= bit;
  return bits;
}

/** The facts by which an item was judged; while they are the same objects, the result is reused. */
interface Judged {
  person: PersonDetails | undefined;
  known: Known;
  from: number;
  fixed: number;
  answer: RowAnswer;
  changing: number;
}

const judgements = new WeakMap<DecisionItem, Judged>();

/** Gives a function that computes the filters an item passes, as one bit each. */
export function filterBits(known: Known, now: number): (item: DecisionItem) => number {
  const from = countedFrom(known.review, now);
  const { people } = known;
  return (item) => {
    const person = people?.get(item.principal.id);
    const answer = answerIn(known, item);
    const last = judgements.get(item);
    if (!last) {
      const fixed = judgeFixed(item, person, known, from);
      const changing = judge(CHANGING_RULES, answer);
      judgements.set(item, { person, known, from, fixed, answer, changing });
      return fixed | changing;
    }
    if (!isUpToDate(last, person, known, from)) {
      last.fixed = judgeFixed(item, person, known, from);
      last.person = person;
      last.from = from;
    }
    last.known = known;
    if (last.answer !== answer) {
      last.changing = judge(CHANGING_RULES, answer);
      last.answer = answer;
    }
    return last.fixed | last.changing;
  };
}

function isUpToDate(last: Judged, person: PersonDetails | undefined, known: Known, from: number): boolean {
  const { review, previous, access } = last.known;
  return (
    last.person === person &&
    last.from === from &&
    review === known.review &&
    previous === known.previous &&
    access === known.access
  );
}

function judgeFixed(
  item: DecisionItem,
  person: PersonDetails | undefined,
  known: Known,
  from: number,
): number {
  const changes = changesSince(item, known.previous, known.review);
  return judge(FIXED_RULES, { item, person, changes, known, quiet: quietDays(item, from) });
}
