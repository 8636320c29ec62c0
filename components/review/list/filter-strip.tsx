'use client';
import { SlidersHorizontal } from 'lucide-react';
import { useRef } from 'react';
import { useListMessages } from '../../../lib/messages/parts/list';
import { usePartCommand } from '../../parts/part-commands';
import { classNames } from '../../ui/class-names';
import { PopoverMenu } from '../../ui/popover-menu';
import { filtersToShow } from './filter-choice';
import { FilterChips, FilterToggles, type FilterTogglesProps, moveAmong } from './filter-toggles';
import { useFitting } from './use-fitting';

const ID = 'all-filters';
/** In px. */
const MENU_WIDTH = 352;

/** The filters in one line: as many as fit as a whole, the active ones among them. A menu over the list has all of them. */
export function FilterStrip(props: FilterTogglesProps) {
  const { counts, on } = props;
  const t = useListMessages('find');
  const { follow, fits } = useFitting();
  const button = useRef<HTMLButtonElement>(null);
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
        className="relative flex h-11 min-w-0 flex-1 items-center gap-2 overflow-clip desk:h-9"
      >
        <FilterChips {...props} fits={fits} />
        <button
          ref={button}
          type="button"
          popoverTarget={ID}
          title={t('allFilters')}
          className={classNames(
            'inline-flex min-h-11 shrink-0 items-center rounded-control px-2 text-body link -outline-offset-2 desk:min-h-9',
            !over && 'invisible absolute',
          )}
        >
          <SlidersHorizontal aria-hidden="true" className="size-4.5 2xl:hidden" />
          <span className="max-2xl:sr-only">{t('allFilters')}</span>
        </button>
      </fieldset>
      <PopoverMenu id={ID} label={t('allFilters')} button={button} width={MENU_WIDTH}>
        <FilterToggles {...props} />
      </PopoverMenu>
    </>
  );
}
