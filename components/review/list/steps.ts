import type { Known } from '../../../lib/review/known';
import type { DecisionItem } from '../../../lib/review/model';
import { isUndecided } from '../../../lib/review/progress';
import { answerIn } from '../../../lib/review/row-answer';
import type { ArrangedRow } from '../../../lib/review/workspace/arrange';
import type { Command } from './keyboard';

/** The index of the row after a step, within the list. */
export function stepTo(
  index: number,
  count: number,
  command: Extract<Command, { do: 'row' | 'page' }>,
  page: number,
): number {
  const by = command.do === 'row' ? command.by : command.by * page;
  return Math.min(Math.max(index + by, 0), count - 1);
}

/** The index of the cell after a step, within the row. */
export const cellTo = (cell: number, cells: number, by: number): number =>
  Math.min(Math.max(cell + by, 0), cells - 1);

interface Rows {
  rows: readonly ArrangedRow[];
  /** The keys of groups whose people are folded away. */
  folded: ReadonlySet<string>;
}

/**
 * The index of the next row below that isn't reviewed, or of a folded group with such people, continuing at the top; -1
 * where all are reviewed.
 */
export function nextUndecided({ rows, folded }: Rows, from: number, known: Known): number {
  const waits = (item: DecisionItem) => isUndecided(answerIn(known, item));
  for (let step = 1; step <= rows.length; step += 1) {
    const at = (from + step) % rows.length;
    const row = rows[at];
    if (row?.kind === 'item' && waits(row.item)) return at;
    if (row?.kind === 'group' && folded.has(row.group.key) && row.group.items.some(waits)) return at;
  }
  return -1;
}
