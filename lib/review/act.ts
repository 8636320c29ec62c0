import { adviceAsDecision } from './advice';
import { answeredOf } from './answered';
import { DECISIONS, type Decision, type DecisionItem, type Intent, type ReviewSettings } from './model';
import { type ReasonProblem, reasonNeeded, reasonProblem } from './reason';
import { ownShown, type RowAnswers } from './row-answer';

/** What the buttons do; `accept` records each person's own recommendation. */
export type Act = Decision | 'accept';

const ACTS = [...DECISIONS, 'accept'] as const satisfies readonly Act[];

/** The act that a draft or an address names; null for any other text. */
export const actOf = (text: string | null): Act | null => ACTS.find((act) => act === text) ?? null;

/** The decision that an act records for an item; undefined where the act leaves the item unchanged. */
export const decisionFor = (act: Act, item: Pick<DecisionItem, 'advice'>): Decision | undefined =>
  act === 'accept' ? adviceAsDecision(item.advice) : act;

/**
 * The intents of an act: for each item it changes, the decision, the reason and the answer shown now.
 * @param answers the row answers of the items: my decision on its way is what Undo brings back
 * @param reasons by item id, those that differ from the common one; taking back has no reason
 */
export function intentsOf(
  act: Act,
  items: readonly DecisionItem[],
  answers: RowAnswers,
  reason: string,
  reasons?: ReadonlyMap<string, string>,
): Intent[] {
  return items.flatMap((item) => {
    const decision = decisionFor(act, item);
    if (!decision) return [];
    const text = decision === 'NotReviewed' ? '' : (reasons?.get(item.id) ?? reason).trim();
    const own = ownShown(answers.get(item.id), item);
    return [{ itemId: item.id, decision, justification: text, seen: answeredOf(item), ...(own && { own }) }];
  });
}

/** The decision that decides whether an act needs a reason. */
const strictest = (act: Act): Decision => (act === 'accept' ? 'Approve' : act);

/** Whether an act needs a reason. */
export const actNeedsReason = (act: Act, settings: ReviewSettings | null): boolean =>
  reasonNeeded(strictest(act), settings);

/** What is wrong with an act's reason, or undefined. */
export const actReasonProblem = (
  act: Act,
  reason: string,
  settings: ReviewSettings | null,
): ReasonProblem | undefined => reasonProblem(reason, strictest(act), settings);
