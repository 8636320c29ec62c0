'use client';
import { Check } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FilterId } from '../../../lib/review/workspace/view';
import { usePartCommand } from '../../parts/part-commands';
import { classNames } from '../../ui/class-names';
import { arrowStep } from '../../ui/step-to';
import { filtersToShow, toggled } from './filter-choice';
import { useOverflow } from './use-overflow';

const CHIP =
  'inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-control border px-3 text-start text-body md:min-h-9 md:px-2.5 -outline-offset-2 ' +
  'border-line bg-card hover:border-ink aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:font-medium';

interface FilterTogglesProps {
  counts: ReadonlyMap<FilterId, number>;
  on: readonly FilterId[];
  onFilters(filters: FilterId[]): void;
  /** Shows all filters below one another, where a whole sheet is available. */
  all?: boolean;
}

/**
 * The filters as short sentences, each with the number of items that it would leave; active filters narrow
 * each other. They are one Tab stop, and arrow keys move inside. They are in one line that scrolls, or that a
 * button opens where it is too short for all.
 */
export function FilterToggles({ counts, on, onFilters, all = false }: FilterTogglesProps) {
  const t = useTranslations('find');
  const untold = useTranslations('find.notKnown');
  const [open, setOpen] = useState(all);
  const [stop, setStop] = useState(0);
  const { line, follow, over } = useOverflow(open);
  const shown = filtersToShow(counts, on);
  const first = () => line.current?.querySelector('button')?.focus();
  usePartCommand('filter', all || shown.length === 0 ? null : first);
  if (shown.length === 0) return null;
  const stopAt = Math.min(stop, shown.length - 1);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    const next = arrowStep(event.key, at, buttons.length, rightToLeft);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[next]?.focus();
  };
  return (
    <fieldset aria-label={t('filters')} className="flex min-w-0 flex-1 items-start gap-1">
      <div
        ref={follow}
        role="none"
        onKeyDown={move}
        className={classNames(
          'flex min-w-0 gap-2',
          open ? 'flex-wrap' : 'overflow-x-auto [scrollbar-width:none]',
          over && !open && 'mask-r-from-[calc(100%-2.5rem)] rtl:mask-none',
        )}
      >
        {shown.map((id, index) => {
          const count = counts.get(id);
          return (
            <button
              key={id}
              type="button"
              aria-pressed={on.includes(id)}
              tabIndex={index === stopAt ? 0 : -1}
              onFocus={() => setStop(index)}
              onClick={() => onFilters(toggled(on, id))}
              className={CHIP}
            >
              {on.includes(id) && <Check aria-hidden="true" className="size-4 shrink-0 text-accent" />}
              {count === undefined ? untold(id) : t(`filter.${id}`, { count })}
            </button>
          );
        })}
      </div>
      {(over || open) && !all && (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="inline-flex min-h-9 shrink-0 items-center rounded-control px-2 text-body link"
        >
          {open ? t('fewer') : t('all', { count: shown.length })}
        </button>
      )}
    </fieldset>
  );
}
