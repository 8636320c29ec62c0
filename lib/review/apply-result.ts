import { isCustomData } from './custom-data';
import type { Answered, RecordedDecision, Resource } from './model';
import { isUndecided } from './progress';

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

/** A decision, and what Graph says about how it was applied. */
export interface Applied {
  decision: RecordedDecision;
  applyResult: string;
  applyDescription?: string;
  /** What an earlier stage answered; left out where there was none. */
  earlier?: Pick<Answered, 'decision'> | null;
  /** The resource of the decision; left out where it isn't known. */
  resource?: Pick<Resource, 'type'> | null;
}

/**
 * The decision that is applied: an earlier stage's stands where nobody decided after it.
 *
 * https://learn.microsoft.com/entra/id-governance/using-multi-stage-reviews#application-of-results
 */
export function appliedDecision(of: Pick<Applied, 'decision' | 'earlier'>): RecordedDecision {
  return isUndecided(of) && of.earlier ? of.earlier.decision : of.decision;
}

/**
 * How a decision was carried out; null where there is nothing to show: Graph gives no result, nobody decided, or the
 * decision isn't carried out yet and either the review is still in progress or the decision removes nothing. Of a system
 * outside Entra the result is shown without a decision too, because its owner is told of all items that nobody approved.
 *
 * https://learn.microsoft.com/entra/id-governance/custom-data-resource-access-reviews
 */
export function applyOutcome(of: Applied, ended: boolean): ApplyOutcome | null {
  const { applyResult, resource } = of;
  const decision = appliedDecision(of);
  const result = applyResult.trim().toLowerCase();
  if (result === '' || (decision === 'NotReviewed' && !isCustomData(resource))) return null;
  const outcome = OUTCOMES.get(result) ?? 'other';
  if (outcome !== 'notYet') return outcome;
  if (!ended || decision !== 'Deny') return null;
  return isCustomData(resource) ? 'passedOn' : outcome;
}

/**
 * Whether a result is the owner's mark on an item that nobody approved or denied: it doesn't say whether the access
 * stays.
 */
export function isMarkOnly(of: Applied): boolean {
  const decision = appliedDecision(of);
  return isCustomData(of.resource) && decision !== 'Approve' && decision !== 'Deny';
}
