'use client';
import { useMemo } from 'react';
import { useReviewer } from '../../lib/queries/graph-context';
import { type OpenedReview, useReview } from '../../lib/queries/one-review';
import { useReceipt } from '../../lib/queries/receipt';
import type { ReviewRef } from '../../lib/review/model';
import { receiptOf } from '../../lib/review/receipt/build';
import type { Receipt } from '../../lib/review/receipt/model';

export interface ReceiptRead {
  read: OpenedReview;
  /** Null until something was read. */
  receipt: Receipt | null;
}

/** The receipt of a review as it is known now; a new object after each read. */
export function useReceiptFacts(ref: ReviewRef): ReceiptRead {
  const read = useReview(ref);
  const { entries: writes } = useReceipt(ref);
  const reviewer = useReviewer();
  const { review, items, answers, complete, asOf, readAt } = read;
  const listed = asOf ?? readAt;
  const receipt = useMemo(() => {
    if (!review || listed === null) return null;
    // Single items may have been read back after the list.
    const last = writes.reduce((latest, { confirmedAt }) => Math.max(latest, confirmedAt), listed);
    return receiptOf({ review, items, complete, answers, writes, reviewer, readAt: last });
  }, [review, items, complete, answers, writes, reviewer, listed]);
  return { read, receipt };
}
