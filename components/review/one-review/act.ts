import { adviceAsDecision } from '../../../lib/review/advice';
import type { Decision, DecisionItem, Intent, ReviewSettings } from '../../../lib/review/model';
import { type ReasonProblem, reasonNeeded, reasonProblem } from '../../../lib/review/reason';
import type { Act } from '../decision-word';

const ACTS: readonly Act[] = ['Approve', 'Deny', 'DontKnow', 'NotReviewed', 'accept'];

/** Reads an act back from a draft. */
export const actOf = (text: string | null): Act | null => ACTS.find((act) => act === text) ?? null;

/** What an act would record for an item; undefined where it leaves it alone. */
export const decisionFor = (act: Act, item: DecisionItem): Decision | undefined =>
  act === 'accept' ? adviceAsDecision(item.advice) : act;

/** The items an act is about, with what each would get. */
export function intentsOf(act: Act, items: readonly DecisionItem[], reason: string): Intent[] {
  return items.flatMap((item) => {
    const decision = decisionFor(act, item);
    if (!decision) return [];
    const { decision: seenDecision, justification, reviewedBy, reviewedAt } = item;
    const seen = { decision: seenDecision, justification, reviewedBy, reviewedAt };
    return [
      { itemId: item.id, decision, justification: decision === 'NotReviewed' ? '' : reason.trim(), seen },
    ];
  });
}

/** The decisions an act can lead to, for the rule of the reason. */
const strictest = (act: Act): Decision => (act === 'accept' ? 'Approve' : act);

export const actNeedsReason = (act: Act, settings: ReviewSettings | null): boolean =>
  reasonNeeded(strictest(act), settings);

export const actReasonProblem = (
  act: Act,
  reason: string,
  settings: ReviewSettings | null,
): ReasonProblem | undefined => reasonProblem(reason, strictest(act), settings);

/** Those whom Microsoft advises the opposite for. */
export const againstAdvice = (act: Act, items: readonly DecisionItem[]): DecisionItem[] =>
  act === 'Approve' || act === 'Deny'
    ? items.filter(({ advice }) => advice === (act === 'Approve' ? 'Deny' : 'Approve'))
    : [];
