'use client';
import { Suspense } from 'react';
import { ReviewSkeleton } from '../../components/review/review-skeleton';
import { lateView } from '../../components/ui/late-view';
import { FromLink } from '../_shell/from-link';

const oneReview = lateView(async () => (await import('../../components/review/one-review')).OneReview, {
  ahead: true,
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
