'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  type Draft,
  type DraftKey,
  EMPTY_DRAFT,
  forgetDraft,
  isEmptyDraft,
  keepDraft,
  readDraft,
} from '../../../lib/drafts';
import { shows } from '../../../lib/review/confirm';
import type { ItemProgress } from '../../../lib/review/item-state';
import type { DecisionItem } from '../../../lib/review/model';
import { actOf, decisionFor } from './act';

type Change = Partial<Draft> | ((draft: Draft) => Partial<Draft>);

/** Selection, act and reason of one review, as they were before a reload or a sign-in. */
export function useReviewDraft({ tenantId, userId, instanceId }: DraftKey) {
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = readDraft({ tenantId, userId, instanceId });
    return isEmptyDraft(kept) ? readDraft({ tenantId, userId, instanceId, sent: true }) : kept;
  });
  useEffect(() => keepDraft({ tenantId, userId, instanceId }, draft), [tenantId, userId, instanceId, draft]);
  const change = useCallback((part: Change) => {
    setDraft((current) => ({ ...current, ...(typeof part === 'function' ? part(current) : part) }));
  }, []);
  /** Hands the draft over to be recorded: it leaves the screen, and stays kept until its items are saved. */
  const send = () => {
    keepDraft({ tenantId, userId, instanceId, sent: true }, draft);
    setDraft(EMPTY_DRAFT);
  };
  return { draft, change, send };
}

/** Whether an item's choice needs nothing more from this page. */
const settled = (progress: ItemProgress | undefined) =>
  progress?.state.step === 'saved' || progress?.state.step === 'replaced';

/** Forgets what was handed over, person by person, as it is seen saved. */
export function useSentDraft(
  { tenantId, userId, instanceId }: DraftKey,
  states: ReadonlyMap<string, ItemProgress>,
): void {
  useEffect(() => {
    const key = { tenantId, userId, instanceId, sent: true as const };
    const sent = readDraft(key);
    if (isEmptyDraft(sent) || states.size === 0) return;
    const selection = sent.selection.filter((itemId) => !settled(states.get(itemId)));
    if (selection.length === 0) forgetDraft(key);
    else if (selection.length < sent.selection.length) keepDraft(key, { ...sent, selection });
  }, [tenantId, userId, instanceId, states]);
}

/** The part of a kept selection that still means something: items that are here and don't show the choice yet. */
export function stillMeant(draft: Draft, items: readonly DecisionItem[], me: string): string[] {
  const act = actOf(draft.answer);
  const known = new Map(items.map((item) => [item.id, item]));
  return draft.selection.filter((itemId) => {
    const item = known.get(itemId);
    const decision = item && act && decisionFor(act, item);
    return item && !(decision && shows(item, { decision, justification: draft.reason }, me));
  });
}

/** Once everybody is here, drops from a restored selection whom it no longer concerns. */
export function useRestoredSelection(
  draft: Draft,
  items: readonly DecisionItem[],
  complete: boolean,
  me: string,
  change: (part: Change) => void,
): void {
  const done = useRef(false);
  useEffect(() => {
    if (!complete || done.current) return;
    done.current = true;
    const selection = stillMeant(draft, items, me);
    if (selection.length === draft.selection.length) return;
    change(selection.length > 0 ? { selection } : EMPTY_DRAFT);
  }, [draft, items, complete, me, change]);
}
