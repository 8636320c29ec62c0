'use client';
import { Building2, User } from 'lucide-react';
import Link from 'next/link';
import { useInboxMessages } from '../../lib/messages/parts/inbox';
import { addsResource, type ReviewEntry } from '../../lib/review/inbox';
import { reviewRefOf } from '../../lib/review/refs';
import { safeText } from '../../lib/review/text';
import { routes } from '../../lib/routes';
import { AccessName } from '../parts/access-name';
import { Due } from '../parts/due';
import { ReceiptLink } from '../parts/receipt-link';
import { TenantText } from '../parts/tenant-text';
import { Skeleton } from '../ui/skeleton';
import { useWide } from '../ui/use-wide';
import { EntryProgress } from './entry-progress';

interface RowProps {
  entry: ReviewEntry;
  /** True when all items are decided: the row then has the receipt's link. */
  finished: boolean;
  /** True when its description says more than the others' descriptions. */
  described: boolean;
  /** True while the order of the list may change: then no row can be pressed. */
  still: boolean;
}

const QUIET = 'text-sm text-quiet';

/** The facts that distinguish this review beside its name: below the name, in its line on a wide screen. */
function Facts({ entry, described }: Pick<RowProps, 'entry' | 'described'>) {
  const t = useInboxMessages('inbox');
  const { whose, resource, review } = entry;
  const icon = 'size-4 shrink-0 self-center';
  return (
    <div className={`flex min-w-0 flex-1 gap-x-4 overflow-hidden whitespace-nowrap empty:hidden ${QUIET}`}>
      {(whose === 'own' || whose === 'mixed') && (
        <span className="flex shrink-0 items-baseline gap-1.5">
          <User aria-hidden="true" className={icon} />
          {t(whose)}
        </span>
      )}
      {resource && addsResource(entry) && (
        <span className="flex min-w-0 items-baseline gap-1.5">
          <Building2 aria-hidden="true" className={icon} />
          <span className="truncate">
            <AccessName resource={resource} />
          </span>
        </span>
      )}
      {described && (
        <span className="min-w-0 truncate">
          <TenantText text={review.definition.description} />
        </span>
      )}
    </div>
  );
}

/** One review, in one line on a wide screen. The whole row is a link, except the other links in it. */
export function ReviewEntryRow({ entry, finished, described, still }: RowProps) {
  const { definition } = entry.review;
  const reference = reviewRefOf(entry.review);
  const wide = useWide();
  // A table of people and access needs a wide screen; a narrow one has the list, which opens one by one.
  const opens = wide && entry.byAccess && entry.whose !== 'own' ? routes.grid : routes.review;
  const name = <TenantText text={definition.displayName} />;
  return (
    <li className="relative grid gap-x-6 gap-y-1.5 px-4 py-3 hover:bg-accent-wash/40 md:min-h-12 md:grid-cols-[minmax(0,1fr)_auto] md:content-center md:items-baseline md:py-0.5">
      <div className="min-w-0 lg:flex lg:items-baseline lg:gap-4">
        <h3 className="line-clamp-2 font-semibold" title={safeText(definition.displayName)}>
          {still ? (
            name
          ) : (
            <Link href={opens(reference)} className="after:absolute after:inset-0 hover:text-accent">
              {name}
            </Link>
          )}
        </h3>
        <Facts entry={entry} described={described} />
      </div>
      <div
        className={`flex min-h-6 flex-wrap items-baseline gap-x-4 gap-y-1 md:grid lg:grid-cols-[11rem_11rem_6rem] ${finished ? 'md:grid-cols-[10.5rem_8.5rem_auto]' : 'md:grid-cols-[10.5rem_8.5rem]'} ${QUIET}`}
      >
        <span className={still ? '' : 'relative z-10 justify-self-start'}>
          {still && definition.staged ? (
            <Skeleton className="relative top-1 h-4 w-28" />
          ) : (
            <Due review={entry.review} />
          )}
        </span>
        <EntryProgress progress={entry.progress} />
        {finished && (
          <span className="relative z-10 max-md:ms-auto">
            <ReceiptLink reference={reference} of={definition.displayName} />
          </span>
        )}
      </div>
    </li>
  );
}
