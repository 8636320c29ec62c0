'use client';
import { Suspense } from 'react';
import { ReceiptSkeleton } from '../../components/receipt/receipt-skeleton';
import { lazyView } from '../../components/ui/lazy-view';
import { FromLink } from '../_shell/from-link';

const receipt = lazyView(async () => (await import('../../components/receipt/receipt')).ReceiptPage, {
  preload: true,
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
