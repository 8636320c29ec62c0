'use client';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Known } from '../../../lib/review/known';
import type { DecisionItem } from '../../../lib/review/model';
import { isUndecided } from '../../../lib/review/progress';
import { answerIn } from '../../../lib/review/row-answer';
import type { PastAct } from '../../../lib/review/undo';
import { useEndingCard } from '../overview/use-ending-card';

interface EndingOptions {
  items: readonly DecisionItem[];
  known: Known;
  complete: boolean;
  open: boolean;
  acts: readonly PastAct[];
}

/**
 * Shows the ending card: by itself when the last person is decided here, otherwise
 * when the reviewer asks to finish.
 */
export function useEnding({ items, known, complete, open, acts }: EndingOptions) {
  const [openedAt] = useState(() => Date.now());
  const lately = useDeferredValue(known);
  const settledItems = useDeferredValue(items);
  const undecided = useMemo(
    () => settledItems.some((item) => isUndecided(answerIn(lately, item))),
    [settledItems, lately],
  );
  const endingCard = useEndingCard(
    known.review.instance.id,
    open && items.length > 0 && !undecided,
    complete,
    (acts[0]?.at ?? 0) >= openedAt,
  );
  return { ...endingCard, openedAt };
}
