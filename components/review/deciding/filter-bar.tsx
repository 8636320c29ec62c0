'use client';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FilterId, View } from '../../../lib/review/workspace/view';
import { Button } from '../../ui/button';
import { useWide } from '../../ui/use-wide';
import { ArrangeMenus } from './arrange-menus';
import { FilterToggles } from './filter-toggles';
import { FILTERS_ID } from './ids';
import { FilterSheet } from './lazy';
import { SearchBox } from './search-box';

interface FilterBarProps {
  /** How many of the search's matches each filter would leave. */
  counts: ReadonlyMap<FilterId, number>;
  /** All people of the review. */
  total: number;
  /** How many are on screen or above and below it. */
  shown: number;
  view: View;
  onView(change: Partial<View>): void;
}

const isNarrowed = (view: View) => view.search.trim() !== '' || view.filters.length > 0;

/** Finding people: search, filters as sentences, grouping and sorting. On a phone one row, and a sheet behind it. */
export function FilterBar({ counts, total, shown, view, onView }: FilterBarProps) {
  const t = useTranslations('find');
  const wide = useWide();
  const [sheet, setSheet] = useState(false);
  const narrowed = isNarrowed(view);
  const clear = () => onView({ search: '', filters: [] });
  const filters = view.filters.length;
  return (
    <search aria-label={t('label')} className="space-y-3">
      <div className="flex items-center gap-x-4 gap-y-2 md:flex-wrap">
        <SearchBox value={view.search} onChange={(search) => onView({ search })} />
        {wide ? (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 md:ms-auto">
            <ArrangeMenus view={view} onView={onView} />
          </div>
        ) : (
          <Button id={FILTERS_ID} onClick={() => setSheet(true)} className="shrink-0 px-3">
            <SlidersHorizontal aria-hidden="true" className="size-4.5 shrink-0" />
            {t('openSheet', { count: filters })}
          </Button>
        )}
      </div>
      {wide && (
        <FilterToggles counts={counts} on={view.filters} onFilters={(next) => onView({ filters: next })} />
      )}
      <div className="flex min-h-6 flex-wrap items-center gap-x-3">
        <p role="status" className="text-[0.9375rem] text-quiet">
          {narrowed ? t('showing', { shown, total }) : t('everybody', { total })}
        </p>
        {narrowed && (
          <Button look="quiet" className="px-1 md:min-h-6 md:py-0" onClick={clear}>
            {t('clear')}
          </Button>
        )}
      </div>
      {sheet && !wide && (
        <FilterSheet
          counts={counts}
          shown={shown}
          view={view}
          onView={onView}
          onClear={clear}
          onClose={() => setSheet(false)}
          returnFocusTo={() => document.getElementById(FILTERS_ID)}
        />
      )}
    </search>
  );
}
