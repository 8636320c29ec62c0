'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  type Draft,
  type DraftKey,
  keepDraft,
  NO_REASONS,
  narrowed,
  readDraft,
  reasonFor,
  type Typed,
  withReasons,
} from '../../../lib/drafts';
import type { Recording } from '../../../lib/queries/record';
import { type Act, actOf, decisionFor } from '../../../lib/review/act';
import { shows } from '../../../lib/review/confirm';
import type { Decision, DecisionItem } from '../../../lib/review/model';
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

/** Whether the reviewer is in no question and has nothing selected. */
const isFree = ({ selection, act, asked }: Chosen) =>
  act === null && asked === null && selection.kind === 'some' && selection.ids.size === 0;

/**
 * The selection, act and reasons of one review, restored after a reload or a sign-in. Acts that were lost with the page
 * are asked about again, one after the other.
 */
export function useReviewDraft(
  { tenantId, userId, instanceId }: DraftKey,
  { lost, forgetLost }: Pick<Recording, 'lost' | 'forgetLost'>,
) {
  const [chosen, setChosen] = useState<Chosen>(() => toChosen(readDraft({ tenantId, userId, instanceId })));
  const [first] = useState(lost);
  const [waiting, setWaiting] = useState(first);
  const [next, ...others] = waiting;
  if (next && isFree(chosen)) {
    const restored = toChosen(next);
    setWaiting(others);
    setChosen({ ...restored, typed: [...restored.typed, ...chosen.typed] });
  }
  const before = useRef(first);
  useEffect(() => {
    if (before.current === waiting) return;
    const idsOf = (drafts: readonly Draft[]) => drafts.flatMap(({ selection }) => selection);
    const left = new Set(idsOf(waiting));
    forgetLost(idsOf(before.current).filter((itemId) => !left.has(itemId)));
    before.current = waiting;
  }, [waiting, forgetLost]);
  const change = useCallback((part: Change) => {
    setChosen((old) => ({ ...old, ...(typeof part === 'function' ? part(old) : part) }));
  }, []);
  return { chosen, change, setWaiting };
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
  const unwritten = useRef<(() => void) | null>(null);
  useEffect(() => {
    latest.current = { chosen, matching };
  });
  useEffect(() => {
    const keep = () => {
      unwritten.current = null;
      keepDraft({ tenantId, userId, instanceId }, toDraft(latest.current.chosen, latest.current.matching));
    };
    const { selection } = chosen;
    if (selection.kind === 'some' && selection.ids.size <= SMALL) {
      keep();
      return;
    }
    unwritten.current = keep;
    const timer = setTimeout(keep, PAUSE);
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
    };
  }, [tenantId, userId, instanceId, chosen]);
  // Writes on leaving: otherwise a question closed right before would be open again in the next visit.
  useEffect(() => () => unwritten.current?.(), []);
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

/**
 * A restored draft with only those of its items to which it still applies. Where there is none, the act is done with its
 * reasons; what was typed for other items stays.
 */
export function leftOf(draft: Draft, ids: string[]): Chosen {
  if (ids.length > 0) return toChosen(narrowed(draft, ids));
  const done = { act: draft.answer, itemIds: draft.selection };
  return { ...NOTHING, typed: withReasons(draft.typed, done, NO_REASONS) };
}

/**
 * Once all items are here, removes from a restored selection, and from the lost acts that wait, the items to which they
 * no longer apply.
 */
export function useRestoredSelection(
  { chosen, change, setWaiting }: ReturnType<typeof useReviewDraft>,
  items: readonly DecisionItem[],
  complete: boolean,
  me: string,
): void {
  const done = useRef(false);
  useEffect(() => {
    if (!complete || done.current) return;
    done.current = true;
    setWaiting((drafts) =>
      drafts.flatMap((draft) => {
        const ids = stillMeant(draft, items, me);
        return ids.length > 0 ? [narrowed(draft, ids)] : [];
      }),
    );
    const draft = toDraft(chosen, items);
    const ids = stillMeant(draft, items, me);
    if (ids.length === draft.selection.length) return;
    change({ ...leftOf(draft, ids), asked: chosen.asked });
  }, [chosen, items, complete, me, change, setWaiting]);
}
