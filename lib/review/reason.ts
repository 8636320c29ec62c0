import type { Decision, ReviewSettings } from './model';
import { hasVisibleCharacter } from './text';

/** Longest reason, in UTF-16 code units. Undocumented: Microsoft names no limit for `justification`. */
export const REASON_LIMIT = 4000;

export type ReasonProblem = 'missing' | 'tooLong';

/**
 * Whether a decision has to carry a reason. `justificationRequiredOnApproval` says "with their decision", and the
 * administrator's page "for approval or denial", so both Approve and Deny do.
 * https://learn.microsoft.com/graph/api/resources/accessreviewschedulesettings
 * https://learn.microsoft.com/entra/id-governance/create-access-review
 */
export function reasonNeeded(decision: Decision, settings: ReviewSettings | null): boolean {
  return settings?.reasonRequired === true && (decision === 'Approve' || decision === 'Deny');
}

/** What is wrong with a reason, or undefined. Unknown settings ask for nothing: then Graph's own refusal is shown. */
export function reasonProblem(
  text: string,
  decision: Decision,
  settings: ReviewSettings | null,
): ReasonProblem | undefined {
  if (text.length > REASON_LIMIT) return 'tooLong';
  if (reasonNeeded(decision, settings) && !hasVisibleCharacter(text)) return 'missing';
  return undefined;
}

/** The same reason, however a service trimmed or normalised it on the way. */
export function sameReason(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}
