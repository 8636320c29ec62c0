'use client';
import { useCallback, useMemo, useState } from 'react';
import type { ArrangedRow } from '../../../lib/review/workspace/arrange';
import { useWithPrevious } from '../../ui/use-with-previous';

/**
 * The key of a group's row. Groups and items share one set of keys, and an item's id
 * is a GUID, so no two are equal.
 */
export const groupKey = (key: string): string => `group ${key}`;

const keyOf = (row: ArrangedRow): string => (row.kind === 'item' ? row.item.id : groupKey(row.group.key));

export interface ShownRows {
  rows: readonly ArrangedRow[];
  keys: readonly string[];
  indexOf: ReadonlyMap<string, number>;
  /** Keys of groups whose people are folded away. */
  folded: ReadonlySet<string>;
  fold(groupKey: string): void;
}

const sameKeys = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((key, index) => key === other[index]);

type Order = Pick<ShownRows, 'keys' | 'indexOf'>;

/** A saved decision changes an item but no order: with the same order, nothing is measured or moved again. */
const orderOf = (keys: readonly string[], before: Order | undefined): Order =>
  before && sameKeys(before.keys, keys)
    ? before
    : { keys, indexOf: new Map(keys.map((key, index) => [key, index])) };

/** The rows without those of folded groups, with their keys. */
export function useRows(all: readonly ArrangedRow[]): ShownRows {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const fold = useCallback((key: string) => {
    setFolded((old) => {
      const next = new Set(old);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const rows = useMemo(() => withoutFolded(all, folded), [all, folded]);
  const order = useWithPrevious(
    useMemo(() => rows.map(keyOf), [rows]),
    orderOf,
  );
  return { rows, ...order, folded, fold };
}

/** The rows of unfolded groups, and the group rows themselves. */
export function withoutFolded(
  all: readonly ArrangedRow[],
  folded: ReadonlySet<string>,
): readonly ArrangedRow[] {
  if (folded.size === 0) return all;
  let hidden = false;
  return all.filter((row) => {
    if (row.kind === 'item') return !hidden;
    hidden = folded.has(row.group.key);
    return true;
  });
}
