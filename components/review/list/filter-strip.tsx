'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePartCommand } from '../../parts/part-commands';
import { classNames } from '../../ui/class-names';
import { placePopover } from '../../ui/place-popover';
import { filtersToShow } from './filter-choice';
import { FilterChips, FilterToggles, type FilterTogglesProps, moveAmong } from './filter-toggles';
import { useFitting } from './use-fitting';

const ID = 'all-filters';
/** The width that its class gives the menu, in px. */
const MENU_WIDTH = 352;

/** The filters in one line: as many as fit as a whole, the active ones among them. A menu over the list has all of them. */
export function FilterStrip(props: FilterTogglesProps) {
  const { counts, on } = props;
  const t = useTranslations('find');
  const { follow, fits } = useFitting();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const shown = filtersToShow(counts, on);
  const over = fits !== null && fits.size < shown.length;
  usePartCommand('filter', () => {
    const strip = button.current?.parentElement;
    (strip?.querySelector<HTMLElement>('[aria-pressed][tabindex="0"]') ?? button.current)?.focus();
  });
  if (shown.length === 0) return null;
  return (
    <>
      <fieldset
        ref={follow}
        aria-label={t('filters')}
        onKeyDown={moveAmong}
        className="relative flex h-11 min-w-0 flex-1 items-center gap-2 overflow-clip md:pointer-fine:h-9"
      >
        <FilterChips {...props} fits={fits} />
        <button
          ref={button}
          type="button"
          popoverTarget={ID}
          className={classNames(
            'inline-flex min-h-11 shrink-0 items-center rounded-control px-2 text-body link -outline-offset-2 md:pointer-fine:min-h-9',
            !over && 'invisible absolute',
          )}
        >
          {t('all', { count: shown.length })}
        </button>
      </fieldset>
      <div
        ref={popup}
        id={ID}
        popover="auto"
        role="group"
        aria-label={t('allFilters')}
        onBeforeToggle={({ newState }) => {
          setOpen(newState === 'open');
          if (newState === 'open' && button.current && popup.current)
            placePopover(button.current, popup.current, MENU_WIDTH);
        }}
        className="absolute inset-auto m-0 max-h-[80dvh] w-88 max-w-[calc(100vw-1rem)] overflow-y-auto card p-3 text-ink"
      >
        {open && <FilterToggles {...props} />}
      </div>
    </>
  );
}
