'use client';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useListMessages } from '../../../lib/messages/parts/list';
import type { HelpTerm } from '../../../lib/review/help-terms';
import type { ColumnId, Sorting } from '../../../lib/review/workspace/view';
import { HelpMark } from '../../parts/help-mark';
import { useColumnNames } from './column-names';
import { PINNED } from './columns';

/** The next sorting of a column: ascending, descending, then the original order. */
export function nextSorting(sort: Sorting | null, column: ColumnId): Sorting | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

/** The help terms of columns. */
const HELP: Partial<Record<ColumnId, HelpTerm>> = {
  signIn: 'signIn',
  advice: 'recommendation',
  outlier: 'outlier',
  previous: 'lastTime',
};

interface SortHeaderProps {
  column: ColumnId;
  /** The cells use the shortest wording; the head says the rest. */
  dense: boolean;
  index: number;
  sort: Sorting | null;
  onSort(sort: Sorting | null): void;
}

function SortHeader({ column, dense, index, sort, onSort }: SortHeaderProps) {
  const t = useListMessages('table');
  const names = useColumnNames();
  const mine = sort?.column === column;
  const help = HELP[column];
  const short = column === 'signIn' && dense;
  const words = short ? t.markup('signInBefore', { rest: (rest) => rest }) : names(column);
  const Icon = !mine ? ChevronsUpDown : sort.descending ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      aria-colindex={index + 1}
      aria-label={help && words}
      aria-sort={!mine ? 'none' : sort.descending ? 'descending' : 'ascending'}
      className={`flex items-center px-3 py-1 last:pe-4 max-xl:pe-1 ${PINNED[column] ?? ''}`}
    >
      <button
        type="button"
        onClick={() => onSort(nextSorting(sort, column))}
        className="-mx-1 inline-flex min-h-8 pointer-coarse:min-h-11 min-w-0 items-center gap-1 rounded-control px-1 text-start text-note leading-tight font-medium text-quiet hover:text-ink max-xl:text-xs"
      >
        <span className="min-w-0 [overflow-wrap:normal] hyphens-auto">
          {short
            ? t.rich('signInBefore', { rest: (rest) => <span className="sr-only">{rest}</span> })
            : words}
        </span>
        <Icon aria-hidden="true" className={`size-3.5 shrink-0 ${mine ? 'text-accent' : 'max-xl:hidden'}`} />
      </button>
      {help && <HelpMark term={help} />}
    </div>
  );
}

interface ListHeadProps {
  columns: readonly ColumnId[];
  dense: boolean;
  /** The box that selects everybody; null where nothing can be decided. */
  selectAll: ReactNode;
  sort: Sorting | null;
  onSort(sort: Sorting | null): void;
}

/** The row of column heads. */
export function ListHead({ columns, dense, selectAll, sort, onSort }: ListHeadProps) {
  const boxes = selectAll === null ? 0 : 1;
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="grid min-w-(--least) grid-cols-(--tracks) border-b border-line bg-card"
    >
      {selectAll !== null && (
        <div
          role="columnheader"
          aria-colindex={1}
          className="sticky start-0 z-1 flex items-end bg-inherit ps-1.5"
        >
          {selectAll}
        </div>
      )}
      {columns.map((column, at) => (
        <SortHeader
          key={column}
          column={column}
          dense={dense}
          index={at + boxes}
          sort={sort}
          onSort={onSort}
        />
      ))}
    </div>
  );
}
