'use client';
import { useListMessages } from '../../../lib/messages/parts/list';
import type { Arranged } from '../../../lib/review/workspace/arrange';
import type { View } from '../../../lib/review/workspace/view';
import { useCounted, useItemsKind } from '../../parts/item-name';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { AccessMenu } from './access-menu';
import { GroupMenu, SortMenu } from './arrange-menus';
import { FilterToggles } from './filter-toggles';

interface FilterSheetProps {
  arranged: Pick<Arranged, 'counts' | 'accesses' | 'groupings'>;
  shown: number;
  view: View;
  onView(change: Partial<View>): void;
  onClear(): void;
  onClose(): void;
  returnFocusTo(): HTMLElement | null;
}

/** The sheet of a narrow window with filters, grouping and sorting. */
export function FilterSheet({
  arranged,
  shown,
  view,
  onView,
  onClear,
  onClose,
  returnFocusTo,
}: FilterSheetProps) {
  const t = useListMessages('find');
  const counted = useCounted();
  const { counts, accesses, groupings } = arranged;
  return (
    <Dialog
      title={t('sheetTitle')}
      onClose={onClose}
      focus={{ returnTo: returnFocusTo }}
      actions={
        <>
          <Button look="primary" onClick={onClose}>
            {t('show', counted(shown))}
          </Button>
          <Button onClick={onClear}>{t('clear', { kind: useItemsKind() })}</Button>
        </>
      }
    >
      <FilterToggles counts={counts} on={view.filters} onFilters={(filters) => onView({ filters })} />
      <div className="space-y-2 border-t border-line pt-3">
        {(accesses.length > 0 || view.access !== null) && (
          <AccessMenu accesses={accesses} view={view} onView={onView} />
        )}
        <GroupMenu view={view} groupings={groupings} onView={onView} />
        <SortMenu view={view} onView={onView} />
      </div>
    </Dialog>
  );
}
