'use client';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReviewer } from '../../lib/queries/graph-context';
import { type OpenedReview as Opened, useReview } from '../../lib/queries/one-review';
import { useRecord } from '../../lib/queries/record';
import { decisionBlockedBy } from '../../lib/review/decidable';
import type { ReviewRef } from '../../lib/review/model';
import { whoseAccess } from '../../lib/review/whose-access';
import { DecisionSkeleton } from '../decision/decision-skeleton';
import { BackToInbox } from '../parts/back-to-inbox';
import { BlockedNotice } from '../parts/blocked-notice';
import { DistinguishedItems } from '../parts/item-name';
import { ProblemPanel } from '../parts/problem-panel';
import { ReadProblem } from '../parts/read-problem';
import { Lazy, lazyView, whenLoaded } from '../ui/lazy-view';
import { PageHeading } from '../ui/page-heading';
import { PageTitle } from '../ui/page-title';
import { AskedPeopleProvider } from './act/asked-people';
import { Workspace } from './list/workspace';
import { ReviewHead } from './review-head';
import { ReviewSkeleton } from './review-skeleton';

const ReviewErrors = whenLoaded(
  lazyView(async () => (await import('../parts/review-errors')).ReviewErrors, { optional: true }),
);

/** A review of one's own access is shown by another view; reviewers of others don't load it. */
const oneDecision = lazyView(async () => (await import('../decision/one-decision')).OneDecision);

function OneQuestion({ reference }: { reference: ReviewRef & { itemId: string } }) {
  const props = { reference, proposed: null, unknownAnswer: false };
  return <Lazy view={oneDecision} props={props} until={<DecisionSkeleton />} />;
}

function Failed({ opened }: { opened: Opened }) {
  const headings = useShellMessages('headings');
  const titles = useShellMessages('titles');
  const { problem, reload, reloading } = opened;
  return (
    <div className="max-w-column space-y-4">
      <PageTitle page={titles('review')} />
      <BackToInbox />
      <PageHeading>{headings('review')}</PageHeading>
      <ProblemPanel
        problem={problem ?? { code: 'unreadable' }}
        while="load"
        onRetry={reload}
        retrying={reloading}
      />
    </div>
  );
}

/** The page of one review: what it asks, its items, and the decisions about them. */
export function OneReview({ reference }: { reference: ReviewRef }) {
  const t = useShellMessages('review');
  const { userId } = useReviewer();
  const opened = useReview(reference);
  const recording = useRecord(reference, opened.review);
  const { state, review, items, listed, answers, complete, total, problem } = opened;
  if (state === 'loading') return <ReviewSkeleton />;
  if (state === 'failed' || !review) return <Failed opened={opened} />;
  const block = decisionBlockedBy(review);
  const [only, ...more] = items;
  // A review of one's own access is a single question: there is no list to select from.
  if (complete && only && more.length === 0 && whoseAccess(only, userId) === 'own')
    return <OneQuestion reference={{ ...reference, itemId: only.id }} />;
  const loading = !complete && !problem;
  const head = (
    <>
      <ReviewHead
        review={review}
        items={listed}
        answers={answers}
        complete={complete}
        total={total}
        loading={loading}
      />
      <div className="mt-4 max-w-column space-y-3 empty:hidden">
        {block && <BlockedNotice block={block} />}
        {review.instance.errors && <ReviewErrors review={review} />}
        {problem && items.length === 0 && <ReadProblem read={opened} />}
      </div>
    </>
  );
  if (items.length === 0)
    return (
      <>
        {head}
        {complete && !block && <p className="mt-8 text-quiet">{t('empty')}</p>}
      </>
    );
  return (
    <DistinguishedItems items={listed}>
      <AskedPeopleProvider>
        <Workspace
          head={head}
          review={review}
          read={opened}
          open={!block}
          loading={loading}
          recording={recording}
        />
      </AskedPeopleProvider>
    </DistinguishedItems>
  );
}
