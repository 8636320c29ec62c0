'use client';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useReviewer } from '../../../lib/queries/graph-context';
import { useReviewsTogether } from '../../../lib/queries/together';
import { useSameList } from '../../../lib/queries/use-same-list';
import { belongsInGrid } from '../../../lib/review/grid/arrange';
import { sharesPeople } from '../../../lib/review/grid/share';
import { PageHeading } from '../../ui/page-heading';
import { PageTitle } from '../../ui/page-title';
import { BackToInbox } from '../back-to-inbox';
import { ProblemPanel } from '../problem-panel';
import { GridDeciding } from './grid-deciding';
import { GridSkeleton } from './grid-skeleton';

/** People by access over all the reviewer's open reviews of others, decided cell by cell or by rectangle. */
export function GridPage() {
  const t = useTranslations('grid');
  const titles = useTranslations('titles');
  const { userId: me } = useReviewer();
  const { reviews: given, answers, loading, problem, reload, reloading } = useReviewsTogether();
  const reviews = useSameList(given.filter(({ review }) => belongsInGrid(review)));
  const ready = !loading && (problem !== null || given.every(({ complete }) => complete));
  const shares = useMemo(() => ready && sharesPeople(reviews) !== null, [ready, reviews]);
  // Rows that come one after another would move under the reviewer's hand.
  if (!ready) return <GridSkeleton />;
  return (
    <>
      <PageTitle page={titles('grid')} />
      <BackToInbox />
      <PageHeading className="mt-1 text-2xl font-semibold tracking-tight md:text-3xl">
        {t('heading')}
      </PageHeading>
      {problem && (
        <div className="mt-4 max-w-column">
          <ProblemPanel problem={problem} while="load" onRetry={reload} retrying={reloading} />
        </div>
      )}
      {shares ? (
        <GridDeciding reviews={reviews} answers={answers} me={me} />
      ) : (
        !problem && (
          <section className="mt-6 max-w-column rounded-card border border-line bg-card px-6 py-10">
            <h2 className="text-xl font-semibold">{t('empty')}</h2>
            <p className="mt-1.5 text-quiet">{t('emptyText')}</p>
          </section>
        )
      )}
    </>
  );
}
