'use client';
import { useTranslations } from 'use-intl';
import { BackToInbox } from '../parts/back-to-inbox';
import { PageTitle } from '../ui/page-title';
import { Skeleton } from '../ui/skeleton';

export function ReviewSkeleton() {
  const t = useTranslations('review');
  const titles = useTranslations('titles');
  return (
    <>
      <PageTitle page={titles('review')} />
      <div className="flex flex-wrap items-center gap-x-4 md:min-h-10">
        <BackToInbox />
        <h1 className="text-xl font-semibold tracking-tight max-md:basis-full">{t('heading')}</h1>
      </div>
      <p className="text-body text-quiet">{t('loading')} …</p>
      <div className="mt-2 space-y-2">
        <Skeleton className="h-11 w-full md:h-10" />
        <Skeleton className="h-96 w-full" />
      </div>
    </>
  );
}
