'use client';
import { History } from 'lucide-react';
import Link from 'next/link';
import { usePastMessages } from '../../lib/messages/parts/past';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { type PastReviews, usePastReviews } from '../../lib/queries/past-reviews';
import type { Review } from '../../lib/review/model';
import { reviewRefOf } from '../../lib/review/refs';
import { routes } from '../../lib/routes';
import { Due } from '../parts/due';
import { PageHead } from '../parts/page-head';
import { ProblemPanel } from '../parts/problem-panel';
import { ReceiptLink } from '../parts/receipt-link';
import { ReviewErrors } from '../parts/review-errors';
import { TenantText } from '../parts/tenant-text';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { PageTitle } from '../ui/page-title';
import { PastSkeleton } from './past-skeleton';

/** One ended review, with links to its decisions with their outcomes and to its receipt. */
function PastEntry({ review }: { review: Review }) {
  const t = usePastMessages('past');
  const { definition, instance } = review;
  const ref = reviewRefOf(review);
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 gap-y-1 px-4 py-2.5 hover:bg-accent-wash/40 md:grid-cols-[minmax(0,1fr)_10.5rem_10.5rem_auto]">
      <h2 className="min-w-0 font-semibold max-md:col-span-full">
        <Link href={routes.review(ref)} className="after:absolute after:inset-0 hover:text-accent">
          <TenantText text={definition.displayName} />
        </Link>
      </h2>
      <span className="text-sm">
        <Due review={review} />
      </span>
      <span className="text-sm text-quiet max-md:row-start-3">
        {t(instance.status === 'Applied' ? 'applied' : 'notApplied')}
      </span>
      <span className="relative z-10 max-md:row-span-2 max-md:row-start-2 max-md:self-center">
        <ReceiptLink reference={ref} of={definition.displayName} />
      </span>
      <div className="col-span-full empty:hidden">
        <ReviewErrors review={review} />
      </div>
    </li>
  );
}

function Entries({ read }: { read: NonNullable<PastReviews['read']> }) {
  const t = usePastMessages('past');
  const headings = useShellMessages('headings');
  if (read.reviews.length === 0)
    return (
      <section className="mt-5 card px-6 py-14 text-center">
        <History aria-hidden="true" className="mx-auto size-9 text-quiet" strokeWidth={1.5} />
        <p className="mx-auto mt-3 max-w-sm text-quiet">{t('empty')}</p>
      </section>
    );
  return (
    <ul aria-label={headings('past')} className="mt-4 divide-y divide-line card">
      {read.reviews.map((review) => (
        <PastEntry key={review.instance.id} review={review} />
      ))}
    </ul>
  );
}

/** Reviews that have ended: what I decided in them, and the outcome. */
export function PastReviewsPage() {
  const t = usePastMessages('past');
  const headings = useShellMessages('headings');
  const app = useShellMessages('app');
  const titles = useShellMessages('titles');
  const { read, problem, reload, reloading } = usePastReviews();
  if (!read && !problem) return <PastSkeleton />;
  const missing = read !== null && (read.unread > 0 || read.broken);
  return (
    <div className="max-w-list">
      <PageTitle page={titles('past')} />
      <PageHead arrived heading={headings('past')}>
        {read && t('lead', { count: read.reviews.length })}
      </PageHead>
      {!read && problem && (
        <div className="mt-4 max-w-column">
          <ProblemPanel problem={problem} while="load" onRetry={reload} retrying={reloading} />
        </div>
      )}
      {read && <Entries read={read} />}
      {missing && (
        <div className="mt-6 max-w-column">
          <Notice
            tone="warn"
            live="status"
            actions={
              <Button onClick={reload} disabled={reloading}>
                {app('tryAgain')}
              </Button>
            }
          >
            <p>{t('unread')}</p>
          </Notice>
        </div>
      )}
    </div>
  );
}
