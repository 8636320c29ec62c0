'use client';
import { useTranslations } from 'use-intl';
import { BackToInbox } from '../parts/back-to-inbox';
import { PageTitle } from '../ui/page-title';
import { Skeleton } from '../ui/skeleton';

export function GridSkeleton() {
  const t = useTranslations('grid');
  const titles = useTranslations('titles');
  return (
    <>
      <PageTitle page={titles('grid')} />
      <BackToInbox />
      <h1 className="mt-1 heading md:text-3xl">{t('heading')}</h1>
      <p role="status" className="mt-1 text-quiet">
        {t('loading')} …
      </p>
      <div className="mt-5 space-y-4">
        <Skeleton className="h-14 w-full" />
        <Skeleton className="h-96 w-full" />
      </div>
    </>
  );
}
