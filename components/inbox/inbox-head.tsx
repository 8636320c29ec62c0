'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageHeading } from '../ui/page-heading';

/** Heading and one line about the list. The line keeps its height, so that what it says later pushes nothing. */
export function InboxHead({ children, arrived = false }: { children: ReactNode; arrived?: boolean }) {
  const t = useTranslations('inbox');
  const look = 'heading';
  return (
    <div className="md:flex md:items-center md:gap-4">
      {arrived ? (
        <PageHeading className={look}>{t('heading')}</PageHeading>
      ) : (
        <h1 className={look}>{t('heading')}</h1>
      )}
      <p role="status" className="min-h-10 text-sm text-quiet md:min-h-5">
        {children}
      </p>
    </div>
  );
}
