'use client';
import { useEffect, useState } from 'react';
import {
  type Draft,
  type DraftKey,
  EMPTY_DRAFT,
  isEmptyDraft,
  keepDraft,
  narrowedAll,
  readDraft,
  reasonFor,
  type Typed,
  withReason,
} from '../../lib/drafts';
import { shows } from '../../lib/review/confirm';
import { ANSWERS, type Answer, type Intent } from '../../lib/review/model';
import { sameReason } from '../../lib/review/reason';
import type { RowAnswer } from '../../lib/review/row-answer';

const answerOf = (text: string | null) => ANSWERS.find((answer) => answer === text) ?? null;

type Wanted = Pick<Intent, 'decision' | 'justification'>;

interface Chosen {
  answer: Answer | null;
  typed: Typed;
}

/** The draft belongs to one item, so the key needs no item ids. */
const typedFor = (act: Answer | null) => ({ act, itemIds: [] });
const reasonOf = ({ answer, typed }: Chosen) => reasonFor(typed, typedFor(answer));

/**
 * The draft with another answer. A reason typed before any answer moves to the new answer; a reason typed for
 * an answer stays with that answer.
 */
export function withAnswer({ answer, typed }: Chosen, next: Answer): Chosen {
  const loose = answer === null ? reasonFor(typed, typedFor(null)) : '';
  if (loose === '' || reasonFor(typed, typedFor(next)) !== '') return { answer: next, typed };
  return { answer: next, typed: withReason(withReason(typed, typedFor(null), ''), typedFor(next), loose) };
}

/** What the form shows before the reviewer chooses or types: a decision that isn't saved, else what the link proposes. */
export function untouched({ status, intent }: RowAnswer, proposed: Answer | null): Chosen {
  const settled = !status || !intent || status.step === 'saved' || status.step === 'replaced';
  if (settled) return { answer: proposed, typed: [] };
  const answer = answerOf(intent.decision);
  return { answer, typed: withReason([], typedFor(answer), intent.justification) };
}

interface Entered {
  /** What is entered; null before anything is. */
  chosen: Chosen | null;
  /** The reviewer has chosen or typed since the last save. */
  unsent: boolean;
  /** The older decision that stood when another one was sent; null where none did. */
  over: Intent | null;
}

/** The decision about this item among acts that this page's outbox doesn't know; undefined where there is none. */
function sentIn(acts: readonly Draft[], itemId: string): Wanted | undefined {
  const act = narrowedAll(acts, (id) => id === itemId).at(-1);
  const decision = answerOf(act?.answer ?? null);
  if (!act || !decision) return undefined;
  return { decision, justification: reasonFor(act.typed, { act: decision, itemIds: [itemId] }) };
}

/**
 * What was entered before the page was loaded. `lost`: what was sent from a browser that keeps nothing, until Graph shows
 * it.
 */
export function restored(own: Draft, lost: Wanted | undefined, shown: (wanted: Wanted) => boolean): Entered {
  if (!isEmptyDraft(own))
    return { chosen: { answer: answerOf(own.answer), typed: own.typed }, unsent: true, over: null };
  if (!lost || shown(lost)) return { chosen: null, unsent: false, over: null };
  const answer = answerOf(lost.decision);
  const typed = withReason([], typedFor(answer), lost.justification);
  return { chosen: { answer, typed }, unsent: false, over: null };
}

/** What is entered after it was given to the outbox, which shows it a moment later. */
export function afterSending(chosen: Chosen, { intent }: RowAnswer): Entered {
  const same =
    intent?.decision === chosen.answer && sameReason(intent?.justification ?? '', reasonOf(chosen));
  return { chosen, unsent: false, over: same ? null : intent };
}

/** The answer and the reason as the reviewer enters them, and the functions that change them. */
export interface DecisionDraft {
  answer: Answer | null;
  reason: string;
  /** Whether what is entered is newer than the decision that the outbox shows. */
  newer: boolean;
  choose(answer: Answer): void;
  explain(reason: string): void;
  /** The reviewer wants to change what was sent. */
  change(): void;
  /** What is entered was given to the outbox. */
  sent(): void;
  reset(): void;
}

interface DraftOptions {
  proposed: Answer | null;
  now: RowAnswer;
  /** The acts that were sent from a browser that keeps nothing, and that this page's outbox doesn't know. */
  lost(): readonly Draft[];
}

/**
 * Keeps the answer and the reason for one item until they are sent. What was entered before a reload takes precedence
 * over what the link proposes.
 */
export function useDecisionDraft(
  { tenantId, userId, instanceId, itemId }: Required<DraftKey>,
  { proposed, now, lost }: DraftOptions,
): DecisionDraft {
  const [{ chosen, unsent, over }, setEntered] = useState<Entered>(() => {
    const key = { tenantId, userId, instanceId, itemId };
    return restored(readDraft(key), sentIn(lost(), itemId), (wanted) => shows(now.item, wanted, userId));
  });
  useEffect(() => {
    const key = { tenantId, userId, instanceId, itemId };
    const entered = chosen ? { selection: [], ...chosen } : EMPTY_DRAFT;
    keepDraft(key, unsent ? entered : EMPTY_DRAFT);
  }, [tenantId, userId, instanceId, itemId, chosen, unsent]);
  const before = untouched(now, proposed);
  const enter = (next: (old: Chosen) => Chosen) =>
    setEntered((entered) => ({ chosen: next(entered.chosen ?? before), unsent: true, over: null }));
  return {
    answer: (chosen ?? before).answer,
    reason: reasonOf(chosen ?? before),
    newer: unsent || (over !== null && now.intent === over),
    choose: (next) => enter((old) => withAnswer(old, next)),
    explain: (next) => enter((old) => ({ ...old, typed: withReason(old.typed, typedFor(old.answer), next) })),
    change: () => enter((old) => old),
    sent: () => setEntered((entered) => afterSending(entered.chosen ?? before, now)),
    reset: () => setEntered({ chosen: { answer: null, typed: [] }, unsent: false, over: null }),
  };
}
