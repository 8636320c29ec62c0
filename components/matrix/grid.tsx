'use client';
import { List } from 'lucide-react';
import { useMemo } from 'react';
import { useGridMessages } from '../../lib/messages/parts/grid';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useAllReviews } from '../../lib/queries/all-reviews';
import { useReviewer } from '../../lib/queries/graph-context';
import { useStableList } from '../../lib/queries/use-stable-list';
import { hasSeveralAccesses } from '../../lib/review/access';
import { belongsInGrid } from '../../lib/review/grid/arrange';
import { sharesPeople } from '../../lib/review/grid/share';
import type { ReviewRef } from '../../lib/review/model';
import { routes } from '../../lib/routes';
import { BackToInbox } from '../parts/back-to-inbox';
import { PageHead } from '../parts/page-head';
import { ProblemPanel } from '../parts/problem-panel';
import { TenantText } from '../parts/tenant-text';
import { IntentLink } from '../ui/intent-link';
import { PageTitle } from '../ui/page-title';
import { GridDeciding } from './grid-deciding';
import { GridSkeleton } from './grid-skeleton';
import { ReviewFacts } from './review-facts';

interface GridPageProps {
  /** The one review to show; null for all reviews. */
  reference: ReviewRef | null;
}

/**
 * People by access, over all the reviewer's open reviews of others or in one of them,
 * decided by cell or by rectangle.
 */
export function GridPage({ reference }: GridPageProps) {
  const t = useGridMessages('grid');
  const headings = useShellMessages('headings');
  const titles = useShellMessages('titles');
  const { userId: me } = useReviewer();
  const { reviews: allReviews, answers, loading, problem, reload, reloading } = useAllReviews(reference);
  const reviews = useStableList(allReviews.filter(({ review }) => belongsInGrid(review)));
  const shares = useMemo(() => {
    if (reference) return reviews.some(({ items }) => hasSeveralAccesses(items));
    return sharesPeople(reviews) !== null;
  }, [reference, reviews]);
  // A review that has just ended is out of the table, while its answers are still here: nothing can be done about them.
  const isWhole = reviews.length === allReviews.length;
  const answersHere = useMemo(() => {
    if (isWhole) return answers;
    const here = new Set(reviews.flatMap(({ items }) => items.map(({ id }) => id)));
    return new Map([...answers].filter(([id]) => here.has(id)));
  }, [isWhole, reviews, answers]);
  const [one] = reference ? reviews : [];
  // The grid waits until everything is read: rows that arrive later would move while the reviewer works.
  if (loading) return <GridSkeleton />;
  return (
    <>
      {!one && <PageTitle page={titles('grid')} />}
      <PageHead
        arrived
        back={
          <>
            <BackToInbox />
            {reference && (
              <IntentLink
                href={routes.review(reference)}
                className="inline-flex min-h-11 items-center gap-1.5 px-1 text-body link desk:min-h-8"
              >
                <List aria-hidden="true" className="size-4" />
                {t('list')}
              </IntentLink>
            )}
          </>
        }
        heading={one ? <TenantText text={one.review.definition.displayName} limit={120} /> : headings('grid')}
      />
      {reference && one && <ReviewFacts {...one} reference={reference} answers={answersHere} />}
      {problem && (
        <div className="mt-4 max-w-column">
          <ProblemPanel problem={problem} while="load" onRetry={reload} retrying={reloading} />
        </div>
      )}
      {shares ? (
        <GridDeciding reviews={reviews} answers={answersHere} me={me} />
      ) : (
        !problem && (
          <section className="mt-6 max-w-column card px-6 py-10">
            <h2 className="subheading">{t(reference ? 'emptyOne' : 'empty')}</h2>
            <p className="mt-1.5 text-quiet">{t(reference ? 'emptyOneText' : 'emptyText')}</p>
          </section>
        )
      )}
    </>
  );
}
