import type { WriteOutcome } from '../graph/message';
import type { Answered } from '../review/conflict';
import type { ItemState } from '../review/item-state';
import type { Intent } from '../review/model';
import type { RecorderEffects } from './effects';
import type { Ledger } from './ledger';

/** One item on its way in this run. */
export interface Sending {
  intent: Intent;
  /** What stood there before the first send. */
  before: Answered;
  /** Whether an earlier write of this item was never read back. */
  unsettledBefore: boolean;
  sends: number;
  /** An answer that a read showed in place of mine; it counts once a second read shows it too. */
  rival?: Answered;
  /** The last send's answer; undefined before the first. */
  outcome?: WriteOutcome;
}

/** What a run tells, and asks, the recorder. */
export interface RunHost {
  effects: RecorderEffects;
  ledger: Ledger;
  /** False once a newer choice took an item over, or the reviewer let go of it. */
  owns(itemId: string): boolean;
  report(states: Iterable<readonly [string, ItemState]>): void;
}
