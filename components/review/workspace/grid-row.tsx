'use client';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { Checkbox } from '../../ui/checkbox';
import { TabStopContext } from '../../ui/tab-stop';
import { useItemWords } from '../item-name';
import { CellContent } from './cell-content';
import { PERSON_CELL } from './columns';
import type { RowFacts, Shared } from './row-facts';
import { sameRow } from './same-row';

export interface GridRowProps {
  facts: RowFacts;
  shared: Shared;
  /** Null where the item can't be decided now. */
  selected: boolean | null;
  /** It doesn't match any more and keeps its place. */
  staying: boolean;
  /** Counted from 0. */
  index: number;
  /** The cell that Tab reaches, counted from 0; null in every other row. */
  active: number | null;
}

const CELL = 'min-w-0 px-3 py-2.5 -outline-offset-2';

function GridRowPlain({ facts, shared, selected, staying, index, active }: GridRowProps) {
  const t = useTranslations('review');
  const { item } = facts;
  const wordsOf = useItemWords();
  const boxes = selected === null ? 0 : 1;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected ?? undefined}
      data-key={item.id}
      className={`grid grid-cols-(--tracks) border-b border-line bg-card text-sm aria-selected:bg-accent-wash ${staying ? 'text-quiet' : ''}`}
    >
      {selected !== null && (
        <div
          role="gridcell"
          aria-colindex={1}
          data-cell={0}
          className="sticky start-0 z-1 bg-inherit ps-1.5 pt-0.5"
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
          <TabStopContext value={active === cell ? 0 : -1}>
            <CellContent column={column} facts={facts} shared={shared} />
          </TabStopContext>
        );
        const place = { 'aria-colindex': cell + 1, 'data-cell': cell };
        if (column === 'person')
          return (
            <div key={column} role="rowheader" {...place} className={`${CELL} ${PERSON_CELL}`}>
              {content}
            </div>
          );
        return (
          <div
            key={column}
            role="gridcell"
            {...place}
            tabIndex={active === cell ? 0 : -1}
            className={`${CELL} last:pe-4`}
          >
            {content}
          </div>
        );
      })}
    </div>
  );
}

/** One person. Drawn again only when something of their own changes. */
export const GridRow = memo(GridRowPlain, sameRow);
