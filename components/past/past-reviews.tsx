'use client';
import { History } from 'lucide-react';
import Link from 'next/link';
import { usePastMessages } from '../../lib/messages/parts/past';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { type PastReviews, usePastReviews } from '../../lib/queries/past-reviews';
import { hasEnded } from '../../lib/review/decidable';
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

/** One review that is over for me, with links to its decisions with their outcomes and to its receipt. */
function PastEntry({ review }: { review: Review }) {
  const t = usePastMessages('past');
  const { definition, instance } = review;
  const state = instance.status === 'Applied' ? 'applied' : 'notApplied';
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
        {t(hasEnded(review) ? state : 'stageEnded')}
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

function Empty() {
  const t = usePastMessages('past');
  return (
    <section className="mt-5 card px-6 py-14 text-center">
      <History aria-hidden="true" className="mx-auto size-9 text-quiet" strokeWidth={1.5} />
      <p className="mx-auto mt-3 max-w-sm text-quiet">{t('empty')}</p>
    </section>
  );
}

function Entries({ reviews }: { reviews: readonly Review[] }) {
  const headings = useShellMessages('headings');
  return (
    <ul aria-label={headings('past')} className="mt-4 divide-y divide-line card">
      {reviews.map((review) => (
        <PastEntry key={review.instance.id} review={review} />
      ))}
    </ul>
  );
}

/** Says which reviews may be missing in the list. */
function Missing({ past: { read, stagesMissing, reload, reloading } }: { past: PastReviews }) {
  const t = usePastMessages('past');
  const app = useShellMessages('app');
  if (!read) return null;
  const unread = read.unread > 0 || read.broken;
  if (!unread && !stagesMissing) return null;
  return (
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
        {unread && <p>{t('unread')}</p>}
        {stagesMissing && <p>{t('stagesUnread')}</p>}
      </Notice>
    </div>
  );
}

/**
 * Reviews that are over for me: first those in which my stage has ended while a later one runs, then those that have
 * ended, with the outcome of what I decided.
 */
export function PastReviewsPage() {
  const t = usePastMessages('past');
  const headings = useShellMessages('headings');
  const titles = useShellMessages('titles');
  const past = usePastReviews();
  const { loading, read, stageEnded, problem, reload, reloading } = past;
  if (loading) return <PastSkeleton />;
  const reviews = [...stageEnded, ...(read?.reviews ?? [])];
  return (
    <div className="max-w-list">
      <PageTitle page={titles('past')} />
      <PageHead arrived heading={headings('past')}>
        {read && t('lead', { count: read.reviews.length })}
        {stageEnded.length > 0 && ` ${t('leadStages', { count: stageEnded.length })}`}
      </PageHead>
      {!read && problem && (
        <div className="mt-4 max-w-column">
          <ProblemPanel problem={problem} while="load" onRetry={reload} retrying={reloading} />
        </div>
      )}
      {reviews.length > 0 ? <Entries reviews={reviews} /> : read && <Empty />}
      <Missing past={past} />
    </div>
  );
}
