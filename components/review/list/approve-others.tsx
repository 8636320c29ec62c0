'use client';
import { useDeferredValue, useMemo } from 'react';
import { useListMessages } from '../../../lib/messages/parts/list';
import type { DecisionItem } from '../../../lib/review/model';
import { toApprove } from '../../../lib/review/workspace/filters';
import { useCounted } from '../../parts/item-name';
import { useTenantNow } from '../../parts/use-tenant-now';
import { Button } from '../../ui/button';
import { useWorkspaceState } from './workspace-context';

/** The act is offered from this many people on; a single person is decided in their row. */
const SEVERAL = 2;

/**
 * Offers to approve those without a doubt in one act, once something is decided, and, while the reviewer looks at the
 * doubtful ones, everybody who is left as well. The act names the people, those against the recommendation first, and
 * asks like any other.
 */
export function ApproveOthers() {
  const { read, known, list, acting } = useWorkspaceState();
  const items = useDeferredValue(read.items);
  const lookingFirst = list.view.filters.includes('doubtful');
  const t = useListMessages('table');
  const counted = useCounted();
  const lately = useDeferredValue(known);
  const now = useTenantNow();
  const found = useMemo(
    () => toApprove(items, lately, now.getTime(), lookingFirst),
    [items, lately, now, lookingFirst],
  );
  if (!found || found.left.length === items.length) return null;
  const { sure, left } = found;
  const offer = (offered: readonly DecisionItem[], words: 'approveOthers' | 'approveLeft') =>
    offered.length >= SEVERAL && (
      <Button
        look="quiet"
        className="px-1 desk:min-h-8 md:py-0"
        onClick={() => {
          acting.setSelection({ kind: 'some', ids: new Set(offered.map(({ id }) => id)) });
          acting.choose('Approve');
        }}
      >
        {t(words, counted(offered.length))}
      </Button>
    );
  return (
    <>
      {offer(sure, 'approveOthers')}
      {left.length > sure.length && offer(left, 'approveLeft')}
    </>
  );
}
