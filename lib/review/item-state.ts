import type { DecisionItem, Intent } from './model';
import type { Problem } from './problem';

/** Where one choice stands. Times: `until` in ms since 1970, `at` as Graph's ISO time. */
export type ItemState =
  /** Kept on this device, not yet on its way. `until` only with `throttle`. */
  | { step: 'device'; waitsFor: 'turn' | 'network' | 'signIn' | 'throttle'; until?: number }
  /** Marked as sending; the answer isn't there yet. */
  | { step: 'sending' }
  /** Sent, or perhaps sent; Graph doesn't show it yet. */
  | { step: 'checking' }
  /** Read back from Graph with my decision, my reason and my name. */
  | { step: 'saved'; at: string }
  /** Somebody else answered meanwhile; nothing was sent over it. */
  | { step: 'conflict'; theirs: DecisionItem }
  /** Recorded, then a newer answer was read back. */
  | { step: 'replaced'; theirs: DecisionItem }
  /** Refused, or can't be sent: it needs the reviewer. */
  | { step: 'failed'; problem: Problem };

/** An intent together with where it stands. */
export interface ItemProgress {
  intent: Intent;
  state: ItemState;
}

/** Whether a choice has not come to rest. */
export function isBusy({ step }: ItemState): boolean {
  return step === 'device' || step === 'sending' || step === 'checking';
}
