'use client';
import { useMemo } from 'react';
import { NO_REASONS } from '../../lib/drafts';
import { useKnownOfReviews } from '../../lib/queries/known-of-reviews';
import type { ReviewPart } from '../../lib/review/grid/deciding';
import type { Decision } from '../../lib/review/model';
import type { RowAnswers } from '../../lib/review/row-answer';
import { DistinguishedItems } from '../parts/item-name';
import { ActInReviews } from '../review/act/act-in-reviews';
import type { RecordedPart } from '../review/act/act-parts';
import { useTypedReasons } from './use-typed-reason';

export interface ActOnCellsProps {
  act: Decision;
  /** The selected items, review by review; the same object while the dialog is open. */
  parts: readonly ReviewPart[];
  answers: RowAnswers;
  onSave(recorded: RecordedPart[]): void;
  onClose(): void;
  returnFocusTo(): HTMLElement | null;
}

/** Asks before the decisions for the selected cells are sent. */
export function ActOnCells({ act, parts, answers, onSave, onClose, returnFocusTo }: ActOnCellsProps) {
  const lists = useMemo(
    () => parts.map(({ review, items, complete, selected: [only] }) => ({ review, items, complete, only })),
    [parts],
  );
  const known = useKnownOfReviews(lists, answers);
  const asked = useMemo(
    () => known.map((one, at) => ({ known: one, items: parts[at]?.selected ?? [] })),
    [known, parts],
  );
  const items = useMemo(() => parts.flatMap((part) => part.items), [parts]);
  const [written, write] = useTypedReasons(
    act,
    parts.map(({ review, selected }) => ({ review, itemIds: selected.map(({ id }) => id) })),
  );
  return (
    <DistinguishedItems items={items}>
      <ActInReviews
        act={act}
        parts={asked}
        written={written}
        onWrite={write}
        onSave={(recorded) => {
          write(NO_REASONS);
          onSave(recorded);
        }}
        onClose={onClose}
        returnFocusTo={returnFocusTo}
      />
    </DistinguishedItems>
  );
}
