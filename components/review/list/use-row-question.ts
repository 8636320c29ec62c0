'use client';
import type { RefObject } from 'react';
import type { Known } from '../../../lib/review/known';
import type { Decision, DecisionItem } from '../../../lib/review/model';
import { answerIn } from '../../../lib/review/row-answer';
import { mustAsk } from '../../../lib/review/row-question';
import type { ColumnId } from '../../../lib/review/workspace/view';
import type { AskedRow, RowAsk } from '../act/use-review-draft';
import type { ListHandle } from './list-handle';
import { nextUndecided } from './steps';
import type { Acting } from './use-acting';
import type { ShownRows } from './use-rows';

export interface RowQuestions {
  /** The row whose question is open; null where none is open or nothing can be decided. */
  asked: AskedRow | null;
  /** Records a decision about a row at once, or asks first where a question is needed. */
  decide(itemId: string, act: Decision): void;
  ask(itemId: string, asked: RowAsk | null): void;
  /** Closes the open question or choice and records nothing; false where none is open. */
  close(): boolean;
  reasonOf(itemId: string, act: Decision): string;
  explain(itemId: string, act: Decision, reason: string): void;
  /** Saves the open question's decision and moves to the next row that isn't reviewed. */
  save(itemId: string, act: Decision, reason: string): void;
}

interface RowQuestionOptions {
  acting: Acting;
  known: Known;
  items: readonly DecisionItem[];
  shown: ShownRows;
  handleRef: RefObject<ListHandle | null>;
  columns: readonly ColumnId[];
  open: boolean;
}

/** Deciding in the row: one press, or one press and a question under the row. */
export function useRowQuestions({
  acting,
  known,
  items,
  shown,
  handleRef,
  columns,
  open,
}: RowQuestionOptions): RowQuestions {
  const itemOf = (itemId: string) => items.find(({ id }) => id === itemId);
  /** Moves the focus to a row's decision, where that column is shown. */
  const goTo = (key: string) => {
    const at = columns.indexOf('decision');
    handleRef.current?.go({ key, cell: at < 0 ? 0 : at + 1 });
  };
  const save = (itemId: string, act: Decision, reason: string) => {
    const item = itemOf(itemId);
    if (!item) return;
    // Passes the newest known answer, which is the one on screen; the list may not have it yet.
    acting.saveRow(act, answerIn(known, item).item, reason);
    const from = shown.indexOf.get(itemId) ?? 0;
    const next = act === 'NotReviewed' ? -1 : nextUndecided(shown, from, known);
    goTo(shown.keys[next < 0 ? from : next] ?? itemId);
  };
  const { asked } = acting.chosen;
  return {
    asked: open ? asked : null,
    decide: (itemId, act) => {
      const item = itemOf(itemId);
      if (!open || !item) return;
      if (mustAsk(act, item, known)) acting.ask({ itemId, what: act });
      else save(itemId, act, '');
    },
    ask: (itemId, what) => {
      acting.ask(what && { itemId, what });
      goTo(itemId);
    },
    close: () => {
      if (!open || !asked) return false;
      acting.ask(null);
      if (handleRef.current?.place.key === asked.itemId) goTo(asked.itemId);
      return true;
    },
    reasonOf: (itemId, act) => acting.rowReason({ itemId, act }),
    explain: (itemId, act, reason) => acting.explainRow({ itemId, act }, reason),
    save,
  };
}
