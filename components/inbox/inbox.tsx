'use client';
import { History, Inbox as InboxIcon, LoaderCircle, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useId, useMemo } from 'react';
import { useInboxMessages } from '../../lib/messages/parts/inbox';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { type MyReviews, useMyReviews } from '../../lib/queries/my-reviews';
import { informativeDescriptions, type ReviewEntry } from '../../lib/review/inbox';
import { routes } from '../../lib/routes';
import { GridLink } from '../parts/grid-link';
import { ProblemPanel } from '../parts/problem-panel';
import { lazyView, whenLoaded } from '../ui/lazy-view';
import { Moment } from '../ui/moment';
import { PageTitle } from '../ui/page-title';
import { InboxHead } from './inbox-head';
import { InboxSkeleton } from './inbox-skeleton';
import { ReviewEntryRow } from './review-entry-row';
import { SavingPromise } from './saving-promise';

const InboxExtras = whenLoaded(
  lazyView(async () => (await import('./inbox-extras')).InboxExtras, { optional: true }),
);

interface SectionProps {
  heading: string;
  entries: ReviewEntry[];
  /** Ids of the instances whose description says more than the others' descriptions. */
  described: ReadonlySet<string>;
  finished?: boolean;
  still?: boolean;
}

function Section({ heading, entries, described, finished = false, still = false }: SectionProps) {
  const id = useId();
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mt-4 md:mt-5">
      <h2 id={id} className="mb-2 text-sm font-semibold text-quiet">
        {heading}
      </h2>
      <ul className="divide-y divide-line card">
        {entries.map((entry) => (
          <ReviewEntryRow
            key={entry.review.instance.id}
            entry={entry}
            finished={finished}
            described={described.has(entry.review.instance.id)}
            still={still}
          />
        ))}
      </ul>
    </section>
  );
}

function Empty() {
  const t = useInboxMessages('inbox');
  return (
    <section className="mt-5 card px-6 py-14 text-center">
      <InboxIcon aria-hidden="true" className="mx-auto size-9 text-quiet" strokeWidth={1.5} />
      <h2 className="mt-4 subheading">{t('emptyTitle')}</h2>
      <p className="mx-auto mt-1.5 max-w-sm text-quiet">{t('emptyText')}</p>
    </section>
  );
}

/** Says what is missing in the list, in the line below the heading: it moves nothing, and is seen with the list. */
function Missing({ reviews }: { reviews: MyReviews }) {
  const t = useInboxMessages('inbox');
  const app = useShellMessages('app');
  const { unread, broken, reload, reloading } = reviews;
  return (
    <>
      <span className="font-medium text-warn">
        <TriangleAlert aria-hidden="true" className="me-1 inline size-4 align-text-bottom" />
        {[unread > 0 && t('unread', { count: unread }), broken && t('broken')].filter(Boolean).join(' ')}
      </span>{' '}
      <button
        type="button"
        onClick={reload}
        disabled={reloading}
        className="relative link after:absolute after:-inset-3 disabled:text-quiet"
      >
        {app('tryAgain')}
      </button>{' '}
    </>
  );
}

/** One line: how many reviews are to do, what is missing, and how old the list is. */
function Lead({ reviews }: { reviews: MyReviews }) {
  const t = useInboxMessages('inbox');
  const { provisional, waiting, unread, broken, asOf } = reviews;
  if (provisional)
    return (
      <span className="inline-flex items-center gap-2 align-top">
        <LoaderCircle aria-hidden="true" className="size-4 motion-safe:animate-spin" />
        {t('provisional')}
      </span>
    );
  const partial = unread > 0 || broken;
  return (
    <>
      {(waiting.length > 0 || !partial) && t('lead', { count: waiting.length })}{' '}
      {partial && <Missing reviews={reviews} />}
      {asOf !== null && t.rich('asOf', { when: () => <Moment iso={new Date(asOf).toISOString()} /> })}
    </>
  );
}

/** The reviews to do, soonest due first, then the finished ones. Late parts are shown below the lists and move nothing. */
export function Inbox() {
  const t = useInboxMessages('inbox');
  const titles = useShellMessages('titles');
  const reviews = useMyReviews();
  const { state, provisional, reads, waiting, finished, problem, reload, reloading } = reviews;
  const described = useMemo(() => informativeDescriptions([...waiting, ...finished]), [waiting, finished]);
  // The table has no reviews of the reviewer's own access alone, so they don't count when it is offered.
  const shared = useMemo(() => {
    const own = new Set(
      [...waiting, ...finished].flatMap((one) => (one.whose === 'own' ? one.review.instance.id : [])),
    );
    return reads.filter(({ review }) => !own.has(review.instance.id));
  }, [reads, waiting, finished]);
  const listed = useMemo(() => reads.map(({ review }) => review.instance.id), [reads]);
  const isWhole = reviews.unread === 0 && !reviews.broken;
  if (state === 'loading') return <InboxSkeleton />;
  return (
    <div className="max-w-list">
      <PageTitle page={titles('inbox')} />
      <InboxHead arrived>{state === 'ready' && <Lead reviews={reviews} />}</InboxHead>
      {state === 'failed' ? (
        <div className="mt-4 max-w-column">
          <ProblemPanel
            problem={problem ?? { code: 'unreadable' }}
            while="load"
            onRetry={reload}
            retrying={reloading}
          />
        </div>
      ) : (
        <>
          {/* Early names may move when the rest is read: they are another list, in which nothing can be pressed. */}
          <Section
            key={String(provisional)}
            heading={t('waiting')}
            entries={waiting}
            described={described}
            still={provisional}
          />
          {waiting.length === 0 && !provisional && isWhole && <Empty />}
          <Section heading={t('finished')} entries={finished} described={described} finished />
          {problem && isWhole && (
            <div className="mt-6 max-w-column">
              <ProblemPanel problem={problem} while="load" onRetry={reload} retrying={reloading} />
            </div>
          )}
          <div className="mt-6 empty:hidden">
            <GridLink reviews={shared} />
          </div>
          {!provisional && (
            <p className="mt-6">
              <Link
                href={routes.past()}
                className="inline-flex min-h-11 items-center gap-1.5 link desk:min-h-8"
              >
                <History aria-hidden="true" className="size-4.5 shrink-0" />
                {t('past')}
              </Link>
            </p>
          )}
          {!provisional && <SavingPromise />}
          {!provisional && <InboxExtras listed={listed} />}
        </>
      )}
    </div>
  );
}
