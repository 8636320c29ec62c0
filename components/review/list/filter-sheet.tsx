'use client';
import { useTranslations } from 'use-intl';
import type { FilterId, View } from '../../../lib/review/workspace/view';
import { useCounted } from '../../parts/item-name';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { GroupMenu, SortMenu } from './arrange-menus';
import { FilterToggles } from './filter-toggles';

interface FilterSheetProps {
  counts: ReadonlyMap<FilterId, number>;
  shown: number;
  view: View;
  onView(change: Partial<View>): void;
  onClear(): void;
  onClose(): void;
  returnFocusTo(): HTMLElement | null;
}

/** A phone's filters, grouping and sorting, all on one sheet. */
export function FilterSheet({
  counts,
  shown,
  view,
  onView,
  onClear,
  onClose,
  returnFocusTo,
}: FilterSheetProps) {
  const t = useTranslations('find');
  const counted = useCounted();
  return (
    <Dialog
      open
      title={t('sheetTitle')}
      onClose={onClose}
      returnFocusTo={returnFocusTo}
      actions={
        <>
          <Button look="primary" onClick={onClose}>
            {t('show', counted(shown))}
          </Button>
          <Button onClick={onClear}>{t('clear')}</Button>
        </>
      }
    >
      <FilterToggles all counts={counts} on={view.filters} onFilters={(filters) => onView({ filters })} />
      <div className="space-y-2 border-t border-line pt-3">
        <GroupMenu view={view} onView={onView} />
        <SortMenu view={view} onView={onView} />
      </div>
    </Dialog>
  );
}
