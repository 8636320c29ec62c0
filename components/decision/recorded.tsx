'use client';
import { CircleCheck } from 'lucide-react';
import { useDecisionMessages } from '../../lib/messages/parts/decision';
import { useItemMessages } from '../../lib/messages/parts/item';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReviewer } from '../../lib/queries/graph-context';
import { dueAt } from '../../lib/review/deadline';
import type { Decision, DecisionItem, Review } from '../../lib/review/model';
import { safeText } from '../../lib/review/text';
import { whoseAccess } from '../../lib/review/whose-access';
import { useDecisionWords } from '../parts/decision-word';
import { ReceiptLink } from '../parts/receipt-link';
import { TenantText } from '../parts/tenant-text';
import { Button } from '../ui/button';
import { ExactTime } from '../ui/moment';
import { DecisionOutcome } from './outcome';

interface RecordedProps {
  review: Review;
  /** The item as Graph returned it after the write. */
  item: DecisionItem;
  /** The other items of the review without a decision. */
  left: readonly DecisionItem[];
  complete: boolean;
  decision: Decision;
  onTakeBack(): void;
  onChange(): void;
}

/** Shows what Microsoft has recorded, until when it can be changed, and what is next. */
export function Recorded(props: RecordedProps) {
  const { review, item, left, complete, decision, onTakeBack, onChange } = props;
  const t = useDecisionMessages('decision');
  const facts = useItemMessages('facts');
  const decisions = useShellMessages('decisions');
  const words = useDecisionWords(whoseAccess(item, useReviewer().userId));
  const endsAt = dueAt(review);
  const stands = decision !== 'NotReviewed';
  return (
    <DecisionOutcome
      review={review}
      item={item}
      left={left}
      complete={complete}
      sign={{ icon: CircleCheck, look: 'text-accent' }}
      said={stands ? t('recorded', { decision: words(decision) }) : t('takenBack')}
      actions={
        <>
          <Button onClick={onChange}>{t('change')}</Button>
          {stands && <Button onClick={onTakeBack}>{decisions('takeBack')}</Button>}
          <ReceiptLink
            reference={{ definitionId: item.definitionId, instanceId: item.instanceId }}
            of={review.definition.displayName}
          />
        </>
      }
    >
      {stands && safeText(item.justification) && (
        <p>{t.rich('yourReason', { reason: () => <TenantText text={item.justification} /> })}</p>
      )}
      {endsAt && (
        <p className="text-quiet">{facts.rich('until', { when: () => <ExactTime iso={endsAt} /> })}</p>
      )}
    </DecisionOutcome>
  );
}
