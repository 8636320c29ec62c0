'use client';
import { Grid3x3 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReviewRef } from '../../../lib/review/model';
import { routes } from '../../../lib/routes';
import { buttonClass } from '../../ui/button';

/** From a review's list to the same people by their access. */
export function MatrixLink({ reference }: { reference: ReviewRef }) {
  const t = useTranslations('grid');
  return (
    <Link
      href={routes.grid(reference)}
      prefetch={false}
      className={buttonClass(
        'quiet',
        'relative min-h-8 px-2 py-0 after:absolute after:-inset-y-1.5 after:inset-x-0',
      )}
    >
      <Grid3x3 aria-hidden="true" className="size-4.5 shrink-0" />
      <span className="max-lg:sr-only">{t('byAccess')}</span>
    </Link>
  );
}
