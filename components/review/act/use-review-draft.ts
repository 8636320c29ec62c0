'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  type Draft,
  type DraftKey,
  forgetDraft,
  isEmptyDraft,
  keepDraft,
  readDraft,
  reasonFor,
  type Typed,
  withReason,
} from '../../../lib/drafts';
import { type Act, actOf, decisionFor } from '../../../lib/review/act';
import { shows } from '../../../lib/review/confirm';
import type { Decision, DecisionItem } from '../../../lib/review/model';
import type { RowAnswer, RowAnswers } from '../../../lib/review/row-answer';
import { NOBODY, type Selection, settleSelection } from '../../../lib/review/workspace/select';

/** What a row's question is about: an act, or the choice of the act. */
export type RowAsk = Decision | 'change';

export interface AskedRow {
  itemId: string;
  what: RowAsk;
}

const askedOf = (asked: Draft['asked']): AskedRow | null => {
  const act = asked && actOf(asked.what);
  return asked && act && act !== 'accept' ? { itemId: asked.itemId, what: act } : null;
};

/** The reviewer's choice before it is saved: the items, the act and the reason. */
export interface Chosen {
  selection: Selection;
  act: Act | null;
  /** The row whose question is open, and what the question is about; null where none is open. */
  asked: AskedRow | null;
  /** Reasons that were typed and not sent, each with its act and its items. */
  typed: Typed;
}

const NOTHING: Chosen = { selection: NOBODY, act: null, asked: null, typed: [] };
/** A draft of up to this many items is written with every change; a larger one in a pause. */
const SMALL = 200;
const PAUSE = 400;

const toChosen = ({ selection, answer, asked, typed }: Draft): Chosen => ({
  selection: selection.length > 0 ? { kind: 'some', ids: new Set(selection) } : NOBODY,
  act: actOf(answer),
  asked: askedOf(asked),
  typed,
});

function toDraft({ selection, act, asked, typed }: Chosen, matching: readonly DecisionItem[]): Draft {
  const settled = settleSelection(selection, matching);
  return { selection: settled.kind === 'some' ? [...settled.ids] : [], answer: act, asked, typed };
}

type Change = Partial<Chosen> | ((old: Chosen) => Partial<Chosen>);

/** The selection, act and reasons of one review, restored after a reload or a sign-in. */
export function useReviewDraft({ tenantId, userId, instanceId }: DraftKey) {
  const [chosen, setChosen] = useState<Chosen>(() => {
    const kept = readDraft({ tenantId, userId, instanceId });
    return toChosen(isEmptyDraft(kept) ? readDraft({ tenantId, userId, instanceId, sent: true }) : kept);
  });
  const change = useCallback((part: Change) => {
    setChosen((old) => ({ ...old, ...(typeof part === 'function' ? part(old) : part) }));
  }, []);
  return { chosen, change };
}

/**
 * Keeps the draft in this tab: a small one at once, a large one in a pause and when
 * the page or the review is left.
 */
export function useKeptDraft(
  { tenantId, userId, instanceId }: DraftKey,
  chosen: Chosen,
  matching: readonly DecisionItem[],
): void {
  const latest = useRef({ chosen, matching });
  const unkept = useRef<(() => void) | null>(null);
  useEffect(() => {
    latest.current = { chosen, matching };
  });
  useEffect(() => {
    const keep = () => {
      unkept.current = null;
      keepDraft({ tenantId, userId, instanceId }, toDraft(latest.current.chosen, latest.current.matching));
    };
    const { selection } = chosen;
    if (selection.kind === 'some' && selection.ids.size <= SMALL) {
      keep();
      return;
    }
    unkept.current = keep;
    const timer = setTimeout(keep, PAUSE);
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
    };
  }, [tenantId, userId, instanceId, chosen]);
  // Writes on leaving: otherwise a question closed right before would be open again in the next visit.
  useEffect(() => () => unkept.current?.(), []);
}

/** Keeps sent decisions as a draft until they are seen saved, for browsers that keep no outbox. */
export function keepSent(
  { tenantId, userId, instanceId }: DraftKey,
  act: Act | null,
  reason: string,
  items: readonly DecisionItem[],
): void {
  const selection = items.map(({ id }) => id);
  const typed = withReason([], { act, itemIds: selection }, reason);
  keepDraft({ tenantId, userId, instanceId, sent: true }, { selection, answer: act, asked: null, typed });
}

/** The draft reduced to some of its items. A reason typed for all of them also applies to these. */
export function narrowed(draft: Draft, selection: string[]): Draft {
  const { answer: act, typed } = draft;
  const [before, now] = [
    { act, itemIds: draft.selection },
    { act, itemIds: selection },
  ];
  const reason = reasonFor(typed, before);
  const own = reasonFor(typed, now) === '' ? withReason(typed, now, reason) : typed;
  return { ...draft, selection, typed: own };
}

/** Whether an item's decision needs nothing more from this page. */
const settled = (answer: RowAnswer | undefined) =>
  answer?.status?.step === 'saved' || answer?.status?.step === 'replaced';

/** Removes sent decisions from the kept draft, item by item, when they are seen saved. */
export function useSentDraft(
  { tenantId, userId, instanceId }: DraftKey,
  answers: RowAnswers,
  kept: boolean,
): void {
  useEffect(() => {
    if (kept || answers.size === 0) return;
    const key = { tenantId, userId, instanceId, sent: true as const };
    const sent = readDraft(key);
    if (isEmptyDraft(sent)) return;
    const selection = sent.selection.filter((itemId) => !settled(answers.get(itemId)));
    if (selection.length === 0) forgetDraft(key);
    else if (selection.length < sent.selection.length) keepDraft(key, narrowed(sent, selection));
  }, [tenantId, userId, instanceId, answers, kept]);
}

/** The part of a kept selection that still applies: items that are here and don't show the decision yet. */
export function stillMeant(draft: Draft, items: readonly DecisionItem[], me: string): string[] {
  const act = actOf(draft.answer);
  const justification = reasonFor(draft.typed, { act, itemIds: draft.selection });
  const known = new Map(items.map((item) => [item.id, item]));
  return draft.selection.filter((itemId) => {
    const item = known.get(itemId);
    const decision = item && act && decisionFor(act, item);
    return item && !(decision && shows(item, { decision, justification }, me));
  });
}

/** Once all items are here, removes from a restored selection the items to which it no longer applies. */
export function useRestoredSelection(
  chosen: Chosen,
  items: readonly DecisionItem[],
  complete: boolean,
  me: string,
  change: (part: Change) => void,
): void {
  const done = useRef(false);
  useEffect(() => {
    if (!complete || done.current) return;
    done.current = true;
    const draft = toDraft(chosen, items);
    const ids = stillMeant(draft, items, me);
    if (ids.length === draft.selection.length) return;
    change({ ...(ids.length > 0 ? toChosen(narrowed(draft, ids)) : NOTHING), asked: chosen.asked });
  }, [chosen, items, complete, me, change]);
}
