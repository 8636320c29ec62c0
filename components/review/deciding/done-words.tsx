'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { DecisionItem } from '../../../lib/review/model';
import type { PastAct } from '../../../lib/review/undo';
import { nameOf } from '../one-review/person-name';
import { TenantText } from '../tenant-text';
import { whatWasDone } from './undo-stack';

/** What an act did, in a few words: "Approved Debra Berger", "Denied 12 people". */
export function DoneWords({
  act,
  byId,
}: {
  act: PastAct;
  byId: ReadonlyMap<string, DecisionItem>;
}): ReactNode {
  const t = useTranslations('undo');
  const { itemIds, decision } = whatWasDone(act);
  const [first] = itemIds;
  const only = itemIds.length === 1 && first !== undefined ? byId.get(first) : undefined;
  const what = decision ?? 'several';
  if (only) return t.rich(`one.${what}`, { name: () => <TenantText text={nameOf(only)} limit={60} /> });
  return t(`many.${what}`, { count: itemIds.length });
}
