'use client';
import { useMemo } from 'react';
import { useRecordings } from '../../lib/queries/record';
import type { ReviewWithItems } from '../../lib/review/grid/model';
import type { RowAnswers } from '../../lib/review/row-answer';
import { DistinguishedItems } from '../parts/item-name';
import { AskedConflicts } from '../review/act/asked-conflicts';
import { FailedSummary, SavedLine, useChoiceCounts } from '../review/undo/recording-summary';
import { Toast } from '../review/undo/toast';
import { UndoBar } from '../review/undo/undo-bar';

interface GridRecordingProps {
  reviews: readonly ReviewWithItems[];
  answers: RowAnswers;
  me: string;
  /** The acts on selected cells stand here too. */
  selecting: boolean;
}

/**
 * What became of the decisions in all reviews of the table: the last act with its Undo, how much is saved, what was refused,
 * and the question where somebody else has answered meanwhile.
 */
export function GridRecording({ reviews, answers, me, selecting }: GridRecordingProps) {
  const { acts, busy, onDevice, record, replace, retryAll, dismiss } = useRecordings(reviews);
  const items = useMemo(() => reviews.flatMap((one) => one.items), [reviews]);
  const counts = useChoiceCounts(answers, busy);
  return (
    // The table counts people; an act is about items, of which one person may have several.
    <DistinguishedItems items={items}>
      <AskedConflicts answers={answers} me={me} busy={busy} onReplace={replace} onKeep={dismiss} />
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
