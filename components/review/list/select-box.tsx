'use client';
import { useListMessages } from '../../../lib/messages/parts/list';
import { useShellMessages } from '../../../lib/messages/parts/shell';
import { Checkbox } from '../../ui/checkbox';

interface SelectAllProps {
  part: 'none' | 'some' | 'all';
  /** The number of items that match; `narrowed`: fewer than all. */
  count: number;
  narrowed: boolean;
  /** Not all items are here yet, so "all" would select too few. */
  disabled: boolean;
  onSelectAll(selected: boolean): void;
}

/** The box that selects everybody who matches, visible or not. */
export function SelectAll({ part, count, narrowed, disabled, onSelectAll }: SelectAllProps) {
  const t = useShellMessages('review');
  const table = useListMessages('table');
  return (
    <Checkbox
      label={narrowed ? table('selectMatching', { count }) : t('selectAll')}
      checked={part === 'all'}
      mixed={part === 'some'}
      disabled={disabled || count === 0}
      onChange={onSelectAll}
    />
  );
}
