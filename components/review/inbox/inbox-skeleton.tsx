'use client';
import { useTranslations } from 'use-intl';
import { PageTitle } from '../../ui/page-title';
import { Skeleton } from '../../ui/skeleton';

/** The inbox before anything is known: the same heading, in the same place. */
export function InboxSkeleton() {
  const t = useTranslations('inbox');
  const titles = useTranslations('titles');
  return (
    <>
      <PageTitle page={titles('inbox')} />
      <h1 className="text-3xl font-semibold tracking-tight">{t('heading')}</h1>
      <p className="mt-1 text-quiet">{t('loading')} …</p>
      <div className="mt-8 space-y-3">
        <Skeleton className="h-6 w-44" />
        <Skeleton className="h-32 w-full" />
        <Skeleton className="h-32 w-full" />
        <Skeleton className="h-32 w-full" />
      </div>
    </>
  );
}
