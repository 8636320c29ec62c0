'use client';
import { useTranslations } from 'use-intl';
import { BackToInbox } from '../parts/back-to-inbox';
import { PageTitle } from '../ui/page-title';
import { Skeleton } from '../ui/skeleton';

export function PastSkeleton() {
  const t = useTranslations('past');
  const titles = useTranslations('titles');
  return (
    <>
      <PageTitle page={titles('past')} />
      <BackToInbox />
      <h1 className="heading">{t('heading')}</h1>
      <p role="status" className="min-h-5 text-sm text-quiet">
        {t('loading')} …
      </p>
      <Skeleton className="mt-4 h-64 w-full" />
    </>
  );
}
