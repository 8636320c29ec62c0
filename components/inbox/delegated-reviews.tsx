'use client';
import Link from 'next/link';
import { useId } from 'react';
import { useInboxMessages } from '../../lib/messages/parts/inbox';
import { useShellMessages } from '../../lib/messages/parts/shell';
import type { DelegatedRead as Delegated } from '../../lib/queries/delegated-reviews';
import { deadlineOf } from '../../lib/review/deadline';
import type { DelegatedReview } from '../../lib/review/delegated';
import { routes } from '../../lib/routes';
import { MyAccessLink } from '../parts/my-access-link';
import { TenantText } from '../parts/tenant-text';
import { useTenantNow } from '../parts/use-tenant-now';
import { Moment } from '../ui/moment';

function Entry({ review, listed }: { review: DelegatedReview; listed: boolean }) {
  const t = useInboxMessages('delegated');
  const due = useShellMessages('due');
  const now = useTenantNow();
  const { displayName, by } = review;
  const { endsAt, urgency } = deadlineOf(review, now.getTime());
  return (
    <li className="relative flex flex-wrap items-baseline gap-x-6 gap-y-1 px-4 py-2.5 hover:bg-accent-wash/40">
      <h3 className="min-w-0 font-semibold">
        <Link href={routes.review(review)} className="after:absolute after:inset-0 hover:text-accent">
          <TenantText text={displayName} />
        </Link>
      </h3>
      {endsAt !== null && (
        <span className="text-sm text-quiet">
          {due.rich(urgency === 'over' ? 'ended' : 'due', { when: () => <Moment iso={endsAt} now={now} /> })}
        </span>
      )}
      <span className="text-sm text-quiet">
        {by.length > 0
          ? t.rich('by', { names: () => <TenantText text={by.join(', ')} limit={160} /> })
          : t('byUntold')}
        {listed && ` · ${t('listed')}`}
      </span>
    </li>
  );
}

interface DelegatedReviewsProps {
  found: Delegated['found'];
  /** Ids of the instances in the list above. */
  listed: readonly string[];
}

/** Reviews delegated to the reviewer: who delegated each, and which kinds are not listed. Renders nothing without one. */
export function DelegatedReviews({ found, listed }: DelegatedReviewsProps) {
  const t = useInboxMessages('delegated');
  const id = useId();
  if (!found || found.reviews.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mt-6">
      <h2 id={id} className="mb-2 text-sm font-semibold text-quiet">
        {t('heading')}
      </h2>
      <ul className="divide-y divide-line card">
        {found.reviews.map((review) => (
          <Entry key={review.instanceId} review={review} listed={listed.includes(review.instanceId)} />
        ))}
      </ul>
      <p className="mt-2 max-w-prose text-sm text-quiet">
        {t.rich('notCovered', {
          catalogs: found.catalogs ? 'shown' : 'absent',
          link: (chunks) => <MyAccessLink>{chunks}</MyAccessLink>,
        })}
        {found.partial && ` ${t('partial')}`}
      </p>
    </section>
  );
}
