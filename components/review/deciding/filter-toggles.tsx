'use client';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FilterId } from '../../../lib/review/workspace/view';
import { filtersToShow, toggled } from './filter-choice';
import { FILTERS_ID } from './ids';

const CHIP =
  'inline-flex min-h-11 items-center gap-1.5 rounded-control border px-3 text-start text-[0.9375rem] md:min-h-9 ' +
  'border-line bg-card hover:border-ink aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:font-medium aria-pressed:outline aria-pressed:outline-accent';

interface FilterTogglesProps {
  counts: ReadonlyMap<FilterId, number>;
  on: readonly FilterId[];
  onFilters(filters: FilterId[]): void;
  /** All of them, where there is a whole sheet for them. */
  all?: boolean;
}

/** Filters as the sentences they stand for, each with how many it would leave; pressed ones narrow each other down. */
export function FilterToggles({ counts, on, onFilters, all = false }: FilterTogglesProps) {
  const t = useTranslations('find');
  const [open, setOpen] = useState(all);
  const { first, more } = filtersToShow(counts, on);
  const shown = open ? [...first, ...more] : first;
  if (shown.length === 0) return null;
  return (
    <fieldset id={all ? undefined : FILTERS_ID} tabIndex={-1} aria-label={t('filters')} className="min-w-0">
      <div className="flex flex-wrap gap-2">
        {shown.map((id) => (
          <button
            key={id}
            type="button"
            aria-pressed={on.includes(id)}
            onClick={() => onFilters(toggled(on, id))}
            className={CHIP}
          >
            {on.includes(id) && <Check aria-hidden="true" className="size-4 shrink-0 text-accent" />}
            {t(`filter.${id}`, { count: counts.get(id) ?? 0 })}
          </button>
        ))}
        {more.length > 0 && !all && (
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="inline-flex min-h-11 items-center rounded-control px-3 text-[0.9375rem] font-medium text-accent underline-offset-4 hover:underline md:min-h-9"
          >
            {open ? t('fewer') : t('more', { count: more.length })}
          </button>
        )}
      </div>
    </fieldset>
  );
}
