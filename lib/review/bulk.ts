import { type Act, decisionFor } from './act';
import { isAgainstAdvice } from './advice';
import type { Known } from './known';
import { denyLimit } from './limits';
import type { Decision, DecisionItem } from './model';
import { wasDeniedLastTime } from './previous';
import { isUndecided } from './progress';
import { answerIn } from './row-answer';

/**
 * An act on more than this many people is confirmed twice. In the studies behind this number a reviewer takes 6.5
 * seconds for each person of a list, and decisions improve up to 8 seconds: one press for more than 50 people replaces
 * over five minutes of reading.
 */
export const MANY = 50;

/**
 * From this number of people on an act is a bulk act. For a single person, whom the reviewer looked at, a decision
 * against the recommendation is shown but not confirmed.
 */
const BULK = 2;

/** Why an act is confirmed twice. */
export type AskTwice = 'many' | 'advice' | 'manyAndAdvice';

export interface BulkSummary {
  /** How many people get each decision; only decisions that occur. */
  decisions: ReadonlyMap<Decision, number>;
  /** The items for which Microsoft recommends the opposite. */
  against: readonly DecisionItem[];
  /** People who were denied last time and would now keep their access. */
  deniedLastTime: readonly DecisionItem[];
  /** Items with somebody else's answer, which saving would replace; as that reviewer answered them. */
  replaces: readonly DecisionItem[];
  /** Items whose Deny can't take effect by itself. */
  cannotTakeEffect: readonly DecisionItem[];
  /** The items that the act changes; decisions are recorded for these alone. */
  touched: readonly DecisionItem[];
  /** Items that the act leaves unchanged: without a recommendation to accept, or a decision to take back. */
  untouched: readonly DecisionItem[];
  /** Null where one confirmation is enough. */
  askTwice: AskTwice | null;
}

/** What the reviewer is told before an act is sent. Items that the act leaves unchanged are only in `untouched`. */
export function bulkSummary(act: Act, items: readonly DecisionItem[], known: Known): BulkSummary {
  const meant = items.flatMap((item) => {
    const decision = decisionFor(act, item);
    const nothingToTakeBack = decision === 'NotReviewed' && isUndecided(answerIn(known, item));
    return decision && !nothingToTakeBack ? [{ item, decision }] : [];
  });
  const touchedWhere = (matches: (item: DecisionItem, decision: Decision) => boolean): DecisionItem[] =>
    meant.flatMap(({ item, decision }) => (matches(item, decision) ? [item] : []));
  const decisions = new Map<Decision, number>();
  for (const { decision } of meant) decisions.set(decision, (decisions.get(decision) ?? 0) + 1);
  const touched = meant.map(({ item }) => item);
  const changes = new Set(touched);
  const against = touchedWhere(({ advice }, decision) => isAgainstAdvice(decision, advice));
  return {
    decisions,
    against,
    deniedLastTime: touchedWhere((item, decision) => keepsAfterDeny(item, decision, known)),
    replaces: meant.flatMap(({ item }) => answerIn(known, item).theirs ?? []),
    cannotTakeEffect: touchedWhere(
      (item, decision) => decision === 'Deny' && denyLimit(item, known.access) !== null,
    ),
    touched,
    untouched: items.filter((item) => !changes.has(item)),
    askTwice: askTwice(meant.length, against.length),
  };
}

/** What the reviewer sees before one act over several reviews: the sum of each review's summary. */
export function summedUp(parts: readonly BulkSummary[]): BulkSummary {
  const decisions = new Map<Decision, number>();
  for (const [decision, count] of parts.flatMap((part) => [...part.decisions]))
    decisions.set(decision, (decisions.get(decision) ?? 0) + count);
  const touched = parts.flatMap((part) => part.touched);
  const against = parts.flatMap((part) => part.against);
  return {
    decisions,
    against,
    deniedLastTime: parts.flatMap((part) => part.deniedLastTime),
    replaces: parts.flatMap((part) => part.replaces),
    cannotTakeEffect: parts.flatMap((part) => part.cannotTakeEffect),
    touched,
    untouched: parts.flatMap((part) => part.untouched),
    askTwice: askTwice(touched.length, against.length),
  };
}

/** "Don't know" keeps the access too; taking back decides nothing. */
function keepsAfterDeny(item: DecisionItem, decision: Decision, { previous }: Known): boolean {
  if (decision !== 'Approve' && decision !== 'DontKnow') return false;
  return wasDeniedLastTime(item, previous);
}

function askTwice(people: number, overridden: number): AskTwice | null {
  const advice = people >= BULK && overridden > 0;
  if (people > MANY) return advice ? 'manyAndAdvice' : 'many';
  return advice ? 'advice' : null;
}
