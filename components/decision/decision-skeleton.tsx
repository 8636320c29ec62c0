'use client';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { BackToInbox } from '../parts/back-to-inbox';
import { PageTitle } from '../ui/page-title';
import { Skeleton } from '../ui/skeleton';

export function DecisionSkeleton() {
  const loading = useShellMessages('loading');
  const titles = useShellMessages('titles');
  return (
    <div className="mx-auto max-w-column">
      <PageTitle page={titles('decision')} />
      <BackToInbox />
      <h1 className="sr-only">{titles('decision')}</h1>
      <p className="sr-only">{loading('decision')}</p>
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
