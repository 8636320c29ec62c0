'use client';
import { useTranslations } from 'use-intl';
import { Checkbox } from '../../ui/checkbox';

interface SelectAllProps {
  part: 'none' | 'some' | 'all';
  /** How many match, and whether that is fewer than everybody. */
  count: number;
  narrowed: boolean;
  /** Not everybody is here yet, so "all" would be said of too few. */
  disabled: boolean;
  onSelectAll(selected: boolean): void;
}

/** The box over everybody who matches, in sight or not. */
export function SelectAll({ part, count, narrowed, disabled, onSelectAll }: SelectAllProps) {
  const t = useTranslations('review');
  const table = useTranslations('table');
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
