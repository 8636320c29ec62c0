'use client';
import { X } from 'lucide-react';
import { useListMessages } from '../../../lib/messages/parts/list';
import type { FilterId, View } from '../../../lib/review/workspace/view';
import { useCounted, useItemsKind } from '../../parts/item-name';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { useSpacious } from '../../ui/use-wide';
import { isNarrowed, NO_FILTERS } from './filter-choice';
import { FilterStrip } from './filter-strip';

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

/** One line: how many items of how many are shown, and the filters that there is room for. */
export function FilterLine({ counts, total, shown, view, onView }: FilterLineProps) {
  const t = useListMessages('find');
  const counted = useCounted();
  const kind = useItemsKind();
  const spacious = useSpacious();
  const narrowed = isNarrowed(view);
  return (
    <div
      className={classNames(
        'flex min-w-0 items-center gap-x-2 gap-y-2 max-md:flex-wrap',
        spacious && 'flex-1',
        narrowed ? 'max-md:basis-full' : 'max-md:sr-only',
      )}
    >
      <p
        role="status"
        className={
          narrowed
            ? 'shrink-0 text-body text-quiet md:max-2xl:max-w-20 md:max-2xl:text-note md:max-2xl:leading-tight'
            : 'sr-only'
        }
      >
        {narrowed ? t('showing', { shown, total }) : t('everybody', counted(total))}
      </p>
      {narrowed && (
        <Button
          look="quiet"
          title={t('clear', { kind })}
          className="shrink-0 px-1 max-md:-mx-1 md:max-2xl:px-2"
          onClick={() => onView(NO_FILTERS)}
        >
          <X aria-hidden="true" className="size-4.5 max-md:hidden 2xl:hidden" />
          <span className="md:max-2xl:sr-only">{t('clear', { kind })}</span>
        </Button>
      )}
      {spacious && (
        <FilterStrip counts={counts} on={view.filters} onFilters={(filters) => onView({ filters })} />
      )}
    </div>
  );
}
