'use client';
import { Suspense } from 'react';
import { GridSkeleton } from '../../components/matrix/grid-skeleton';
import { lazyView } from '../../components/ui/lazy-view';
import { FromLink } from '../_shell/from-link';

const grid = lazyView(async () => (await import('../../components/matrix/grid')).GridPage, {
  preload: true,
});

export default function GridOfReviews() {
  return (
    <Suspense fallback={<GridSkeleton />}>
      <FromLink
        skeleton={<GridSkeleton />}
        view={grid}
        propsFor={({ definitionId, instanceId }) => ({
          reference: definitionId && instanceId ? { definitionId, instanceId } : null,
        })}
      />
    </Suspense>
  );
}
