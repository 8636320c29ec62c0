import { isAgainstAdvice } from '../act';
import { type ItemProgress, isBusy, standing } from '../item-state';
import { denyLimit } from '../limits';
import type { DecisionItem, PersonDetails } from '../model';
import { othersAnswer } from '../others-answer';
import { type Change, changesSince, previousOf } from '../previous';
import { countedFrom, quietDays } from '../sign-in';
import { FILTERS, type FilterId, type Known } from './view';

/** Days without a sign-in that `quiet90` stands for. */
const QUIET_DAYS = 90;

interface Facts {
  item: DecisionItem;
  person: PersonDetails | undefined;
  /** What was there before, looked up once. */
  changes: readonly Change[];
  known: Known;
  /** Whole days without a sign-in, NaN for none known. */
  quiet: number;
}

/**
 * Filters about what doesn't change by deciding.
 * - `quiet90`: a last sign-in is known and lies 90 days or more before the review began; none known: `neverSignedIn`.
 * - `changed`: any of `changesSince`. `newSinceLastTime`: only the first of these.
 */
const STILL = {
  quiet90: ({ quiet }) => quiet >= QUIET_DAYS,
  neverSignedIn: ({ quiet }) => Number.isNaN(quiet),
  advisedDeny: ({ item }) => item.advice === 'Deny',
  advisedApprove: ({ item }) => item.advice === 'Approve',
  guests: ({ person }) => person?.kind === 'guest',
  blocked: ({ person }) => person?.enabled === false,
  outliers: ({ item }) => item.outlier === true,
  cannotDeny: ({ item, known }) => denyLimit(item, known.access) !== null,
  changed: ({ changes }) => changes.length > 0,
  deniedLastTime: ({ item, known }) => previousOf(item, known.previous)?.decision === 'Deny',
  newSinceLastTime: ({ changes }) => changes[0] === 'new',
} as const satisfies Partial<Record<FilterId, (facts: Facts) => boolean>>;

interface Now {
  item: DecisionItem;
  progress: ItemProgress | undefined;
  decision: DecisionItem['decision'];
  me: string;
}

/**
 * Filters about decisions, always the one on screen: a choice of mine on its way counts as made.
 * - `answeredByOthers`: another reviewer's answer stands, and a new one of mine would replace it.
 * - `needsMe`: somebody else was quicker, replaced mine, or Microsoft refused it.
 */
const MOVING = {
  undecided: ({ decision }) => decision === 'NotReviewed',
  decided: ({ decision }) => decision !== 'NotReviewed',
  againstAdvice: ({ item, decision }) => isAgainstAdvice(decision, item.advice),
  answeredByOthers: ({ item, progress, me }) => othersAnswer(item, progress, me) !== null,
  onItsWay: ({ progress }) => progress !== undefined && isBusy(progress.state),
  needsMe: ({ progress }) =>
    progress !== undefined && progress.state.step !== 'saved' && !isBusy(progress.state),
} as const satisfies Record<Exclude<FilterId, keyof typeof STILL>, (now: Now) => boolean>;

/** One bit for each filter. */
export const BIT = Object.fromEntries(FILTERS.map((id, index) => [id, 1 << index])) as Record<
  FilterId,
  number
>;
const STILL_RULES = rulesOf<Facts>(STILL);
const MOVING_RULES = rulesOf<Now>(MOVING);

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

/** What an item was judged by; as long as all of it is the same, so is the judgement. */
interface Judged {
  person: PersonDetails | undefined;
  known: Known;
  from: number;
  still: number;
  progress: ItemProgress | undefined;
  me: string;
  moving: number;
}

const judgements = new WeakMap<DecisionItem, Judged>();

/** Gives for each item the set of filters that it passes, one bit each. */
export function marker(known: Known, now: number): (item: DecisionItem) => number {
  const from = countedFrom(known.review, now);
  const { people, states, me } = known;
  return (item) => {
    const person = people?.get(item.principal.id);
    const progress = states.get(item.id);
    const last = judgements.get(item);
    if (!last) {
      const still = judgeStill(item, person, known, from);
      const moving = judgeMoving(item, progress, me);
      judgements.set(item, { person, known, from, still, progress, me, moving });
      return still | moving;
    }
    if (!stillHolds(last, person, known, from)) {
      last.still = judgeStill(item, person, known, from);
      last.person = person;
      last.from = from;
    }
    last.known = known;
    if (last.progress !== progress || last.me !== me) {
      last.moving = judgeMoving(item, progress, me);
      last.progress = progress;
      last.me = me;
    }
    return last.still | last.moving;
  };
}

function stillHolds(last: Judged, person: PersonDetails | undefined, known: Known, from: number): boolean {
  const { review, previous, access } = last.known;
  return (
    last.person === person &&
    last.from === from &&
    review === known.review &&
    previous === known.previous &&
    access === known.access
  );
}

function judgeStill(
  item: DecisionItem,
  person: PersonDetails | undefined,
  known: Known,
  from: number,
): number {
  const changes = changesSince(item, known.previous, known.review);
  return judge(STILL_RULES, { item, person, changes, known, quiet: quietDays(item, from) });
}

function judgeMoving(item: DecisionItem, progress: ItemProgress | undefined, me: string): number {
  const decision = progress ? standing(item, progress).decision : item.decision;
  return judge(MOVING_RULES, { item, progress, decision, me });
}
