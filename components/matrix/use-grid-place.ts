'use client';
import { useMemo, useState } from 'react';
import { gridOf, inSeveral, orderRows, type RowOrder } from '../../lib/review/grid/arrange';
import { carryOver, type GridPlace } from '../../lib/review/grid/carry-over';
import type { Grid, ReviewWithItems } from '../../lib/review/grid/model';
import { NOTHING_SELECTED } from '../../lib/review/grid/selection';
import type { Block } from './use-grid-pointer';

/** The place of the first person's first access. */
function startIn({ rows }: Grid): GridPlace {
  const column = rows[0]?.cells.findIndex((item) => item !== undefined) ?? 0;
  return { spot: { row: 0, column: Math.max(0, column) }, selection: NOTHING_SELECTED };
}

/**
 * The grid of the reviews in the reviewer's order, and the reviewer's place in it. The place
 * follows the person, not the position.
 */
export function useGridPlace(reviews: readonly ReviewWithItems[]) {
  const [order, setOrder] = useState<RowOrder>('accesses');
  const [shared, setShared] = useState(false);
  const whole = useMemo(() => gridOf(reviews), [reviews]);
  const grid = useMemo<Grid>(() => {
    const ordered = order === 'name' ? whole.rows : orderRows(whole.rows, order);
    return { columns: whole.columns, rows: shared ? inSeveral(ordered) : ordered };
  }, [whole, order, shared]);
  const [held, setHeld] = useState(() => ({ grid, place: startIn(grid) }));
  const [block, setBlock] = useState<Block>(null);
  const place = held.grid === grid ? held.place : carryOver(held.place, held.grid, grid);
  if (held.grid !== grid) setHeld({ grid, place });
  return {
    /** The number of people before filtering. */
    people: whole.rows.length,
    grid,
    place,
    setPlace: (next: GridPlace) => setHeld({ grid, place: next }),
    block,
    setBlock,
    order,
    setOrder,
    shared,
    setShared,
  };
}

export type HeldGrid = ReturnType<typeof useGridPlace>;
