import { type ItemState, isBusy } from '../../lib/review/item-state';
import type { Answer } from '../../lib/review/model';
import { sameReason } from '../../lib/review/reason';
import type { RowAnswer } from '../../lib/review/row-answer';

/** Why a choice stays on this device for a while; undefined while it is simply on its way. */
export function waitsHere(status: ItemState | null): 'network' | 'signIn' | undefined {
  if (status?.step !== 'device') return undefined;
  return status.waitsFor === 'network' || status.waitsFor === 'signIn' ? status.waitsFor : undefined;
}

/** Whether exactly this is on its way already; another answer may be given meanwhile, the newest counts. */
export function isOnItsWay({ status, intent }: RowAnswer, answer: Answer | null, reason: string): boolean {
  return (
    status !== null &&
    intent !== null &&
    isBusy(status) &&
    intent.decision === answer &&
    sameReason(intent.justification, reason)
  );
}
