'use client';
import { useId } from 'react';
import { useGridMessages } from '../../lib/messages/parts/grid';
import { type GridColumn, type GridRow, personIn, type ReviewWithItems } from '../../lib/review/grid/model';
import type { RowAnswers } from '../../lib/review/row-answer';
import { useItemWords } from '../parts/item-name';
import { TenantText } from '../parts/tenant-text';
import { AccessFactLines } from './access-facts';
import { useColumnWords } from './column-words';

interface CellPanelProps {
  /** The id of the element that describes the cell. */
  id: string;
  row: GridRow | undefined;
  column: GridColumn | undefined;
  columnIndex: number;
  reviews: readonly ReviewWithItems[];
  answers: RowAnswers;
  me: string;
}

/** Describes the cell with the focus, beside the grid on a wide screen and under it on a phone. */
export function CellPanel({ id, row, column, columnIndex, reviews, answers, me }: CellPanelProps) {
  const t = useGridMessages('grid');
  const nameOfColumn = useColumnWords();
  const heading = useId();
  const item = row?.cells[columnIndex];
  const read = column && reviews.find(({ review }) => review === column.review);
  const nameOf = useItemWords();
  const name = row ? nameOf(personIn(row)) : '';
  return (
    <section aria-labelledby={heading} className="self-start card p-4 max-lg:mt-4 lg:sticky lg:top-4">
      <h2 id={heading} className="text-sm text-quiet">
        {t('cell')}
      </h2>
      {!row || !column ? (
        <p className="mt-2 text-quiet">{t('noCell')}</p>
      ) : (
        <>
          <p className="mt-1 font-semibold">
            <TenantText text={name} limit={140} />
          </p>
          <p className="mb-3 text-body">
            <TenantText text={nameOfColumn(column)} limit={80} />
          </p>
          {item && read ? (
            <div id={id}>
              <AccessFactLines
                key={item.id}
                person
                narrow
                item={item}
                read={read}
                answers={answers}
                me={me}
              />
            </div>
          ) : (
            <p className="text-quiet">
              {t.rich('notAskedText', { name: () => <TenantText text={name} limit={80} /> })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
