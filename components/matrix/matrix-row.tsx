'use client';
import { ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { useGridMessages } from '../../lib/messages/parts/grid';
import { useItemMessages } from '../../lib/messages/parts/item';
import { useReviewer } from '../../lib/queries/graph-context';
import { personIn, type GridRow as Row } from '../../lib/review/grid/model';
import type { RowAnswers } from '../../lib/review/row-answer';
import { whoseAccess } from '../../lib/review/whose-access';
import { useItemWords } from '../parts/item-name';
import { TenantText } from '../parts/tenant-text';
import { MatrixCellContent } from './cell-content';

/** A column in the page: its position and its size, in px. */
export interface ShownColumn {
  index: number;
  start: number;
  size: number;
}

/** The columns that are in the page, and the total width, in px. */
interface MatrixLayout {
  columns: readonly ShownColumn[];
  /** The width of all columns. */
  width: number;
  personWidth: number;
}

export interface MatrixRowProps {
  row: Row;
  index: number;
  layout: MatrixLayout;
  /** The focused column of this row, counted from 0; -1 is the person; null in every other row. */
  active: number | null;
  selected: ReadonlySet<string>;
  answers: RowAnswers;
  /** The id of the element that describes the cell with the focus. */
  describedBy: string;
  onOpen(personId: string): void;
}

function PersonHead({ row, index, layout, active, onOpen }: MatrixRowProps) {
  const t = useGridMessages('grid');
  const nameOf = useItemWords();
  const marks = useItemMessages('marks');
  const own = whoseAccess(row, useReviewer().userId) === 'own';
  return (
    <div
      role="rowheader"
      aria-colindex={1}
      style={{ width: layout.personWidth }}
      className="sticky start-0 z-10 shrink-0 border-e border-line bg-card"
    >
      <button
        type="button"
        data-spot={`${index}:-1`}
        tabIndex={active === -1 ? 0 : -1}
        onClick={() => onOpen(row.key)}
        className="flex size-full items-center gap-1 px-3 py-2 text-start -outline-offset-2 hover:text-accent"
      >
        <span className="line-clamp-3 min-w-0 flex-1 text-body font-semibold [overflow-wrap:anywhere]">
          <TenantText text={nameOf(personIn(row))} limit={140} />
          {own && <span className="block text-sm font-normal text-quiet">{marks('own')}</span>}
        </span>
        <span className="sr-only">, {t('listPerson')}</span>
        <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-quiet rtl:-scale-x-100" />
      </button>
    </div>
  );
}

function MatrixRowPlain(props: MatrixRowProps) {
  const t = useGridMessages('grid');
  const { row, index, layout, active, selected, answers, describedBy } = props;
  return (
    <div role="row" aria-rowindex={index + 2} className="flex min-h-14 border-b border-line bg-card">
      <PersonHead {...props} />
      <div role="none" style={{ width: layout.width }} className="relative flex shrink-0">
        {layout.columns.map(({ index: column, start, size }, at) => {
          const item = row.cells[column];
          const before = layout.columns[at - 1];
          const gap = start - (before ? before.start + before.size : 0);
          const here = active === column;
          return (
            <div
              key={column}
              role="gridcell"
              aria-colindex={column + 2}
              aria-selected={item ? selected.has(item.id) : undefined}
              aria-describedby={here && item ? describedBy : undefined}
              tabIndex={here ? 0 : -1}
              data-spot={`${index}:${column}`}
              style={{ width: size, marginInlineStart: gap }}
              className="shrink-0 border-e border-line px-2.5 py-2 text-sm -outline-offset-2 aria-selected:bg-accent-wash aria-selected:shadow-[inset_0_0_0_2px_var(--color-accent)] forced-colors:aria-selected:border-2 forced-colors:aria-selected:border-[Highlight]"
            >
              {item ? (
                <MatrixCellContent answer={answers.get(item.id) ?? null} item={item} />
              ) : (
                <span className="text-quiet">
                  <span aria-hidden="true">–</span>
                  <span className="sr-only">{t('notAsked')}</span>
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/**
 * Renders a row again only where the row itself changed: selecting one cell among ten
 * thousand rows renders one row.
 */
function sameMatrixRow(one: MatrixRowProps, other: MatrixRowProps): boolean {
  return (
    one.row === other.row &&
    one.index === other.index &&
    one.layout.columns === other.layout.columns &&
    one.layout.personWidth === other.layout.personWidth &&
    one.active === other.active &&
    one.row.cells.every(
      (item) =>
        !item ||
        (one.selected.has(item.id) === other.selected.has(item.id) &&
          one.answers.get(item.id) === other.answers.get(item.id)),
    )
  );
}

/** One person: the name, and one cell for each access. */
export const MatrixRow = memo(MatrixRowPlain, sameMatrixRow);
