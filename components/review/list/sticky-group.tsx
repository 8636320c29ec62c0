'use client';
import { useListMessages } from '../../../lib/messages/parts/list';
import { useCounted } from '../../parts/item-name';
import { TenantText } from '../../parts/tenant-text';
import { useGroupWords } from './group-words';
import type { ShownRows } from './use-rows';

/**
 * Shows the group of the first visible row once the group's own row has scrolled away. It lies over the rows,
 * so that nothing moves when it appears. Screen readers don't need it.
 */
export function StickyGroup({ shown, first }: { shown: ShownRows; first: number }) {
  const t = useListMessages('groups');
  const counted = useCounted();
  const words = useGroupWords();
  const above = shown.rows.findLast((one, index) => index <= first && one.kind === 'group');
  if (first === 0 || above?.kind !== 'group') return null;
  const { group } = above;
  return (
    <p
      aria-hidden="true"
      data-strip
      className="absolute inset-x-0 top-full flex min-h-8 flex-wrap items-center gap-x-2 border-b border-line bg-paper px-4 text-sm"
    >
      <span className="font-semibold">
        <TenantText text={words(group.label)} />
      </span>
      <span className="text-quiet">
        {t('counts', { who: counted(group.items.length).who, undecided: group.undecided })}
      </span>
    </p>
  );
}
