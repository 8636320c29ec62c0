'use client';
import { useTranslations } from 'use-intl';
import { TenantText } from '../tenant-text';
import { useGroupWords } from './group-words';
import type { ShownRows } from './use-rows';

/** The group of the first row in sight, when its own row has gone above: for the eye, which has no other hint. */
export function StickyGroup({ shown, first }: { shown: ShownRows; first: number }) {
  const t = useTranslations('groups');
  const words = useGroupWords();
  const row = shown.rows[0];
  if (row?.kind !== 'group') return null;
  const above = shown.rows.findLast((one, index) => index <= first && one.kind === 'group');
  const group = above?.kind === 'group' ? above.group : row.group;
  return (
    <p
      aria-hidden="true"
      className="flex min-h-8 flex-wrap items-center gap-x-2 border-b border-line bg-paper px-4 text-sm"
    >
      <span className="font-semibold">
        <TenantText text={words(group.label)} />
      </span>
      <span className="text-quiet">
        {t('counts', { count: group.items.length, undecided: group.undecided })}
      </span>
    </p>
  );
}
