'use client';
import type { ReactNode } from 'react';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { isUndecided } from '../../../lib/review/progress';
import type { RowAnswer } from '../../../lib/review/row-answer';
import { TenantText } from '../../parts/tenant-text';
import { DayOnly } from '../../ui/moment';
import { useAskedPeople } from './asked-people';

/** Whom I asked about an item that isn't reviewed, and when; null where nobody was asked, and once it is decided. */
export function useAskedMark(itemId: string, answer: Pick<RowAnswer, 'decision'>): ReactNode {
  const t = useItemMessages('marks');
  const asked = useAskedPeople().asked.get(itemId);
  if (!asked || !isUndecided(answer)) return null;
  return t.rich('asked', {
    name: () => <TenantText text={asked.name} limit={60} />,
    when: () => <DayOnly iso={new Date(asked.at).toISOString()} />,
  });
}
