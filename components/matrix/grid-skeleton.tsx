'use client';
import { useTranslations } from 'use-intl';
import { PageHead } from '../parts/page-head';
import { PageTitle } from '../ui/page-title';
import { Skeleton, SkeletonRows } from '../ui/skeleton';

export function GridSkeleton() {
  const t = useTranslations('grid');
  const titles = useTranslations('titles');
  return (
    <>
      <PageTitle page={titles('grid')} />
      <PageHead heading={t('heading')} />
      <p role="status" className="mb-2 text-body text-quiet">
        {t('loading')} …
      </p>
      <Skeleton className="mb-3 h-11 w-full max-w-prose" />
      <SkeletonRows />
    </>
  );
}
