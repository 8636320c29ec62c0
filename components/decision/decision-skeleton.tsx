'use client';
import { useTranslations } from 'use-intl';
import { BackToInbox } from '../parts/back-to-inbox';
import { PageTitle } from '../ui/page-title';
import { Skeleton } from '../ui/skeleton';

export function DecisionSkeleton() {
  const t = useTranslations('decision');
  const titles = useTranslations('titles');
  return (
    <div className="mx-auto max-w-column">
      <PageTitle page={titles('decision')} />
      <BackToInbox />
      <h1 className="sr-only">{titles('decision')}</h1>
      <p className="sr-only">{t('loading')}</p>
      <div className="mt-1 space-y-5">
        <Skeleton className="h-16 w-full" />
        <Skeleton className="h-36 w-full" />
        <Skeleton className="h-14 w-full" />
        <Skeleton className="h-24 w-full" />
        <Skeleton className="h-11 w-40" />
      </div>
    </div>
  );
}
