'use client';
import { memo } from 'react';
import { useShellMessages } from '../../../lib/messages/parts/shell';
import { useItemWords } from '../../parts/item-name';
import { Checkbox } from '../../ui/checkbox';
import { classNames } from '../../ui/class-names';
import { TabStopContext } from '../../ui/tab-stop';
import type { RowAsk } from '../act/use-review-draft';
import { CellContent } from './cell-content';
import { PINNED } from './columns';
import type { RowFacts, SharedByRows } from './row-facts';
import { sameRow } from './same-row';

export interface ListRowProps {
  facts: RowFacts;
  shared: SharedByRows;
  /** Null where the item can't be decided now. */
  selected: boolean | null;
  /** The item doesn't match any more, but the row keeps its place. */
  staying: boolean;
  /** Counted from 0. */
  index: number;
  /** The cell that Tab reaches, counted from 0; null in every other row. */
  active: number | null;
  /** The open question about this row; null where none is open. */
  asked: RowAsk | null;
}

const CELL = {
  dense: 'flex min-w-0 flex-col justify-center px-3 py-0.5 -outline-offset-2 pointer-coarse:py-0',
  roomy: 'min-w-0 px-3 py-2.5 -outline-offset-2',
} as const;
const LINE = { dense: 'min-h-12 items-stretch', roomy: '' } as const;

function ListRowPlain({ facts, shared, selected, staying, index, active, asked }: ListRowProps) {
  const t = useShellMessages('review');
  const { item } = facts;
  const wordsOf = useItemWords();
  const { density } = shared;
  const boxes = selected === null ? 0 : 1;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected ?? undefined}
      data-key={item.id}
      className={classNames(
        'group/row grid grid-cols-(--tracks) border-b border-line bg-card text-sm aria-selected:bg-accent-wash',
        LINE[density],
        asked !== null && 'bg-accent-wash',
        staying && 'text-quiet',
      )}
    >
      {selected !== null && (
        <div
          role="gridcell"
          aria-colindex={1}
          data-cell={0}
          className={`sticky start-0 z-1 bg-inherit ps-1.5 ${density === 'dense' ? 'flex items-center' : 'pt-0.5'}`}
        >
          <TabStopContext value={active === 0 ? 0 : -1}>
            <Checkbox
              label={t('select', { name: wordsOf(item) })}
              checked={selected}
              onChange={(checked, ranged) => shared.onSelect(item.id, checked, ranged)}
            />
          </TabStopContext>
        </div>
      )}
      {shared.columns.map((column, at) => {
        const cell = at + boxes;
        const content = (
          // Tab reaches the decision buttons from every cell of the row.
          <TabStopContext value={active === cell || (column === 'decision' && active !== null) ? 0 : -1}>
            <CellContent
              column={column}
              facts={facts}
              shared={shared}
              asked={asked}
              dense={density === 'dense'}
            />
          </TabStopContext>
        );
        const place = { 'aria-colindex': cell + 1, 'data-cell': cell };
        if (column === 'person')
          return (
            <div key={column} role="rowheader" {...place} className={`${CELL[density]} ${PINNED.person}`}>
              {content}
            </div>
          );
        return (
          <div
            key={column}
            role="gridcell"
            {...place}
            tabIndex={active === cell ? 0 : -1}
            {...(column === 'decision' && { 'data-pinned': '' })}
            className={`${CELL[density]} last:pe-4 ${PINNED[column] ?? ''}`}
          >
            {content}
          </div>
        );
      })}
    </div>
  );
}

/** The row of one person. It renders again only when its own facts change. */
export const ListRow = memo(ListRowPlain, sameRow);
