import { adviceAsDecision } from './advice';
import type { Decision, DecisionItem, Intent, ReviewSettings } from './model';
import { type ReasonProblem, reasonNeeded, reasonProblem } from './reason';

/** What the buttons do; `accept` is each person's own advice. */
export type Act = Decision | 'accept';

const ACTS = ['Approve', 'Deny', 'DontKnow', 'NotReviewed', 'accept'] as const satisfies readonly Act[];

/** Reads an act back from a draft or an address; null for anything else. */
export const actOf = (text: string | null): Act | null => ACTS.find((act) => act === text) ?? null;

/** What an act would record for an item; undefined where it leaves it alone. */
export const decisionFor = (act: Act, item: Pick<DecisionItem, 'advice'>): Decision | undefined =>
  act === 'accept' ? adviceAsDecision(item.advice) : act;

/**
 * The items an act is about, with what each would get and the answer that stands in it now. `own` holds the reasons of
 * those that get another one than the rest, by item id. Taking back carries none.
 */
export function intentsOf(
  act: Act,
  items: readonly DecisionItem[],
  reason: string,
  own?: ReadonlyMap<string, string>,
): Intent[] {
  return items.flatMap((item) => {
    const decision = decisionFor(act, item);
    if (!decision) return [];
    const { decision: seenDecision, justification, reviewedBy, reviewedAt } = item;
    const seen = { decision: seenDecision, justification, reviewedBy, reviewedAt };
    const text = decision === 'NotReviewed' ? '' : (own?.get(item.id) ?? reason).trim();
    return [{ itemId: item.id, decision, justification: text, seen }];
  });
}

/** The decisions an act can lead to, for the rule of the reason. */
const strictest = (act: Act): Decision => (act === 'accept' ? 'Approve' : act);

/** Whether an act has to carry a reason. */
export const actNeedsReason = (act: Act, settings: ReviewSettings | null): boolean =>
  reasonNeeded(strictest(act), settings);

/** What is wrong with an act's reason, or undefined. */
export const actReasonProblem = (
  act: Act,
  reason: string,
  settings: ReviewSettings | null,
): ReasonProblem | undefined => reasonProblem(reason, strictest(act), settings);

/** Those whom Microsoft advises the opposite for. */
export const againstAdvice = (act: Act, items: readonly DecisionItem[]): DecisionItem[] =>
  items.filter(({ advice }) => isAgainstAdvice(act, advice));

/** Whether a decision is the opposite of an advice. Where there is none, or one not known here, nothing is. */
export const isAgainstAdvice = (
  decision: DecisionItem['decision'] | Act,
  advice: DecisionItem['advice'],
): boolean => (decision === 'Approve' && advice === 'Deny') || (decision === 'Deny' && advice === 'Approve');
