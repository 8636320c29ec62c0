import { type Act, decisionFor, isAgainstAdvice } from './act';
import { denyLimit } from './limits';
import type { Decision, DecisionItem } from './model';
import { previousOf } from './previous';
import { answerIn } from './row-answer';
import type { Known } from './workspace/view';

/**
 * Above this many people an act is asked twice. In the studies behind it a person in a list gets 6.5 seconds, and
 * decisions get better up to 8: one press for more than 50 stands for over five minutes of looking.
 */
export const MANY = 50;

/** From here on an act is a bulk one. Advice overridden for one person, who was looked at, is said but not asked about. */
const BULK = 2;

/** Why an act is asked twice. */
export type AskTwice = 'many' | 'advice' | 'manyAndAdvice';

export interface BulkSummary {
  /** How many get which decision; only those that occur. */
  decisions: ReadonlyMap<Decision, number>;
  /** Those whom Microsoft advises the opposite for. */
  against: readonly DecisionItem[];
  /** Those who were denied last time and would keep their access now. */
  deniedLastTime: readonly DecisionItem[];
  /** Those whom somebody else answered, as they did: saving replaces it. */
  replaces: readonly DecisionItem[];
  /** Those whose Deny can't take effect by itself. */
  cannotTakeEffect: readonly DecisionItem[];
  /** Those the act leaves alone: there is no advice to accept. */
  untouched: readonly DecisionItem[];
  /** Null: one question is enough. */
  askTwice: AskTwice | null;
}

/** What has to be said before an act is sent. Items that it leaves alone are in no list but `untouched`. */
export function bulkSummary(act: Act, items: readonly DecisionItem[], known: Known): BulkSummary {
  const meant = items.flatMap((item) => {
    const decision = decisionFor(act, item);
    return decision ? [{ item, decision }] : [];
  });
  const those = (doubtful: (item: DecisionItem, decision: Decision) => boolean): DecisionItem[] =>
    meant.flatMap(({ item, decision }) => (doubtful(item, decision) ? [item] : []));
  const decisions = new Map<Decision, number>();
  for (const { decision } of meant) decisions.set(decision, (decisions.get(decision) ?? 0) + 1);
  const against = those(({ advice }, decision) => isAgainstAdvice(decision, advice));
  return {
    decisions,
    against,
    deniedLastTime: those((item, decision) => keepsAfterDeny(item, decision, known)),
    replaces: meant.flatMap(({ item }) => answerIn(known, item).theirs ?? []),
    cannotTakeEffect: those(
      (item, decision) => decision === 'Deny' && denyLimit(item, known.access) !== null,
    ),
    untouched: items.filter((item) => !decisionFor(act, item)),
    askTwice: askTwice(meant.length, against.length),
  };
}

/** "Don't know" keeps the access too; an answer taken back decides nothing. */
function keepsAfterDeny(item: DecisionItem, decision: Decision, { previous }: Known): boolean {
  if (decision !== 'Approve' && decision !== 'DontKnow') return false;
  return previousOf(item, previous)?.decision === 'Deny';
}

function askTwice(people: number, overridden: number): AskTwice | null {
  const advice = people >= BULK && overridden > 0;
  if (people > MANY) return advice ? 'manyAndAdvice' : 'many';
  return advice ? 'advice' : null;
}
