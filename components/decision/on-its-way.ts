import { type ItemState, isBusy } from '../../lib/review/item-state';
import type { Answer } from '../../lib/review/model';
import { sameReason } from '../../lib/review/reason';
import type { RowAnswer } from '../../lib/review/row-answer';

/** Why a decision waits on this device; undefined while it is being sent. */
export function waitsHere(status: ItemState | null): 'network' | 'signIn' | undefined {
  if (status?.step !== 'device') return undefined;
  return status.waitsFor === 'network' || status.waitsFor === 'signIn' ? status.waitsFor : undefined;
}

/**
 * Whether the same answer and reason are on their way already. Another answer may
 * still be given: the newest counts.
 */
export function isOnItsWay({ status, intent }: RowAnswer, answer: Answer | null, reason: string): boolean {
  return (
    status !== null &&
    intent !== null &&
    isBusy(status) &&
    intent.decision === answer &&
    sameReason(intent.justification, reason)
  );
}
