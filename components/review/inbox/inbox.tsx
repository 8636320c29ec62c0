'use client';
import { Inbox as InboxIcon, LoaderCircle } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { type MyReviews, useMyReviews } from '../../../lib/queries/my-reviews';
import type { ReviewEntry } from '../../../lib/review/inbox';
import { Button } from '../../ui/button';
import { Moment } from '../../ui/moment';
import { Notice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { GridLink } from '../grid/grid-link';
import { ProblemPanel } from '../problem-panel';
import { InboxSkeleton } from './inbox-skeleton';
import { ReviewEntryCard } from './review-entry-card';
import { SavingPromise } from './saving-promise';

function Section({ heading, entries }: { heading: string; entries: ReviewEntry[] }) {
  const id = useId();
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="mb-3 text-sm font-semibold tracking-wide text-quiet">
        {heading}
      </h2>
      <ul className="divide-y divide-line rounded-card border border-line bg-card">
        {entries.map((entry) => (
          <ReviewEntryCard key={entry.review.instance.id} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

function Empty() {
  const t = useTranslations('inbox');
  return (
    <section className="mt-8 rounded-card border border-line bg-card px-6 py-14 text-center">
      <InboxIcon aria-hidden="true" className="mx-auto size-9 text-quiet" strokeWidth={1.5} />
      <h2 className="mt-4 text-xl font-semibold">{t('emptyTitle')}</h2>
      <p className="mx-auto mt-1.5 max-w-sm text-quiet">{t('emptyText')}</p>
    </section>
  );
}

function Unread({ reviews }: { reviews: MyReviews }) {
  const t = useTranslations('inbox');
  const app = useTranslations('app');
  const { unread, broken, problem, reload, reloading } = reviews;
  if (unread === 0 && !broken)
    return problem && <ProblemPanel problem={problem} while="load" onRetry={reload} retrying={reloading} />;
  const again = (
    <Button onClick={reload} disabled={reloading}>
      {app('tryAgain')}
    </Button>
  );
  return (
    <Notice tone="warn" live="status" actions={again}>
      {unread > 0 && <p>{t('unread', { count: unread })}</p>}
      {broken && <p>{t('broken')}</p>}
    </Notice>
  );
}

/** What waits, soonest due first; then what is finished and can still change. */
export function Inbox() {
  const t = useTranslations('inbox');
  const titles = useTranslations('titles');
  const reviews = useMyReviews();
  const { state, provisional, asOf, reads, waiting, finished, problem, reload, reloading } = reviews;
  const isWhole = reviews.unread === 0 && !reviews.broken;
  if (state === 'loading') return <InboxSkeleton />;
  return (
    <>
      <PageTitle page={titles('inbox')} />
      <h1 className="text-3xl font-semibold tracking-tight">{t('heading')}</h1>
      {state === 'failed' ? (
        <div className="mt-6 max-w-column">
          <ProblemPanel
            problem={problem ?? { code: 'unreadable' }}
            while="load"
            onRetry={reload}
            retrying={reloading}
          />
        </div>
      ) : (
        <>
          <p role="status" className="mt-1 flex items-center gap-2 text-quiet">
            {provisional && <LoaderCircle aria-hidden="true" className="size-4 motion-safe:animate-spin" />}
            {provisional
              ? t('provisional')
              : (waiting.length > 0 || isWhole) && t('lead', { count: waiting.length })}
          </p>
          <div className="mt-6 max-w-column empty:hidden">
            <Unread reviews={reviews} />
          </div>
          {asOf !== null && (
            <p className="mt-1 text-quiet">
              {t.rich('asOf', { when: () => <Moment iso={new Date(asOf).toISOString()} /> })}
            </p>
          )}
          <div className="mt-6 empty:hidden">
            <GridLink reviews={reads} />
          </div>
          <Section heading={t('waiting')} entries={waiting} />
          {waiting.length === 0 && !provisional && isWhole && <Empty />}
          <Section heading={t('finished')} entries={finished} />
          <SavingPromise />
        </>
      )}
    </>
  );
}
