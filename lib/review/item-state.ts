import type { DecisionItem, Intent } from './model';
import type { Problem } from './problem';

/**
 * The state of one decision of this device. `until`: ms since 1970; `at`: Graph's ISO time, or this device's for a
 * decision that was taken back, which has none at Graph.
 */
export type ItemState =
  /** On this device, not sent yet. `until` is set only with `throttle`. */
  | { step: 'device'; waitsFor: 'turn' | 'network' | 'signIn' | 'throttle'; until?: number }
  /** Marked as sending; no answer yet. */
  | { step: 'sending' }
  /** Sent, or perhaps sent; Graph doesn't show it yet. */
  | { step: 'checking' }
  /** Read back from Graph with my decision, my reason and my name. */
  | { step: 'saved'; at: string }
  /** Somebody else answered meanwhile; mine was not sent. */
  | { step: 'conflict'; theirs: DecisionItem }
  /** Mine was recorded, then a newer answer was read. */
  | { step: 'replaced'; theirs: DecisionItem }
  /** Refused, or it can't be sent: the reviewer has to act. */
  | { step: 'failed'; problem: Problem };

/** An intent with its state. */
export interface ItemProgress {
  intent: Intent;
  state: ItemState;
}

/** Whether a decision is still on its way. */
export function isBusy({ step }: ItemState): boolean {
  return step === 'device' || step === 'sending' || step === 'checking';
}
