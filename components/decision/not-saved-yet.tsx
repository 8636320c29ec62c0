'use client';
import { HardDrive } from 'lucide-react';
import { useDecisionMessages } from '../../lib/messages/parts/decision';
import { useReviewer } from '../../lib/queries/graph-context';
import type { Decision, DecisionItem, Review } from '../../lib/review/model';
import { reviewRefOf } from '../../lib/review/refs';
import { whoseAccess } from '../../lib/review/whose-access';
import { useActWords } from '../parts/decision-word';
import { ReceiptLink } from '../parts/receipt-link';
import { Button } from '../ui/button';
import { DecisionOutcome } from './outcome';

interface NotSavedYetProps {
  review: Review;
  item: DecisionItem;
  /** The other items of the review without a decision. */
  left: readonly DecisionItem[];
  complete: boolean;
  /** The decision that this device keeps. */
  decision: Decision;
  waitsFor: 'network' | 'signIn';
  /** False where this browser keeps nothing. */
  onDevice: boolean;
  onChange(): void;
}

/**
 * Shown when Microsoft can't be reached: the decision is kept but not saved yet, and the
 * reviewer can go on to the next person.
 */
export function NotSavedYet(props: NotSavedYetProps) {
  const { review, item, left, complete, decision, waitsFor, onDevice, onChange } = props;
  const t = useDecisionMessages('decision');
  const words = useActWords(whoseAccess(item, useReviewer().userId));
  return (
    <DecisionOutcome
      review={review}
      item={item}
      left={left}
      complete={complete}
      sign={{ icon: HardDrive, look: 'text-quiet' }}
      said={t(onDevice ? 'keptHere' : 'keptInPage', { decision: words(decision) })}
      actions={
        <>
          <Button onClick={onChange}>{t('change')}</Button>
          <ReceiptLink reference={reviewRefOf(review)} of={review.definition.displayName} />
        </>
      }
    >
      <p>{t(`waitsFor.${waitsFor}`)}</p>
    </DecisionOutcome>
  );
}
