'use client';
import { Suspense } from 'react';
import { ReviewSkeleton } from '../../components/review/review-skeleton';
import { lazyView } from '../../components/ui/lazy-view';
import { FromLink } from '../_shell/from-link';

const oneReview = lazyView(async () => (await import('../../components/review/one-review')).OneReview, {
  preload: true,
});

export default function ReviewPage() {
  return (
    <Suspense fallback={<ReviewSkeleton />}>
      <FromLink
        skeleton={<ReviewSkeleton />}
        view={oneReview}
        propsFor={({ definitionId, instanceId }) =>
          definitionId && instanceId ? { reference: { definitionId, instanceId } } : null
        }
      />
    </Suspense>
  );
}
