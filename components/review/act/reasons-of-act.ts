import type { WrittenReasons } from '../../../lib/drafts';
import { type Act, actReasonProblem, intentsOf } from '../../../lib/review/act';
import type { BulkSummary } from '../../../lib/review/bulk';
import type { DecisionItem, Intent, ReviewSettings } from '../../../lib/review/model';
import type { ReasonProblem } from '../../../lib/review/reason';
import type { RowAnswers } from '../../../lib/review/row-answer';

/** The intents of an act, each with the reason for its item; every item is included once. */
export function intentsWithReasons(
  act: Act,
  items: readonly DecisionItem[],
  exceptions: readonly Pick<DecisionItem, 'id'>[],
  answers: RowAnswers,
  { all, exceptions: own }: WrittenReasons,
): Intent[] {
  if (own === null) return intentsOf(act, items, answers, all);
  return intentsOf(act, items, answers, all, new Map(exceptions.map(({ id }) => [id, own])));
}

/** What a review demands of the reasons, and for how many of its items each would be recorded. */
export interface ReasonsIn {
  settings: ReviewSettings | null;
  summary: Pick<BulkSummary, 'touched' | 'against'>;
}

/** What is wrong with each reason in a review where it would be recorded. */
export function problemsWithReasons(
  act: Act,
  parts: readonly ReasonsIn[],
  { all, exceptions }: WrittenReasons,
): Record<keyof WrittenReasons, ReasonProblem | undefined> {
  const problemIn = (reason: string, demands: readonly ReasonsIn[]) =>
    demands
      .map(({ settings }) => actReasonProblem(act, reason, settings))
      .find((problem) => problem !== undefined);
  return {
    all: problemIn(
      all,
      parts.filter(
        ({ summary: { touched, against } }) => touched.length > (exceptions === null ? 0 : against.length),
      ),
    ),
    exceptions:
      exceptions === null
        ? undefined
        : problemIn(
            exceptions,
            parts.filter(({ summary }) => summary.against.length > 0),
          ),
  };
}
