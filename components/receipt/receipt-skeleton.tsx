'use client';
import { useTranslations } from 'use-intl';
import { PageTitle } from '../ui/page-title';
import { Skeleton } from '../ui/skeleton';

export function ReceiptSkeleton() {
  const t = useTranslations('receipt');
  const titles = useTranslations('titles');
  return (
    <>
      <PageTitle page={titles('receipt')} />
      <h1 className="mt-12 heading md:text-3xl">{t('heading')}</h1>
      <p role="status" className="mt-2 text-quiet">
        {t('loading')} …
      </p>
      <div className="mt-5 space-y-4">
        <Skeleton className="h-28 w-full" />
        <Skeleton className="h-11 w-80 max-w-full" />
        <Skeleton className="h-96 w-full" />
      </div>
    </>
  );
}
