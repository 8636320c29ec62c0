import type { DecisionItem, Intent } from './model';
import type { Problem } from './problem';

/** Where one recorded choice stands. Times: `until` in ms since 1970, `at` as Graph's ISO time. */
export type ItemState =
  | { step: 'reading' | 'sending' }
  /** Graph asked to wait. */
  | { step: 'waiting'; until: number }
  /** Sent and accepted; Graph doesn't show it yet. */
  | { step: 'checking' }
  /** Read back from Graph with my decision, my reason and my name. */
  | { step: 'saved'; at: string }
  | { step: 'failed'; problem: Problem }
  /** Somebody else answered meanwhile; nothing was sent. */
  | { step: 'conflict'; theirs: DecisionItem }
  /** Recorded, then a newer answer was read back. */
  | { step: 'replaced'; theirs: DecisionItem };

/** An intent together with where it stands. */
export interface ItemProgress {
  intent: Intent;
  state: ItemState;
}
