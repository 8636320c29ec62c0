'use client';
import { Suspense } from 'react';
import { GridSkeleton } from '../../components/matrix/grid-skeleton';
import { lateView } from '../../components/ui/late-view';
import { FromLink } from '../_shell/from-link';

const grid = lateView(async () => (await import('../../components/matrix/grid')).GridPage, {
  ahead: true,
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
