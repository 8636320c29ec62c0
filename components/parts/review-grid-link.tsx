'use client';
import { Grid3x3 } from 'lucide-react';
import { useShellMessages } from '../../lib/messages/parts/shell';
import type { ReviewRef } from '../../lib/review/model';
import { routes } from '../../lib/routes';
import { QuietLink } from '../ui/quiet-link';

/** Links from a review's list to the grid of the same people. */
export function ReviewGridLink({ reference }: { reference: ReviewRef }) {
  const t = useShellMessages('review');
  return (
    <QuietLink href={routes.grid(reference)} icon={Grid3x3}>
      {t('byAccess')}
    </QuietLink>
  );
}
