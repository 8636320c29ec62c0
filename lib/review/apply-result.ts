import { isCustomData } from './custom-data';
import type { RecordedDecision, Resource } from './model';

/**
 * How a decision was carried out after the review's end. `passedOn`: the owner of the system was told and hasn't marked
 * the change as done; `other`: a result that this version doesn't know.
 */
export type ApplyOutcome = 'notYet' | 'passedOn' | 'done' | 'failed' | 'gone' | 'notSupported' | 'other';

/**
 * The results, in lower case: the item writes them in Pascal case, newer requests in camel case.
 *
 * https://learn.microsoft.com/graph/api/resources/accessreviewinstancedecisionitem (applyResult)
 */
const OUTCOMES: ReadonlyMap<string, ApplyOutcome> = new Map([
  ['new', 'notYet'],
  ['appliedsuccessfully', 'done'],
  ['appliedwithunknownfailure', 'failed'],
  ['appliedsuccessfullybutobjectnotfound', 'gone'],
  ['applynotsupported', 'notSupported'],
]);

/**
 * How a decision was carried out; null where there is nothing to show: Graph gives no result, nobody decided, or the
 * decision isn't carried out yet and either the review is still in progress or the decision removes nothing.
 */
export function applyOutcome(
  {
    decision,
    applyResult,
    resource,
  }: { decision: RecordedDecision; applyResult: string; resource?: Pick<Resource, 'type'> | null },
  ended: boolean,
): ApplyOutcome | null {
  const result = applyResult.trim().toLowerCase();
  if (result === '' || decision === 'NotReviewed') return null;
  const outcome = OUTCOMES.get(result) ?? 'other';
  if (outcome !== 'notYet') return outcome;
  if (!ended || decision !== 'Deny') return null;
  return isCustomData(resource) ? 'passedOn' : outcome;
}
