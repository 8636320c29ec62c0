'use client';
import { ArrowDownWideNarrow, ArrowUpNarrowWide, Layers } from 'lucide-react';
import { useId } from 'react';
import { useListMessages } from '../../../lib/messages/parts/list';
import {
  COLUMNS,
  type ColumnId,
  GROUPINGS,
  type Grouping,
  type View,
} from '../../../lib/review/workspace/view';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { useColumnNames } from './column-names';
import { useWorkspaceState } from './workspace-context';

export const MENU =
  'min-h-11 min-w-0 max-w-full rounded-control border border-edge bg-card px-2.5 text-body desk:min-h-10';

/** Columns whose order is useful to a reviewer. */
const SORTABLE: readonly ColumnId[] = COLUMNS.filter((column) => column !== 'access' && column !== 'reason');

/** What the columns hold whose order has a usual name. The other columns have an order of Attest's own. */
const ORDERS: Partial<Record<ColumnId, 'names' | 'times'>> = {
  person: 'names',
  title: 'names',
  department: 'names',
  manager: 'names',
  answeredBy: 'names',
  signIn: 'times',
};

interface ArrangeMenusProps {
  view: View;
  onView(change: Partial<View>): void;
}

export const LINE = 'flex min-w-0 shrink-0 items-center gap-2 max-spacious:justify-between';

/** The width of a menu beside the filters. */
export const IN_LINE = 'spacious:max-w-40 spacious:max-2xl:max-w-32';

/** The menu of groups where nothing is grouped and the line has little room: an icon over the browser's own menu. */
const BY_ICON = {
  frame:
    'spacious:max-2xl:relative spacious:max-2xl:w-11 spacious:max-2xl:rounded-control spacious:max-2xl:border spacious:max-2xl:border-edge spacious:max-2xl:bg-card spacious:max-2xl:has-focus-visible:outline-2 spacious:max-2xl:has-focus-visible:outline-offset-2',
  menu: 'spacious:max-2xl:w-full spacious:max-2xl:cursor-pointer spacious:max-2xl:opacity-0',
};

/** Chooses the grouping of the list. It is the browser's own menu, which suits every device. */
export function GroupMenu({
  view,
  groupings,
  onView,
}: ArrangeMenusProps & {
  /** Groupings by what this review has and what is known. The chosen one always stays, so that it can be removed. */
  groupings: readonly Grouping[];
}) {
  const t = useListMessages('find');
  const id = useId();
  const byIcon = view.group === null;
  return (
    <div title={t('groupBy')} className={classNames(LINE, byIcon && BY_ICON.frame)}>
      <label htmlFor={id} className="shrink-0 text-sm text-quiet spacious:max-2xl:sr-only">
        {t('groupBy')}
      </label>
      {byIcon && (
        <Layers
          aria-hidden="true"
          className="pointer-events-none absolute inset-0 m-auto size-4.5 max-spacious:hidden 2xl:hidden"
        />
      )}
      <select
        id={id}
        value={view.group ?? ''}
        onChange={({ target }) =>
          onView({ group: GROUPINGS.find((known) => known === target.value) ?? null })
        }
        className={classNames(MENU, IN_LINE, byIcon && BY_ICON.menu)}
      >
        <option value="">{t('group.none')}</option>
        {GROUPINGS.filter((id) => id === view.group || groupings.includes(id)).map((grouping) => (
          <option key={grouping} value={grouping}>
            {t(`group.${grouping}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Chooses the order of a list that has no column heads to press. */
export function SortMenu({ view, onView }: ArrangeMenusProps) {
  const t = useListMessages('find');
  const names = useColumnNames();
  const id = useId();
  const { availableColumns } = useWorkspaceState();
  const { sort } = view;
  const Direction = sort?.descending ? ArrowDownWideNarrow : ArrowUpNarrowWide;
  return (
    <div className={LINE}>
      <label htmlFor={id} className="shrink-0 text-sm text-quiet">
        {t('sortBy')}
      </label>
      <span className="flex min-w-0 gap-1">
        <select
          id={id}
          value={sort?.column ?? ''}
          onChange={({ target }) => {
            const column = COLUMNS.find((known) => known === target.value);
            onView({ sort: column ? { column, descending: false } : null });
          }}
          className={MENU}
        >
          <option value="">{t('sort.none')}</option>
          {SORTABLE.filter((id) => id === sort?.column || availableColumns.has(id)).map((column) => (
            <option key={column} value={column}>
              {names(column)}
            </option>
          ))}
        </select>
        <Button
          aria-label={t(`order.${(sort && ORDERS[sort.column]) ?? 'others'}`, {
            descending: String(sort?.descending ?? false),
          })}
          disabled={!sort}
          onClick={() => sort && onView({ sort: { ...sort, descending: !sort.descending } })}
          className="px-2.5"
        >
          <Direction aria-hidden="true" className="size-4.5" />
        </Button>
      </span>
    </div>
  );
}
