'use client';
import { Check } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useListMessages } from '../../../lib/messages/parts/list';
import type { FilterId } from '../../../lib/review/workspace/view';
import { classNames } from '../../ui/class-names';
import { arrowStep } from '../../ui/step-to';
import { filtersToShow, toggled } from './filter-choice';

const CHIP =
  'inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-control border px-3 text-start text-body desk:min-h-9 md:px-2 -outline-offset-2 ' +
  'border-line bg-card hover:border-ink aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:font-medium';

export interface FilterTogglesProps {
  counts: ReadonlyMap<FilterId, number>;
  on: readonly FilterId[];
  onFilters(filters: FilterId[]): void;
}

/** Arrow keys move among the buttons of a group that are visible. */
export function moveAmong(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[aria-pressed]')].filter(
    (button) => button.checkVisibility({ visibilityProperty: true }),
  );
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
  const next = at < 0 ? undefined : arrowStep(event, at, buttons.length, rightToLeft);
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[next]?.focus();
}

interface FilterChipsProps extends FilterTogglesProps {
  /** The numbers of the filters that there is room for; left out: all. */
  fits?: ReadonlySet<number> | null;
}

/**
 * The filters as short sentences, each with the number of items that it would leave; active filters narrow
 * each other. They are one Tab stop.
 */
export function FilterChips({ counts, on, onFilters, fits = null }: FilterChipsProps) {
  const t = useListMessages('find');
  const notKnown = useListMessages('find.notKnown');
  const [stop, setStop] = useState(0);
  const shown = filtersToShow(counts, on);
  const reached = shown.flatMap((_, index) => (!fits || fits.has(index) ? index : []));
  const stopAt = reached.includes(stop) ? stop : reached[0];
  return shown.map((id, index) => {
    const count = counts.get(id);
    return (
      <button
        key={id}
        type="button"
        aria-pressed={on.includes(id)}
        tabIndex={index === stopAt ? 0 : -1}
        onFocus={() => setStop(index)}
        onClick={() => onFilters(toggled(on, id))}
        className={classNames(CHIP, fits && !fits.has(index) && 'invisible absolute whitespace-nowrap')}
      >
        {on.includes(id) && <Check aria-hidden="true" className="size-4 shrink-0 text-accent" />}
        {count === undefined ? notKnown(id) : t(`filter.${id}`, { count })}
      </button>
    );
  });
}

/** All filters below one another, where a whole sheet or menu is available. */
export function FilterToggles(props: FilterTogglesProps) {
  const t = useListMessages('find');
  if (filtersToShow(props.counts, props.on).length === 0) return null;
  return (
    <fieldset aria-label={t('filters')} onKeyDown={moveAmong} className="flex min-w-0 flex-wrap gap-2">
      <FilterChips {...props} />
    </fieldset>
  );
}
