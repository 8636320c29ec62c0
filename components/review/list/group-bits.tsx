'use client';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useListMessages } from '../../../lib/messages/parts/list';
import type { Group } from '../../../lib/review/workspace/groups';
import { isSelected, type Selection } from '../../../lib/review/workspace/select';
import { useCounted } from '../../parts/item-name';
import { TenantText } from '../../parts/tenant-text';
import { Checkbox } from '../../ui/checkbox';
import { useTabStop } from '../../ui/tab-stop';
import { useGroupWords } from './group-words';

/** How much of a group is selected. */
export function partOf(group: Group, selection: Selection): 'none' | 'some' | 'all' {
  const count = group.items.filter(({ id }) => isSelected(selection, id)).length;
  if (count === 0) return 'none';
  return count === group.items.length ? 'all' : 'some';
}

interface GroupBoxProps {
  group: Group;
  selection: Selection;
  onSelect(selected: boolean): void;
}

/** Selects everybody of a group who matches. */
export function GroupBox({ group, selection, onSelect }: GroupBoxProps) {
  const t = useListMessages('groups');
  const words = useGroupWords();
  const part = partOf(group, selection);
  return (
    <Checkbox
      label={t('select', { count: group.items.length, name: words(group.label) })}
      checked={part === 'all'}
      mixed={part === 'some'}
      disabled={group.items.length === 0}
      onChange={onSelect}
    />
  );
}

interface GroupToggleProps {
  group: Group;
  folded: boolean;
  onFold(): void;
}

/** The name of a group and the number of its people; pressing it folds or unfolds the group. */
export function GroupToggle({ group, folded, onFold }: GroupToggleProps) {
  const t = useListMessages('groups');
  const counted = useCounted();
  const words = useGroupWords();
  const tabStop = useTabStop();
  const Icon = folded ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      tabIndex={tabStop}
      aria-expanded={!folded}
      onClick={onFold}
      className="flex min-h-11 min-w-0 flex-wrap items-center gap-x-2 text-start"
    >
      <Icon aria-hidden="true" className={`size-4.5 shrink-0 ${folded ? 'rtl:-scale-x-100' : ''}`} />
      <span className="font-semibold">
        <TenantText text={words(group.label)} />
      </span>
      <span className="text-sm text-quiet">
        {t('counts', { who: counted(group.items.length).who, undecided: group.undecided })}
      </span>
    </button>
  );
}
