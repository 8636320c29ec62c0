'use client';
import { useTranslations } from 'use-intl';
import { PageHead } from '../parts/page-head';
import { PageTitle } from '../ui/page-title';
import { SkeletonRows } from '../ui/skeleton';

export function PastSkeleton() {
  const t = useTranslations('past');
  const titles = useTranslations('titles');
  return (
    <div className="max-w-list">
      <PageTitle page={titles('past')} />
      <PageHead heading={t('heading')}>{t('loading')} …</PageHead>
      <div className="mt-4">
        <SkeletonRows />
      </div>
    </div>
  );
}
