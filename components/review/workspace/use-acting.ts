'use client';
import { useCallback } from 'react';
import { useReviewer } from '../../../lib/queries/graph-context';
import type { Recording } from '../../../lib/queries/record';
import type { Act } from '../../../lib/review/act';
import type { DecisionItem, Intent } from '../../../lib/review/model';
import type { Selection } from '../../../lib/review/workspace/select';
import type { Known } from '../../../lib/review/workspace/view';
import {
  type Chosen,
  keepSent,
  NOTHING,
  type useKeptDraft,
  useRestoredSelection,
  useReviewDraft,
  useSentDraft,
} from '../one-review/use-review-draft';

export interface Acting {
  chosen: Chosen;
  setSelection(next: Selection | ((old: Selection) => Selection)): void;
  choose(act: Act | null): void;
  explain(reason: string): void;
  /** Hands the choices over; they are gone from the selection and on their way. */
  save(intents: readonly Intent[], items: readonly DecisionItem[], options?: { accepting?: boolean }): void;
}

/** The selection and the act on it, kept over a reload and a sign-in. */
export function useActing(
  { review, answers }: Known,
  items: readonly DecisionItem[],
  complete: boolean,
  { record, kept }: Pick<Recording, 'record' | 'kept'>,
): Acting & { keep: Parameters<typeof useKeptDraft>[0] } {
  const { userId: me, tenantId } = useReviewer();
  const key = { tenantId, userId: me, instanceId: review.instance.id };
  const { chosen, change } = useReviewDraft(key);
  useSentDraft(key, answers, kept);
  useRestoredSelection(chosen, items, complete, me, change);
  const setSelection = useCallback<Acting['setSelection']>(
    (next) => change((old) => ({ selection: typeof next === 'function' ? next(old.selection) : next })),
    [change],
  );
  return {
    chosen,
    keep: key,
    setSelection,
    choose: useCallback((act: Act | null) => change({ act }), [change]),
    explain: useCallback((reason: string) => change({ reason }), [change]),
    save: (intents, about, options) => {
      if (!kept) keepSent(key, chosen, about);
      change(NOTHING);
      record(intents, options);
    },
  };
}
