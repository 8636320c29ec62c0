'use client';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { PageHead } from '../parts/page-head';
import { PageTitle } from '../ui/page-title';
import { Skeleton, SkeletonRows } from '../ui/skeleton';

export function GridSkeleton() {
  const headings = useShellMessages('headings');
  const loading = useShellMessages('loading');
  const titles = useShellMessages('titles');
  return (
    <>
      <PageTitle page={titles('grid')} />
      <PageHead heading={headings('grid')} />
      <p role="status" className="mb-2 text-body text-quiet">
        {loading('grid')} …
      </p>
      <Skeleton className="mb-3 h-11 w-full max-w-prose" />
      <SkeletonRows />
    </>
  );
}
