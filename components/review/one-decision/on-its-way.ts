import { type ItemProgress, isBusy } from '../../../lib/review/item-state';
import type { Answer } from '../../../lib/review/model';
import { sameReason } from '../../../lib/review/reason';

/** Why a choice stays on this device for a while; undefined while it is simply on its way. */
export function waitsHere(progress: ItemProgress | undefined): 'network' | 'signIn' | undefined {
  const state = progress?.state;
  if (state?.step !== 'device') return undefined;
  return state.waitsFor === 'network' || state.waitsFor === 'signIn' ? state.waitsFor : undefined;
}

/** Whether exactly this is on its way already; another answer may be given meanwhile, the newest counts. */
export function isOnItsWay(
  progress: ItemProgress | undefined,
  answer: Answer | null,
  reason: string,
): boolean {
  return (
    progress !== undefined &&
    isBusy(progress.state) &&
    progress.intent.decision === answer &&
    sameReason(progress.intent.justification, reason)
  );
}
