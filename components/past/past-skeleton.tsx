'use client';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { PageHead } from '../parts/page-head';
import { PageTitle } from '../ui/page-title';
import { SkeletonRows } from '../ui/skeleton';

export function PastSkeleton() {
  const headings = useShellMessages('headings');
  const loading = useShellMessages('loading');
  const titles = useShellMessages('titles');
  return (
    <div className="max-w-list">
      <PageTitle page={titles('past')} />
      <PageHead heading={headings('past')}>{loading('past')} …</PageHead>
      <div className="mt-4">
        <SkeletonRows />
      </div>
    </div>
  );
}
