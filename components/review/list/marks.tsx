'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { hasEnded } from '../../../lib/review/decidable';
import { whoseAccess } from '../../../lib/review/whose-access';
import { TenantText } from '../../parts/tenant-text';
import { DayOnly } from '../../ui/moment';
import { useAskedPeople } from '../act/asked-people';
import type { RowFacts, SharedByRows } from './row-facts';

function Mark({ children }: { children: ReactNode }) {
  return <li className="rounded-md bg-warn-wash px-1.5 text-xs leading-5 text-warn">{children}</li>;
}

interface MarksProps {
  facts: RowFacts;
  shared: SharedByRows;
}

/**
 * Unusual facts about a person, as small marks. A mark says before the decision that a Deny can't take
 * effect.
 */
export function Marks({ facts, shared }: MarksProps) {
  const { item, answer, details, previous, isNew, limit } = facts;
  const own = whoseAccess(item, shared.me) === 'own';
  // After the end the outcomes show what a Deny did, so no consequence is predicted.
  const ended = hasEnded(shared.review);
  const t = useTranslations('marks');
  const guest = details?.kind === 'guest';
  const blocked = details?.enabled === false;
  const asked = useAskedPeople().asked.get(item.id);
  const waits = asked !== undefined && answer.decision === 'NotReviewed';
  const denied = previous?.decision === 'Deny';
  if (!waits && !own && !denied && !guest && !blocked && !isNew && (!limit || ended) && item.outlier !== true)
    return null;
  return (
    <ul className="flex flex-wrap gap-1">
      {waits && (
        <Mark>
          {t.rich('asked', {
            name: () => <TenantText text={asked.name} limit={60} />,
            when: () => <DayOnly iso={new Date(asked.at).toISOString()} />,
          })}
        </Mark>
      )}
      {own && <Mark>{t('own')}</Mark>}
      {limit && !ended && <Mark>{t(`limit.${limit}`)}</Mark>}
      {blocked && <Mark>{t('blocked')}</Mark>}
      {guest && <Mark>{t('guest')}</Mark>}
      {denied && <Mark>{t('deniedLastTime')}</Mark>}
      {item.outlier === true && <Mark>{t('outlier')}</Mark>}
      {isNew && <Mark>{t('new')}</Mark>}
    </ul>
  );
}
