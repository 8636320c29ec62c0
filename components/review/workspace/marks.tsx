'use client';
import { Ban, type LucideIcon, Sparkle, TriangleAlert, User, UserRoundX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { RowFacts } from './row-facts';

function Mark({ Icon, children }: { Icon?: LucideIcon; children: ReactNode }) {
  return (
    <li className="inline-flex items-start gap-1 rounded-control border border-line bg-paper px-1.5 text-sm text-quiet">
      {Icon && <Icon aria-hidden="true" className="mt-1 size-3.5 shrink-0" />}
      {children}
    </li>
  );
}

/** What is out of the ordinary about somebody, in quiet words. A deny that can't take effect is said before it is made. */
export function Marks({ item, details, isNew, limit, own }: RowFacts & { own: boolean }) {
  const t = useTranslations('marks');
  const guest = details?.kind === 'guest';
  const blocked = details?.enabled === false;
  if (!own && !guest && !blocked && !isNew && !limit && item.outlier !== true) return null;
  return (
    <ul className="mt-1 flex flex-wrap gap-1">
      {own && <Mark Icon={User}>{t('own')}</Mark>}
      {limit && <Mark Icon={TriangleAlert}>{t(`limit.${limit}`)}</Mark>}
      {blocked && <Mark Icon={Ban}>{t('blocked')}</Mark>}
      {guest && <Mark>{t('guest')}</Mark>}
      {item.outlier === true && <Mark Icon={UserRoundX}>{t('outlier')}</Mark>}
      {isNew && <Mark Icon={Sparkle}>{t('new')}</Mark>}
    </ul>
  );
}
