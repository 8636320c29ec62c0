'use client';
import { ReceiptText } from 'lucide-react';
import { useShellMessages } from '../../lib/messages/parts/shell';
import type { ReviewRef } from '../../lib/review/model';
import { routes } from '../../lib/routes';
import { QuietLink } from '../ui/quiet-link';
import { TenantText } from './tenant-text';

interface ReceiptLinkProps {
  reference: ReviewRef;
  /** The review's name, where the page shows several reviews. */
  of?: string;
}

/** Links to the receipt of a review, in every state of the review. */
export function ReceiptLink({ reference, of }: ReceiptLinkProps) {
  const t = useShellMessages('review');
  return (
    <QuietLink href={routes.receipt(reference)} icon={ReceiptText}>
      {of === undefined ? (
        <span>{t('receipt')}</span>
      ) : (
        <span>
          {t.rich('receiptOf', {
            of: (chunks) => <span className="sr-only">{chunks}</span>,
            name: () => <TenantText text={of} limit={120} />,
          })}
        </span>
      )}
    </QuietLink>
  );
}
