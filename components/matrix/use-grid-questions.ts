'use client';
import { useState } from 'react';
import { useRecordMany } from '../../lib/queries/record';
import { intentsOf } from '../../lib/review/act';
import type { GridPlace } from '../../lib/review/grid/carry-over';
import {
  isOnScreen,
  nextUndecidedCell,
  type OneCell,
  onlyCell,
  type ReviewPart,
  spotOfItem,
} from '../../lib/review/grid/deciding';
import type { GridRow } from '../../lib/review/grid/model';
import { NOTHING_SELECTED, selectedIn } from '../../lib/review/grid/selection';
import type { Decision, DecisionItem } from '../../lib/review/model';
import { isUndecided } from '../../lib/review/progress';
import { answerIn, type RowAnswers } from '../../lib/review/row-answer';
import { mustAsk, sameAgain } from '../../lib/review/row-question';
import type { RecordedPart } from '../review/act/act-parts';
import type { HeldGrid } from './use-grid-place';

interface GridQuestionsOptions {
  held: Pick<HeldGrid, 'grid' | 'place' | 'setPlace'>;
  answers: RowAnswers;
  me: string;
  /** The row that is open as a list. */
  openRow: GridRow | undefined;
  /**
   * Gives the focus back to the reviewer's cell, or in one person's list to the next item that isn't reviewed.
   * @param decided the item that was decided
   */
  backToCell(decided?: string): void;
}

/** The question about one cell, in its place, and the one about several, in a dialog; what they record. */
export function useGridQuestions({ held, answers, me, openRow, backToCell }: GridQuestionsOptions) {
  const recordMany = useRecordMany();
  const { grid, place, setPlace } = held;
  const { spot, selection } = place;
  const [askedInDialog, setAskedInDialog] = useState<{ act: Decision; parts: readonly ReviewPart[] } | null>(
    null,
  );
  const [asked, setAsked] = useState<{ act: Decision; cell: OneCell } | null>(null);
  const askable = openRow ? openRow.cells : [grid.rows[spot.row]?.cells[spot.column]];
  // A question closes when the reviewer goes away from its cell; the typed reason stays in the draft.
  if (asked && !askable.some((item) => item?.id === asked.cell.item.id)) setAsked(null);

  const record = (acts: RecordedPart[], next: GridPlace) => {
    recordMany(acts);
    setAskedInDialog(null);
    setAsked(null);
    setPlace(next);
  };
  /** Records a decision about one cell, and moves to the next one that isn't reviewed. */
  const saveOne = (act: Decision, { review }: OneCell, item: DecisionItem, reason: string) => {
    const from = spotOfItem(grid, item.id) ?? spot;
    const next = act === 'NotReviewed' ? undefined : nextUndecidedCell(grid, from, { answers, me });
    // In one person's list an item is decided beside those that are selected.
    const isSelected = selectedIn(grid, selection).has(item.id);
    record([{ review, intents: intentsOf(act, [item], answers, reason) }], {
      spot: (!openRow && next) || spot,
      selection: openRow && !isSelected ? selection : NOTHING_SELECTED,
    });
    backToCell(act === 'NotReviewed' ? undefined : item.id);
  };
  /** The only cell that is meant, if it has a place on screen: it is asked about there, and everything else in a dialog. */
  const cellInPlace = (parts: readonly ReviewPart[]) => {
    const cell = onlyCell(parts);
    return cell && isOnScreen(grid, openRow, cell.item.id) ? cell : undefined;
  };
  const askAt = (act: Decision, cell: OneCell) => {
    setPlace({ spot: spotOfItem(grid, cell.item.id) ?? spot, selection });
    setAsked({ act, cell });
  };
  return {
    asked,
    askedInDialog,
    /** Records a decision about one cell at once where nothing has to be asked. */
    ask(act: Decision, parts: readonly ReviewPart[]) {
      const cell = cellInPlace(parts);
      const answer = cell && answerIn({ answers, me }, cell.item);
      // The dialog says that there is nothing to take back.
      if (!answer || (act === 'NotReviewed' && isUndecided(answer))) {
        if (parts.length > 0) setAskedInDialog({ act, parts });
      } else if (mustAsk(act, answer.item, { review: cell.review, me, answers })) askAt(act, cell);
      else saveOne(act, cell, answer.item, '');
    },
    /** Asks for another reason for the decision that all of them have; nothing where they differ. */
    askAgain(parts: readonly ReviewPart[]) {
      const again = sameAgain(
        parts.flatMap((part) => part.selected),
        { answers, me },
      );
      const cell = cellInPlace(parts);
      if (again && cell) askAt(again, cell);
      else if (again) setAskedInDialog({ act: again, parts });
    },
    save: (acts: RecordedPart[]) => record(acts, { spot, selection: NOTHING_SELECTED }),
    saveOne,
    closeDialog: () => setAskedInDialog(null),
    closeAsked: () => {
      setAsked(null);
      backToCell();
    },
  };
}
