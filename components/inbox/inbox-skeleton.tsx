'use client';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { PageTitle } from '../ui/page-title';
import { Skeleton, SkeletonRows } from '../ui/skeleton';
import { InboxHead } from './inbox-head';

/** The inbox before the first read: it has the same heading at the same place. */
export function InboxSkeleton() {
  const loading = useShellMessages('loading');
  const titles = useShellMessages('titles');
  return (
    <div className="max-w-list">
      <PageTitle page={titles('inbox')} />
      <InboxHead>{loading('inbox')} …</InboxHead>
      <div className="mt-4 space-y-2 md:mt-3">
        <Skeleton className="h-5 w-28" />
        <SkeletonRows />
      </div>
    </div>
  );
}
