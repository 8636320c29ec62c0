'use client';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { PageHead } from '../parts/page-head';
import { PageTitle } from '../ui/page-title';
import { Skeleton, SkeletonRows } from '../ui/skeleton';

/** A review before it is read, with everything at the place that it keeps. */
export function ReviewSkeleton() {
  const headings = useShellMessages('headings');
  const loading = useShellMessages('loading');
  const titles = useShellMessages('titles');
  return (
    <>
      <PageTitle page={titles('review')} />
      <PageHead heading={headings('review')} />
      <p className="text-body text-quiet">{loading('review')} …</p>
      <div className="mt-2 space-y-2">
        <Skeleton className="h-11 w-full max-w-prose md:h-10" />
        <SkeletonRows />
      </div>
    </>
  );
}
