'use client';
import Link from 'next/link';
import { useGridMessages } from '../../lib/messages/parts/grid';
import { useItemMessages } from '../../lib/messages/parts/item';
import { useOutcomeMessages } from '../../lib/messages/parts/outcome';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useKnown } from '../../lib/queries/known';
import { useRecord } from '../../lib/queries/record';
import { isDescribed } from '../../lib/review/access';
import { availableEvidence } from '../../lib/review/advice';
import type { ReviewWithItems } from '../../lib/review/grid/model';
import { denyLimit } from '../../lib/review/limits';
import type { DecisionItem } from '../../lib/review/model';
import { isUndecided } from '../../lib/review/progress';
import { reviewRefOf } from '../../lib/review/refs';
import { answerIn, type RowAnswers, shownOf } from '../../lib/review/row-answer';
import { safeText } from '../../lib/review/text';
import { routes } from '../../lib/routes';
import { AccessAbout } from '../parts/access-about';
import { MakerFact } from '../parts/answered-by';
import { Due } from '../parts/due';
import { AdviceWithWhy, LastSignIn } from '../parts/evidence';
import { Fact } from '../parts/fact';
import { TenantText } from '../parts/tenant-text';
import { AskSomebody } from '../review/act/ask-somebody';
import { ItemStateBadge } from '../review/act/item-state-badge';

interface AccessFactsProps {
  item: DecisionItem;
  read: ReviewWithItems;
  answers: RowAnswers;
  me: string;
}

/**
 * Shows what is known about one person's access: the facts first, then the recommendation,
 * then who answered and the status.
 */
export function AccessFactLines({ item, read, answers, me }: AccessFactsProps) {
  const t = useGridMessages('grid');
  const words = useShellMessages('review');
  const limits = useOutcomeMessages('limits');
  const facts = useItemMessages('facts');
  const { review, items, complete } = read;
  const known = useKnown(review, items, answers, complete, { only: item });
  const ref = reviewRefOf(review);
  const { retry } = useRecord(ref, review);
  const available = availableEvidence(item, review);
  const limit = denyLimit(item, known.access);
  const answer = answerIn(known, item);
  const reason = shownOf(answer).justification;
  return (
    <>
      <dl className="grid gap-3 text-body sm:grid-cols-2 lg:grid-cols-1">
        {item.resource && isDescribed(item) && (
          <Fact term={facts('access')}>
            <AccessAbout resource={item.resource} />
          </Fact>
        )}
        {available.signIn && (
          <Fact term={words('signIn')} help="signIn">
            <LastSignIn item={item} review={review} />
          </Fact>
        )}
        {available.advice && (
          <Fact term={words('advice')} help="recommendation">
            <AdviceWithWhy item={item} review={review} />
          </Fact>
        )}
        {!isUndecided(answer) && (
          <Fact term={t('answeredBy')}>
            <MakerFact item={item} answer={answer} me={me} />
          </Fact>
        )}
        {safeText(reason) && (
          <Fact term={words('reason')}>
            <TenantText text={reason} />
          </Fact>
        )}
        <Fact term={t('review')}>
          <TenantText text={review.definition.displayName} />
          <span className="block text-sm">
            <Due review={review} />
          </span>
        </Fact>
      </dl>
      {limit && <p className="mt-3 text-sm font-medium text-warn">{limits(limit)}</p>}
      {answer.status && (
        <div className="mt-3">
          <ItemStateBadge explained answer={answer} onRetry={(itemId) => retry([itemId])} />
        </div>
      )}
      <AskSomebody item={item} known={known} />
      <Link
        href={routes.review(ref)}
        prefetch={false}
        className="mt-2 inline-flex min-h-11 items-center text-body link"
      >
        {t('openReview')}
      </Link>
    </>
  );
}
