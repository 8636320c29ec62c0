'use client';
import { useKnown } from '../../lib/queries/known';
import { useRecord } from '../../lib/queries/record';
import type { ReviewWithItems } from '../../lib/review/grid/model';
import type { ReviewRef } from '../../lib/review/model';
import type { RowAnswers } from '../../lib/review/row-answer';
import { DistinguishedItems } from '../parts/item-name';
import { KnownProvider } from '../parts/known-context';
import { Toast } from '../review/undo/toast';
import { UndoBar } from '../review/undo/undo-bar';

interface ReviewUndoProps {
  reference: ReviewRef;
  of: ReviewWithItems;
  answers: RowAnswers;
  /** The acts on selected cells stand here too. */
  selecting: boolean;
}

/** The last act and its Undo, where the table is about one review. */
export function ReviewUndo({
  reference,
  of: { review, items, complete },
  answers,
  selecting,
}: ReviewUndoProps) {
  const recording = useRecord(reference, review);
  const known = useKnown(review, items, answers, complete);
  return (
    <KnownProvider known={known}>
      {/* The table counts people; an act is about items, of which one person may have several. */}
      <DistinguishedItems items={items}>
        <Toast about={recording.acts[0]?.id ?? ''} selecting={selecting}>
          <UndoBar
            acts={recording.acts}
            items={items}
            onUndo={(intents) => recording.record(intents)}
            onLetGo={recording.dismiss}
          />
        </Toast>
      </DistinguishedItems>
    </KnownProvider>
  );
}
