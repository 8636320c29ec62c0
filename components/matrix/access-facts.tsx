'use client';
import Link from 'next/link';
import { useGridMessages } from '../../lib/messages/parts/grid';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useKnown } from '../../lib/queries/known';
import { useRecord } from '../../lib/queries/record';
import type { ReviewWithItems } from '../../lib/review/grid/model';
import type { DecisionItem } from '../../lib/review/model';
import { isUndecided } from '../../lib/review/progress';
import { reviewRefOf } from '../../lib/review/refs';
import { answerIn, type RowAnswers, shownOf } from '../../lib/review/row-answer';
import { safeText } from '../../lib/review/text';
import { routes } from '../../lib/routes';
import { MakerFact } from '../parts/answered-by';
import { Due } from '../parts/due';
import { Fact } from '../parts/fact';
import { PersonFacts } from '../parts/person-facts';
import { TenantText } from '../parts/tenant-text';
import { AskSomebody } from '../review/act/ask-somebody';
import { ItemStateBadge } from '../review/act/item-state-badge';
import { PersonLine } from '../review/act/person-line';
import { classNames } from '../ui/class-names';

interface AccessFactsProps {
  item: DecisionItem;
  read: ReviewWithItems;
  answers: RowAnswers;
  me: string;
  /** Whether it says who the person is, too. */
  person: boolean;
  /** At a desk the facts are in a narrow column. */
  narrow?: boolean;
}

/**
 * Shows what is known about one person's access, as one by one shows it, then who answered, the review and the status.
 */
export function AccessFactLines({ item, read, answers, me, person, narrow = false }: AccessFactsProps) {
  const t = useGridMessages('grid');
  const words = useShellMessages('review');
  const { review, items, complete } = read;
  const known = useKnown(review, items, answers, complete, { only: item });
  const ref = reviewRefOf(review);
  const { retry } = useRecord(ref, review);
  const answer = answerIn(known, item);
  const reason = shownOf(answer).justification;
  return (
    <>
      {person && <PersonLine item={item} known={known} />}
      <div className={classNames('my-3 empty:hidden', narrow && 'lg:*:grid-cols-1!')}>
        <PersonFacts item={item} known={known} />
      </div>
      <dl className="grid gap-3 text-body sm:grid-cols-2 lg:grid-cols-1">
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
