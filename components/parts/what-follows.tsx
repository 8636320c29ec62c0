'use client';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { dueAt } from '../../lib/review/deadline';
import { decisionBlockedBy } from '../../lib/review/decidable';
import type { DecisionItem, Review } from '../../lib/review/model';
import type { Progress } from '../../lib/review/progress';
import type { Whose } from '../../lib/review/whose-access';
import { DayTime } from '../ui/moment';
import { IfNoAnswer } from './if-no-answer';

/** Where everybody is decided: that it is so, and until when a decision can be changed. */
function AllDecided({ review, count }: { review: Review; count: number }) {
  const t = useShellMessages('review');
  const until = dueAt(review);
  const when = () => until && <DayTime iso={until} />;
  return <p>{t.rich('allDecided', { count, dated: until === null ? 'no' : 'yes', when })}</p>;
}

interface WhatFollowsProps {
  review: Review;
  items: readonly DecisionItem[];
  progress: Progress;
  /** Whose access all of them are about; others' if left out. */
  whose?: Whose;
}

/** What happens without an answer; where everybody is decided, that it is so. */
export function WhatFollows({ review, items, progress, whose = 'others' }: WhatFollowsProps) {
  const { counted, total, decided } = progress;
  const allDecided = counted && total > 0 && decided === total && decisionBlockedBy(review) === undefined;
  return allDecided ? (
    <AllDecided review={review} count={total} />
  ) : (
    <IfNoAnswer review={review} items={items} whose={whose} />
  );
}
