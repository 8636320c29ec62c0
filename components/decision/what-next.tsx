'use client';
import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { useDecisionMessages } from '../../lib/messages/parts/decision';
import { useMyReviews } from '../../lib/queries/my-reviews';
import { decisionBlockedBy } from '../../lib/review/decidable';
import type { DecisionItem, Review } from '../../lib/review/model';
import { reviewRefOf } from '../../lib/review/refs';
import { routes } from '../../lib/routes';
import { ItemName } from '../parts/item-name';
import { TenantText } from '../parts/tenant-text';
import { buttonClass } from '../ui/button';

const Arrow = () => <ArrowRight aria-hidden="true" className="size-4.5 shrink-0 rtl:-scale-x-100" />;

interface WhatNextProps {
  review: Review;
  /** The other items of the review without a decision, sent or on its way. */
  left: readonly DecisionItem[];
  /** Whether all my items of the review are here. */
  complete: boolean;
}

/** The next review; where this one may have more to decide than was read, this review. */
function NextReview({ review, complete }: Pick<WhatNextProps, 'review' | 'complete'>) {
  const t = useDecisionMessages('decision');
  const { waiting, state, provisional, unread, broken, problem } = useMyReviews();
  if (!complete)
    return (
      <Link href={routes.review(reviewRefOf(review))} className={buttonClass('primary', 'max-w-full')}>
        {t('openReview')}
      </Link>
    );
  if (state === 'loading' || provisional) return null;
  const next = waiting.find(
    (entry) => entry.review.instance.id !== review.instance.id && !decisionBlockedBy(entry.review),
  );
  const allRead = state === 'ready' && unread === 0 && !broken && !problem;
  if (!next) return allRead && <p className="text-quiet">{t('nothingNext')}</p>;
  return (
    <Link href={routes.review(reviewRefOf(next.review))} className={buttonClass('primary', 'max-w-full')}>
      <span className="min-w-0">
        {t.rich('nextReview', {
          name: () => <TenantText text={next.review.definition.displayName} limit={100} />,
        })}
      </span>
      <Arrow />
    </Link>
  );
}

/** Shows what is next after this decision: the next person of this review, then the next review. */
export function WhatNext({ review, left, complete }: WhatNextProps) {
  const t = useDecisionMessages('decision');
  const next = left[0];
  if (!next) return <NextReview review={review} complete={complete} />;
  const { id, definitionId, instanceId } = next;
  return (
    <div className="space-y-3">
      <p className="text-quiet">{t(complete ? 'left' : 'leftAtLeast', { count: left.length })}</p>
      <Link
        href={routes.decision({ definitionId, instanceId, itemId: id })}
        className={buttonClass('primary', 'max-w-full')}
      >
        <span className="min-w-0">
          {t.rich('nextPerson', { name: () => <ItemName item={next} limit={140} /> })}
        </span>
        <Arrow />
      </Link>
    </div>
  );
}
