'use client';
import { lazy, Suspense } from 'react';
import { ReceiptSkeleton } from '../../components/review/receipt/receipt-skeleton';
import { FromLink } from '../_shell/from-link';

const fetchView = () => import('../../components/review/receipt/receipt');
const Receipt = lazy(async () => ({ default: (await fetchView()).ReceiptPage }));

export default function ReceiptOfReview() {
  return (
    <Suspense fallback={<ReceiptSkeleton />}>
      <FromLink skeleton={<ReceiptSkeleton />} fetchView={fetchView}>
        {({ definitionId, instanceId }) =>
          definitionId &&
          instanceId && (
            <Receipt key={`${definitionId}/${instanceId}`} reference={{ definitionId, instanceId }} />
          )
        }
      </FromLink>
    </Suspense>
  );
}
