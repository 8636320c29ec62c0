'use client';
import Link from 'next/link';
import { useDecisionMessages } from '../../lib/messages/parts/decision';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReviewer } from '../../lib/queries/graph-context';
import { useKnown } from '../../lib/queries/known';
import { useDecision } from '../../lib/queries/one-decision';
import type { OpenedReview } from '../../lib/queries/one-review';
import { decisionBlockedBy, hasEnded, isPast } from '../../lib/review/decidable';
import type { Answer, DecisionItem, Review, ReviewRef } from '../../lib/review/model';
import type { RowAnswers } from '../../lib/review/row-answer';
import { safeText } from '../../lib/review/text';
import { whoseAccess } from '../../lib/review/whose-access';
import { routes } from '../../lib/routes';
import { ApplyOutcomeText } from '../parts/apply-outcome';
import { BlockedNotice } from '../parts/blocked-notice';
import { DistinguishedItems, usePrincipalWords } from '../parts/item-name';
import { ProblemPanel } from '../parts/problem-panel';
import { ReadProblem } from '../parts/read-problem';
import { ReceiptLink } from '../parts/receipt-link';
import { TenantText } from '../parts/tenant-text';
import { buttonClass } from '../ui/button';
import { PageHeading } from '../ui/page-heading';
import { PageTitle } from '../ui/page-title';
import { Panel } from '../ui/panel';
import { DecidingOne } from './deciding-one';
import { DecisionFrame } from './decision-frame';
import { DecisionSkeleton } from './decision-skeleton';
import { EarlierAnswer } from './earlier-answer';
import { KnownFacts } from './known-facts';
import { Question } from './question';

function NotMine({ reference }: { reference: ReviewRef }) {
  const t = useDecisionMessages('decision');
  const titles = useShellMessages('titles');
  return (
    <Panel
      page={titles('decision')}
      heading={t('notMine')}
      actions={
        <Link href={routes.review(reference)} className={buttonClass('primary')}>
          {t('openReview')}
        </Link>
      }
    >
      <p>{t('notMineText')}</p>
    </Panel>
  );
}

function Failed({ reference, opened }: { reference: ReviewRef; opened: OpenedReview }) {
  const headings = useShellMessages('headings');
  const titles = useShellMessages('titles');
  const { problem, reload, reloading } = opened;
  return (
    <DecisionFrame reference={reference}>
      <PageTitle page={titles('decision')} />
      <PageHeading className="mb-4">{headings('review')}</PageHeading>
      <ProblemPanel
        problem={problem ?? { code: 'unreadable' }}
        while="load"
        onRetry={reload}
        retrying={reloading}
      />
    </DecisionFrame>
  );
}

interface ReadFactsProps {
  review: Review;
  item: DecisionItem;
  items: readonly DecisionItem[];
  answers: RowAnswers;
  complete: boolean;
}

/** What is known about the item, for a review where nothing can be decided. */
function ReadFacts({ review, item, items, answers, complete }: ReadFactsProps) {
  return <KnownFacts item={item} known={useKnown(review, items, answers, complete, { only: item })} />;
}

interface OneDecisionProps {
  reference: ReviewRef & { itemId: string };
  /** The answer that the link proposes; opening the link never records it. */
  proposed: Answer | null;
  /** True when the link names an answer that doesn't exist. */
  unknownAnswer: boolean;
}

/** The page for one item, which a link in a mail opens. */
export function OneDecision({ reference, proposed, unknownAnswer }: OneDecisionProps) {
  const titles = useShellMessages('titles');
  const { userId } = useReviewer();
  const wordsOf = usePrincipalWords();
  const opened = useDecision(reference);
  const { state, review, items, listed, answers, complete, problem } = opened;
  const item = items.find(({ id }) => id === reference.itemId);
  // An incomplete list doesn't prove that the item is missing: it may be in the part that could not be read.
  const isMissing = state === 'ready' && !item && !complete;
  if (state === 'loading' || (isMissing && !problem)) return <DecisionSkeleton />;
  if (state === 'failed' || isMissing || !review) return <Failed reference={reference} opened={opened} />;
  const block = decisionBlockedBy(review);
  const name = safeText(review.definition.displayName, 80);
  const own = item && whoseAccess(item, userId) === 'own';
  // Of several tabs, each names its person.
  const title =
    item && !own
      ? titles('decisionAbout', { person: safeText(wordsOf(item.principal), 60), name })
      : titles('decisionOf', { name });
  if (!item)
    return block ? (
      <DecisionFrame reference={reference} past={isPast(review)}>
        <PageTitle page={title} />
        <PageHeading className="mb-4">
          <TenantText text={review.definition.displayName} />
        </PageHeading>
        <BlockedNotice block={block} />
        <div className="mt-3 -ms-2">
          <ReceiptLink reference={reference} of={review.definition.displayName} />
        </div>
      </DecisionFrame>
    ) : (
      <NotMine reference={reference} />
    );
  const alone = items.every((one) => whoseAccess(one, userId) === 'own');
  return (
    <DistinguishedItems items={listed}>
      <DecisionFrame reference={reference} review={alone ? undefined : review} past={isPast(review)}>
        <PageTitle page={title} />
        <div className="mb-4 empty:hidden">
          <ReadProblem read={opened} />
        </div>
        {block ? (
          <div className="space-y-5">
            <Question item={item} ended={isPast(review)} />
            <BlockedNotice block={block} />
            <div className="-ms-2">
              <ReceiptLink reference={reference} of={review.definition.displayName} />
            </div>
            <EarlierAnswer item={item} me={userId} closed />
            <ApplyOutcomeText of={item} ended={hasEnded(review)} whose={whoseAccess(item, userId)} />
            <ReadFacts review={review} item={item} items={items} answers={answers} complete={complete} />
          </div>
        ) : (
          <DecidingOne
            key={item.id}
            review={review}
            item={item}
            items={items}
            answers={answers}
            complete={complete}
            proposed={proposed}
            unknownAnswer={unknownAnswer}
          />
        )}
      </DecisionFrame>
    </DistinguishedItems>
  );
}
