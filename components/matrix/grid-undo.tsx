'use client';
import { useMemo } from 'react';
import { useRecordings } from '../../lib/queries/record';
import type { ReviewWithItems } from '../../lib/review/grid/model';
import type { RowAnswers } from '../../lib/review/row-answer';
import { DistinguishedItems } from '../parts/item-name';
import { FailedSummary, SavedLine, useChoiceCounts } from '../review/undo/recording-summary';
import { Toast } from '../review/undo/toast';
import { UndoBar } from '../review/undo/undo-bar';

interface GridUndoProps {
  reviews: readonly ReviewWithItems[];
  answers: RowAnswers;
  me: string;
  /** The acts on selected cells stand here too. */
  selecting: boolean;
}

/** The last act with its Undo, how much is saved, and what was refused, over all reviews of the table. */
export function GridUndo({ reviews, answers, me, selecting }: GridUndoProps) {
  const { acts, busy, onDevice, record, retryAll, dismiss } = useRecordings(reviews);
  const counts = useChoiceCounts(answers, busy);
  const items = useMemo(() => reviews.flatMap((one) => one.items), [reviews]);
  return (
    // The table counts people; an act is about items, of which one person may have several.
    <DistinguishedItems items={items}>
      <FailedSummary counts={counts} busy={busy} onRetry={retryAll} />
      <Toast about={acts[0]?.id ?? ''} selecting={selecting}>
        <UndoBar
          acts={acts}
          items={items}
          answers={answers}
          me={me}
          open
          onUndo={record}
          onLetGo={dismiss}
          saved={(beside) => <SavedLine counts={counts} onDevice={onDevice} beside={beside} />}
        />
      </Toast>
    </DistinguishedItems>
  );
}
