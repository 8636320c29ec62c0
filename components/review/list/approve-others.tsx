'use client';
import { useDeferredValue, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { withoutDoubt } from '../../../lib/review/workspace/filters';
import { useCounted } from '../../parts/item-name';
import { useTenantNow } from '../../parts/use-tenant-now';
import { Button } from '../../ui/button';
import { useSpace } from './space';

/** The act is offered from this many people on; a single person is decided in their row. */
const SEVERAL = 2;

/**
 * Offers to approve those without a doubt in one act, once the reviewer has looked at the doubtful ones and decided
 * something. Who is doubtful is decided in a row or a selection. The act names the people and asks like any other.
 */
export function ApproveOthers() {
  const { read, known, list, acting } = useSpace();
  const items = useDeferredValue(read.items);
  const lookingFirst = list.view.filters.includes('doubtful');
  const t = useTranslations('table');
  const counted = useCounted();
  const lately = useDeferredValue(known);
  const now = useTenantNow();
  const others = useMemo(
    () => withoutDoubt(items, lately, now.getTime(), lookingFirst),
    [items, lately, now, lookingFirst],
  );
  if (others === null || others.length < SEVERAL || others.length === items.length) return null;
  return (
    <Button
      look="quiet"
      className="px-1 desk:min-h-8 md:py-0"
      onClick={() => {
        acting.setSelection({ kind: 'some', ids: new Set(others.map(({ id }) => id)) });
        acting.choose('Approve');
      }}
    >
      {t('approveOthers', counted(others.length))}
    </Button>
  );
}
