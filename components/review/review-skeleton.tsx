'use client';
import { useTranslations } from 'use-intl';
import { PageHead } from '../parts/page-head';
import { PageTitle } from '../ui/page-title';
import { Skeleton, SkeletonRows } from '../ui/skeleton';

/** A review before it is read, with everything at the place that it keeps. */
export function ReviewSkeleton() {
  const t = useTranslations('review');
  const titles = useTranslations('titles');
  return (
    <>
      <PageTitle page={titles('review')} />
      <PageHead heading={t('heading')} />
      <p className="text-body text-quiet">{t('loading')} …</p>
      <div className="mt-2 space-y-2">
        <Skeleton className="h-11 w-full max-w-prose md:h-10" />
        <SkeletonRows />
      </div>
    </>
  );
}
