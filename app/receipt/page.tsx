'use client';
import { Suspense } from 'react';
import { ReceiptSkeleton } from '../../components/receipt/receipt-skeleton';
import { lateView } from '../../components/ui/late-view';
import { FromLink } from '../_shell/from-link';

const receipt = lateView(async () => (await import('../../components/receipt/receipt')).ReceiptPage, {
  ahead: true,
});

export default function ReceiptOfReview() {
  return (
    <Suspense fallback={<ReceiptSkeleton />}>
      <FromLink
        skeleton={<ReceiptSkeleton />}
        view={receipt}
        propsFor={({ definitionId, instanceId }) =>
          definitionId && instanceId ? { reference: { definitionId, instanceId } } : null
        }
      />
    </Suspense>
  );
}
