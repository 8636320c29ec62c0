'use client';
import { ReceiptText } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReviewRef } from '../../../lib/review/model';
import { routes } from '../../../lib/routes';
import { buttonClass } from '../../ui/button';
import { TenantText } from '../tenant-text';

interface ReceiptLinkProps {
  reference: ReviewRef;
  /** The review's name, where several are on the page. */
  of?: string;
}

/** To what was decided in a review, to keep or to show; from every state of it. */
export function ReceiptLink({ reference, of }: ReceiptLinkProps) {
  const t = useTranslations('review');
  return (
    <Link
      href={routes.receipt(reference)}
      prefetch={false}
      className={buttonClass(
        'quiet',
        'relative min-h-8 px-2 py-0 after:absolute after:-inset-y-1.5 after:inset-x-0',
      )}
    >
      <ReceiptText aria-hidden="true" className="size-4.5 shrink-0" />
      {of === undefined ? (
        <span className="max-lg:sr-only">{t('receipt')}</span>
      ) : (
        <span>
          {t.rich('receiptOf', {
            of: (chunks) => <span className="sr-only">{chunks}</span>,
            name: () => <TenantText text={of} limit={120} />,
          })}
        </span>
      )}
    </Link>
  );
}
