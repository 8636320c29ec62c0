'use client';
import { useTranslations } from 'use-intl';
import { PageHead } from '../parts/page-head';
import { PageTitle } from '../ui/page-title';
import { Skeleton, SkeletonRows } from '../ui/skeleton';

export function ReceiptSkeleton() {
  const t = useTranslations('receipt');
  const titles = useTranslations('titles');
  return (
    <div className="max-w-list">
      <PageTitle page={titles('receipt')} />
      <PageHead heading={t('heading')}>{t('loading')} …</PageHead>
      <div className="mt-3 space-y-4">
        <Skeleton className="h-28 w-full" />
        <SkeletonRows />
      </div>
    </div>
  );
}
