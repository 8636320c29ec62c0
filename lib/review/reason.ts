import type { Decision, ReviewSettings } from './model';
import { hasVisibleCharacter } from './text';

/** The longest reason, in UTF-16 code units. Our own limit: Microsoft documents none for `justification`. */
export const REASON_LIMIT = 4000;

export type ReasonProblem = 'missing' | 'tooLong';

/**
 * Whether a decision needs a reason. The page of `justificationRequiredOnApproval` says "with their decision", and the
 * administrator's page "for approval or denial", so both Approve and Deny need one.
 *
 * https://learn.microsoft.com/graph/api/resources/accessreviewschedulesettings
 * https://learn.microsoft.com/entra/id-governance/create-access-review
 */
export function reasonNeeded(decision: Decision, settings: ReviewSettings | null): boolean {
  return settings?.reasonRequired === true && (decision === 'Approve' || decision === 'Deny');
}

/** What is wrong with a reason, or undefined. Unknown settings demand no reason: then Graph itself may refuse. */
export function reasonProblem(
  text: string,
  decision: Decision,
  settings: ReviewSettings | null,
): ReasonProblem | undefined {
  if (text.length > REASON_LIMIT) return 'tooLong';
  if (reasonNeeded(decision, settings) && !hasVisibleCharacter(text)) return 'missing';
  return undefined;
}

/** Whether two reasons are equal, ignoring how a service trims or normalises text. */
export function sameReason(one: string, other: string): boolean {
  return one === other || plain(one) === plain(other);
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}
