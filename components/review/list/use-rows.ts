'use client';
import { useCallback, useMemo, useState } from 'react';
import type { ArrangedRow } from '../../../lib/review/workspace/arrange';
import { useWithPrevious } from '../../ui/use-with-previous';

/** Group rows and items share one room of names; an item's id is a GUID. */
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

/** A decision that lands changes an item and moves nobody: then nothing is measured or moved again. */
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

/** The rows whose group isn't folded, and every group's own. */
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
