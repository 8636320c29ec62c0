'use client';
import { useCallback } from 'react';
import {
  NO_REASONS,
  reasonFor,
  reasonsFor,
  type WrittenReasons,
  withReason,
  withReasons,
} from '../../../lib/drafts';
import { useReviewer } from '../../../lib/queries/graph-context';
import type { Recording } from '../../../lib/queries/record';
import { type Act, intentsOf } from '../../../lib/review/act';
import type { Known } from '../../../lib/review/known';
import type { Decision, DecisionItem, Intent } from '../../../lib/review/model';
import { NOBODY, type Selection } from '../../../lib/review/workspace/select';
import {
  type AskedRow,
  type Chosen,
  type useKeptDraft,
  useRestoredSelection,
  useReviewDraft,
} from '../act/use-review-draft';

export interface Acting {
  chosen: Chosen;
  setSelection(next: Selection | ((old: Selection) => Selection)): void;
  choose(act: Act | null): void;
  /** Opens a row's question; null closes it. */
  ask(row: AskedRow | null): void;
  /** The reasons that were typed for the chosen act on these items. */
  reasonsOf(itemIds: Iterable<string>): WrittenReasons;
  explain(itemIds: Iterable<string>, written: WrittenReasons): void;
  /** Sends the decisions, which the device begins to store before the page draws anew; the selection is emptied. */
  save(intents: readonly Intent[], items: readonly DecisionItem[], options?: { accepting?: boolean }): void;
  /** The reason that was typed in a row's question. */
  rowReason(row: { itemId: string; act: Decision }): string;
  explainRow(row: { itemId: string; act: Decision }, reason: string): void;
  /** Sends the decision of one row; the selection stays. */
  saveRow(act: Decision, item: DecisionItem, reason: string): void;
}

/**
 * The ids of an act's items. A selection of single items has the ids itself, even of items that aren't read
 * yet.
 */
export const itemIdsOf = (selection: Selection, about: readonly DecisionItem[]): Iterable<string> =>
  selection.kind === 'some' ? selection.ids : about.map(({ id }) => id);

/** The selection and the act on it, kept over a reload and a sign-in. */
export function useActing(
  { review, answers }: Known,
  items: readonly DecisionItem[],
  complete: boolean,
  { record, lost, forgetLost }: Recording,
): Acting & { keep: Parameters<typeof useKeptDraft>[0] } {
  const { userId: me, tenantId } = useReviewer();
  const key = { tenantId, userId: me, instanceId: review.instance.id };
  const draft = useReviewDraft(key, { lost, forgetLost });
  const { chosen, change } = draft;
  useRestoredSelection(draft, items, complete, me);
  const setSelection = useCallback<Acting['setSelection']>(
    (next) =>
      change(({ selection: old, act }) => {
        const selection = typeof next === 'function' ? next(old) : next;
        // With nobody selected the chosen act ends: it must not ask about the people who are selected next.
        return { selection, act: selection.kind === 'some' && selection.ids.size === 0 ? null : act };
      }),
    [change],
  );
  return {
    chosen,
    keep: key,
    setSelection,
    choose: useCallback((act: Act | null) => change({ act }), [change]),
    reasonsOf: (itemIds) => reasonsFor(chosen.typed, { act: chosen.act, itemIds }),
    explain: (itemIds, written) =>
      change(({ act, typed }) => ({ typed: withReasons(typed, { act, itemIds }, written) })),
    ask: useCallback((asked: AskedRow | null) => change({ asked }), [change]),
    rowReason: ({ itemId, act }) => reasonFor(chosen.typed, { act, itemIds: [itemId] }),
    explainRow: ({ itemId, act }, reason) =>
      change(({ typed }) => ({ typed: withReason(typed, { act, itemIds: [itemId] }, reason) })),
    saveRow: (act, item, reason) => {
      record(intentsOf(act, [item], answers, reason));
      change(({ typed }) => ({
        asked: null,
        typed: withReason(typed, { act, itemIds: [item.id] }, ''),
      }));
    },
    save: (intents, about, options) => {
      const { act, typed } = chosen;
      const itemIds = itemIdsOf(chosen.selection, about);
      record(intents, options);
      change({ selection: NOBODY, act: null, typed: withReasons(typed, { act, itemIds }, NO_REASONS) });
    },
  };
}
