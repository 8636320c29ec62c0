'use client';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { PageHead } from '../parts/page-head';
import { PageTitle } from '../ui/page-title';
import { Skeleton, SkeletonRows } from '../ui/skeleton';

export function ReceiptSkeleton() {
  const headings = useShellMessages('headings');
  const loading = useShellMessages('loading');
  const titles = useShellMessages('titles');
  return (
    <div className="max-w-list">
      <PageTitle page={titles('receipt')} />
      <PageHead heading={headings('receipt')}>{loading('receipt')} …</PageHead>
      <div className="mt-3 space-y-4">
        <Skeleton className="h-28 w-full" />
        <SkeletonRows />
      </div>
    </div>
  );
}
