'use client';
import { useShellMessages } from '../../lib/messages/parts/shell';
import type { Review } from '../../lib/review/model';
import type { Progress } from '../../lib/review/progress';
import { safeText } from '../../lib/review/text';
import { PageTitle } from '../ui/page-title';

/** Sets the document's title to a review's name and how many of its items are decided. */
export function ReviewTitle({ review, progress }: { review: Review; progress: Progress }) {
  const titles = useShellMessages('titles');
  const { decided, total, counted } = progress;
  const name = safeText(review.definition.displayName, 80);
  return (
    <PageTitle page={titles('reviewOf', { name, decided, total, counted: String(counted && total > 0) })} />
  );
}
