'use client';
import { useState } from 'react';
import { type DraftKey, keepDraft, readDraft, reasonFor, type TypedFor, withReason } from '../../lib/drafts';
import { useReviewer } from '../../lib/queries/graph-context';
import { useKnown } from '../../lib/queries/known';
import type { OneCell } from '../../lib/review/grid/deciding';
import type { RowAnswers } from '../../lib/review/row-answer';
import { ItemsToldApart } from '../parts/item-name';
import { WithKnown } from '../parts/known-here';
import { RowQuestion } from '../review/act/lazy-act';
import type { GridAct } from './grid-bar';

interface CellQuestionProps {
  act: GridAct;
  cell: OneCell;
  answers: RowAnswers;
  onSave(reason: string): void;
  onClose(): void;
}

/** The reason in the draft of the cell's review. The matrix and the list share that draft. */
function useTyped(key: DraftKey, about: TypedFor): [string, (reason: string) => void] {
  const [reason, setReason] = useState(() => reasonFor(readDraft(key).typed, about));
  const type = (next: string) => {
    setReason(next);
    const draft = readDraft(key);
    keepDraft(key, { ...draft, typed: withReason(draft.typed, about, next) });
  };
  return [reason, type];
}

/** Asks about one cell in its place, with the same question as the list. */
export function CellQuestion({ act, cell, answers, onSave, onClose }: CellQuestionProps) {
  const { review, items, complete, item } = cell;
  const known = useKnown(review, items, answers, complete, item);
  const { userId, tenantId } = useReviewer();
  const key = { tenantId, userId, instanceId: review.instance.id };
  const [reason, type] = useTyped(key, { act, itemIds: [item.id] });
  return (
    <WithKnown known={known}>
      <ItemsToldApart items={items}>
        <div className="bg-accent-wash pt-2 select-text">
          <RowQuestion
            act={act}
            item={item}
            reason={reason}
            onReason={type}
            onSave={(said) => {
              type('');
              onSave(said);
            }}
            onClose={onClose}
          />
        </div>
      </ItemsToldApart>
    </WithKnown>
  );
}
