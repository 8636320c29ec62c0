'use client';
import { ReceiptText } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { routes } from '../../../lib/routes';
import { buttonClass } from '../../ui/button';

/** To what was decided in a review, to keep or to show; from every state of it. */
export function ReceiptLink(ref: { definitionId: string; instanceId: string }) {
  const t = useTranslations('review');
  return (
    <Link
      href={routes.receipt(ref)}
      prefetch={false}
      className={buttonClass(
        'quiet',
        'relative min-h-8 px-2 py-0 after:absolute after:-inset-y-1.5 after:inset-x-0',
      )}
    >
      <ReceiptText aria-hidden="true" className="size-4.5 shrink-0" />
      <span className="max-lg:sr-only">{t('receipt')}</span>
    </Link>
  );
}
