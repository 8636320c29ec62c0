'use client';
import { useTranslations } from 'use-intl';
import type { FilterId, View } from '../../../lib/review/workspace/view';
import { useCounted, useItemsKind } from '../../parts/item-name';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { useWide } from '../../ui/use-wide';
import { isNarrowed, NO_FILTERS } from './filter-choice';
import { FilterToggles } from './filter-toggles';

interface FilterLineProps {
  /** How many of the search's matches each filter would leave. */
  counts: ReadonlyMap<FilterId, number>;
  /** The number of all items of the review. */
  total: number;
  /** The number of items that match, visible or not. */
  shown: number;
  view: View;
  onView(change: Partial<View>): void;
}

/** One line: how many items of how many are shown, and the filters. */
export function FilterLine({ counts, total, shown, view, onView }: FilterLineProps) {
  const t = useTranslations('find');
  const counted = useCounted();
  const kind = useItemsKind();
  const wide = useWide();
  const narrowed = isNarrowed(view);
  return (
    <div
      className={classNames(
        'flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 md:flex-1 md:flex-nowrap',
        narrowed ? 'max-md:basis-full' : 'max-md:sr-only',
      )}
    >
      <p role="status" className={`shrink-0 text-body text-quiet ${narrowed ? '' : 'sr-only'}`}>
        {narrowed ? t('showing', { shown, total }) : t('everybody', counted(total))}
      </p>
      {narrowed && (
        <Button
          look="quiet"
          className="-mx-1 shrink-0 px-1 md:min-h-9 md:py-0"
          onClick={() => onView(NO_FILTERS)}
        >
          {t('clear', { kind })}
        </Button>
      )}
      {wide && (
        <FilterToggles counts={counts} on={view.filters} onFilters={(filters) => onView({ filters })} />
      )}
    </div>
  );
}
