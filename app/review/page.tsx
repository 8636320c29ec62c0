'use client';
import { Suspense } from 'react';
import { OneReview } from '../../components/review/one-review/one-review';
import { ReviewSkeleton } from '../../components/review/one-review/review-skeleton';
import { FromLink } from '../_shell/from-link';

export default function ReviewPage() {
  return (
    <Suspense fallback={<ReviewSkeleton />}>
      <FromLink skeleton={<ReviewSkeleton />}>
        {({ definitionId, instanceId }) =>
          definitionId &&
          instanceId && (
            <OneReview key={`${definitionId}/${instanceId}`} reference={{ definitionId, instanceId }} />
          )
        }
      </FromLink>
    </Suspense>
  );
}
