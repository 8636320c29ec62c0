'use client';
import { lazy, Suspense } from 'react';
import { ReviewSkeleton } from '../../components/review/one-review/review-skeleton';
import { FromLink } from '../_shell/from-link';

const fetchView = () => import('../../components/review/one-review/one-review');
const OneReview = lazy(async () => ({ default: (await fetchView()).OneReview }));

export default function ReviewPage() {
  return (
    <Suspense fallback={<ReviewSkeleton />}>
      <FromLink skeleton={<ReviewSkeleton />} fetchView={fetchView}>
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
