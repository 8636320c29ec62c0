import type { LogRecord } from './log';
import type { OutboxRow } from './model';
import type { Rules } from './plan';
import { emptyProjection, type Projection, reduce } from './reduce';
import { SETTLE } from './sends';

/**
 * The items for which this page and the store differ and which still matter: items that are open in either of them, and
 * items with a send that may still arrive. Everything else missing from the store was finished.
 * @param now ms since 1970
 */
export function missingIn(
  projection: Projection,
  stored: readonly LogRecord[],
  now: number,
  rules: Rules,
): Map<string, Set<string>> {
  const alone = emptyProjection();
  reduce(alone, stored, rules);
  const missing = new Map<string, Set<string>>();
  for (const [review, { rows }] of projection.reviews)
    for (const row of rows.values()) {
      const there = alone.reviews.get(review)?.rows.get(row.itemId);
      const counts = row.open || there?.open || row.sends.some(({ at }) => now < at + SETTLE);
      if (!counts || (there && isSame(row, there, now))) continue;
      const items = missing.get(review) ?? new Set();
      missing.set(review, items.add(row.itemId));
    }
  return missing;
}

function isSame(one: OutboxRow, other: OutboxRow, now: number): boolean {
  // Older sends may have been removed by `tidy`.
  const young = ({ sends }: OutboxRow) => sends.filter(({ at }) => now < at + 2 * SETTLE).length;
  return one.actId === other.actId && one.open === other.open && young(one) === young(other);
}

function only<T>(byItem: Readonly<Record<string, T>>, has: (itemId: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(byItem).filter(([itemId]) => has(itemId)));
}

/** The part of a record that is about these items; null when it is about none of them. */
export function recordAbout(record: LogRecord, has: (itemId: string) => boolean): LogRecord | null {
  if (record.kind === 'act') {
    const parts = record.parts
      .map((part) => ({ ...part, itemIds: part.itemIds.filter(has) }))
      .filter(({ itemIds }) => itemIds.length > 0);
    if (parts.length === 0) return null;
    const seen = only(record.seen, has);
    return record.own ? { ...record, parts, seen, own: only(record.own, has) } : { ...record, parts, seen };
  }
  if (record.kind === 'answered') {
    const [accepted, refused] = [record.accepted.filter(has), record.refused.filter(has)];
    return accepted.length + refused.length > 0 ? { ...record, accepted, refused } : null;
  }
  if (record.kind === 'receipt') {
    const entries = record.entries.filter(({ itemId }) => has(itemId));
    return entries.length > 0 ? { ...record, entries } : null;
  }
  const choices = record.choices.filter(({ itemId }) => has(itemId));
  return choices.length > 0 ? { ...record, choices } : null;
}
