'use client';
import { useDeferredValue, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { doubtsOf } from '../../../lib/review/doubt';
import type { DecisionItem } from '../../../lib/review/model';
import { answerIn } from '../../../lib/review/row-answer';
import type { Known } from '../../../lib/review/workspace/view';
import { Button } from '../../ui/button';
import { useCounted } from '../item-name';

interface ApproveOthersProps {
  items: readonly DecisionItem[];
  known: Known;
  /** The reviewer is looking at those worth a look first. */
  lookingFirst: boolean;
  onApprove(itemIds: string[]): void;
}

/** One alone is decided in its row. */
const SEVERAL = 2;

/**
 * Once the doubtful ones were looked at and something was decided: the way to the rest, in one act that names them and
 * asks like any other.
 */
export function ApproveOthers({ items, known, lookingFirst, onApprove }: ApproveOthersProps) {
  const t = useTranslations('table');
  const counted = useCounted();
  const lately = useDeferredValue(known);
  const others = useMemo(
    () => items.filter((item) => answerIn(lately, item).decision === 'NotReviewed'),
    [items, lately],
  );
  const looked = useMemo(
    () => lookingFirst || !others.some((item) => doubtsOf(item, lately).length > 0),
    [lookingFirst, others, lately],
  );
  if (!looked || others.length < SEVERAL || others.length === items.length) return null;
  return (
    <Button
      look="quiet"
      className="px-1 md:min-h-8 md:py-0"
      onClick={() => onApprove(others.map(({ id }) => id))}
    >
      {t('approveOthers', counted(others.length))}
    </Button>
  );
}
