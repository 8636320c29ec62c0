import type { DecisionItem, ItemsRef, Review } from '../review/model';
import type { ProblemCode } from '../review/problem';
import type { OutboxEffects, ReviewGraph } from './effects';
import type { Row } from './fold';
import type { Live } from './live';
import type { LogRecord } from './log';
import type { Rules } from './plan';

/** What the sender works on and tells. Reviews go by their key. */
export interface SenderHost {
  effects: OutboxEffects;
  rules: Rules;
  /** The row as the log has it now. */
  row(review: string, itemId: string): Row | undefined;
  live(review: string, itemId: string): Live;
  /** The review as it was last known, null where it wasn't read since the page began. */
  reviewOf(review: string): Review | null;
  learn(review: string, known: Review): void;
  endsAt(review: string): string | null;
  changed(review: string, itemIds: Iterable<string>): void;
  /** Others' records are in the log that couldn't be read. */
  unsure(): boolean;
  kept(records: readonly LogRecord[], durability: 'strict' | 'relaxed'): Promise<void>;
  /** `at`: when the read began, ms since 1970. */
  items(ref: ItemsRef, items: readonly DecisionItem[], at: number): void;
  /** Told of what is no single item's problem; the outbox may pause for it. */
  trouble(code: ProblemCode): void;
  /** Graph answered. */
  wentWell(): void;
  paused(): boolean;
}

/** One review or stage that is worked on. */
export interface Ground {
  host: SenderHost;
  key: string;
  ref: ItemsRef;
  graph: ReviewGraph;
}

export const liveOf = ({ host, key }: Ground, { itemId }: Pick<Row, 'itemId'>): Live =>
  host.live(key, itemId);

export const nowOf = ({ host }: Ground): number => host.effects.now();

/** Whether something can be done for a choice now: it is still the one that counts, and nothing keeps it. */
export function isDue(ground: Ground, { itemId, actId }: Row): boolean {
  const row = ground.host.row(ground.key, itemId);
  const live = ground.host.live(ground.key, itemId);
  return row?.open === true && row.actId === actId && !live.rests && live.notBefore <= nowOf(ground);
}
