'use client';
import { SlidersHorizontal } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import { useListMessages } from '../../../lib/messages/parts/list';
import type { Arranged } from '../../../lib/review/workspace/arrange';
import type { View } from '../../../lib/review/workspace/view';
import { usePartCommand } from '../../parts/part-commands';
import { Button } from '../../ui/button';
import { useSpacious } from '../../ui/use-wide';
import { GroupMenu, SortMenu } from './arrange-menus';
import { NO_FILTERS, narrowedBy } from './filter-choice';
import { FilterLine } from './filter-line';
import { AccessMenu, FilterSheet } from './lazy';
import { SearchBox } from './search-box';

interface FilterBarProps {
  /** How many items each filter and access would leave, and the groupings to choose from. */
  arranged: Pick<Arranged, 'counts' | 'accesses' | 'groupings'>;
  /** The number of all items of the review. */
  total: number;
  /** The number of items that match. */
  shown: number;
  view: View;
  /** The list is sorted by a hidden column, so no column head shows the order. */
  sortHidden: boolean;
  onView(change: Partial<View>): void;
}

function FilterBarPlain({ arranged, total, shown, view, sortHidden, onView }: FilterBarProps) {
  const t = useListMessages('find');
  const spacious = useSpacious();
  const { counts, accesses, groupings } = arranged;
  const byAccess = accesses.length > 0 || view.access !== null;
  const [sheet, setSheet] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  usePartCommand('filter', spacious ? null : () => opener.current?.focus());
  return (
    <search
      aria-label={t('label')}
      className="flex min-w-0 flex-1 flex-wrap items-center gap-2 md:flex-nowrap"
    >
      <SearchBox value={view.search} onChange={(search) => onView({ search })} />
      {spacious ? (
        <>
          <FilterLine counts={counts} total={total} shown={shown} view={view} onView={onView} />
          {byAccess && <AccessMenu accesses={accesses} view={view} onView={onView} />}
          <GroupMenu view={view} groupings={groupings} onView={onView} />
          {sortHidden && <SortMenu view={view} onView={onView} />}
        </>
      ) : (
        <Button ref={opener} onClick={() => setSheet(true)} className="shrink-0 px-3">
          <SlidersHorizontal aria-hidden="true" className="size-4.5 shrink-0" />
          <span className="sr-only">{t('openSheet', { count: narrowedBy(view) })}</span>
          {narrowedBy(view) > 0 && <span aria-hidden="true">{narrowedBy(view)}</span>}
        </Button>
      )}
      {!spacious && <FilterLine counts={counts} total={total} shown={shown} view={view} onView={onView} />}
      {sheet && !spacious && (
        <FilterSheet
          arranged={arranged}
          shown={shown}
          view={view}
          onView={onView}
          onClear={() => onView(NO_FILTERS)}
          onClose={() => setSheet(false)}
          returnFocusTo={() => opener.current}
        />
      )}
    </search>
  );
}

/**
 * Search, filters and grouping in one line; a table is sorted by its heads. In a narrow window one sheet holds all of
 * them. It renders again only when the list is arranged anew, and not with each selection.
 */
export const FilterBar = memo(FilterBarPlain);
