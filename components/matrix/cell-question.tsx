'use client';
import { useKnown } from '../../lib/queries/known';
import type { OneCell } from '../../lib/review/grid/deciding';
import type { Decision, DecisionItem } from '../../lib/review/model';
import { answerIn, type RowAnswers } from '../../lib/review/row-answer';
import { DistinguishedItems } from '../parts/item-name';
import { KnownProvider } from '../parts/known-context';
import { RowQuestion } from '../review/act/lazy-act';
import { useTypedReason } from './use-typed-reason';

interface CellQuestionProps {
  act: Decision;
  cell: OneCell;
  answers: RowAnswers;
  /** `item`: with the answer that the question shows. */
  onSave(item: DecisionItem, reason: string): void;
  onClose(): void;
}

/** Asks about one cell in its place, with the same question as the list. */
export function CellQuestion({ act, cell, answers, onSave, onClose }: CellQuestionProps) {
  const { review, items, complete } = cell;
  const known = useKnown(review, items, answers, complete, { only: cell.item });
  // Somebody else may have answered since the question opened: it shows their answer, and saving replaces that one.
  const { item } = answerIn(known, cell.item);
  const [reason, type] = useTypedReason(act, [{ review, itemIds: [item.id] }]);
  return (
    <KnownProvider known={known}>
      <DistinguishedItems items={items}>
        <div className="bg-accent-wash pt-2 select-text">
          <RowQuestion
            act={act}
            item={item}
            reason={reason}
            onReason={type}
            onSave={(said) => {
              type('');
              onSave(item, said);
            }}
            onClose={onClose}
          />
        </div>
      </DistinguishedItems>
    </KnownProvider>
  );
}
