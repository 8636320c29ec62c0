import type { ItemsRef } from '../review/model';
import type { OutboxRow, ReviewGraph } from './model';
import type { OutboxState } from './state';
import type { TabItem } from './tab-item';

/** How long a row waits after something failed that may pass, in ms. */
export const RETRY_AFTER = 30_000;

/** One review or stage whose choices are being sent. */
export interface SendRound {
  state: OutboxState;
  key: string;
  ref: ItemsRef;
  graph: ReviewGraph;
}

/** Rows that left together, under one mark. */
export interface Sent {
  sendingId: string;
  rows: readonly OutboxRow[];
  /** When writing the mark began: right after the read. */
  markedAt: number;
}

/** What this tab alone knows of a row's item. */
export const itemOf = ({ state, key }: SendRound, { itemId }: Pick<OutboxRow, 'itemId'>): TabItem =>
  state.item(key, itemId);

/** The tenant's present time, in ms since 1970. */
export const nowOf = ({ state }: SendRound): number => state.effects.now();

/**
 * Whether a choice can be handled now: it is still the item's latest, it doesn't need the reviewer, and its wait is
 * over.
 */
export function isDue(round: SendRound, row: OutboxRow): boolean {
  const now = round.state.row(round.key, row.itemId);
  const item = itemOf(round, row);
  return (
    now?.open === true && now.actId === row.actId && !item.needsReviewer && item.notBefore <= nowOf(round)
  );
}

/** Marks the items of these rows as changed, so that they are published. */
export function touch({ state, key }: SendRound, rows: readonly OutboxRow[]): void {
  state.touch(
    key,
    rows.map(({ itemId }) => itemId),
  );
}
