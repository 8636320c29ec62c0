'use client';
import { useEffect, useState } from 'react';
import {
  type DraftKey,
  forgetDraft,
  keepDraft,
  readDraft,
  reasonFor,
  type Typed,
  withReason,
} from '../../lib/drafts';
import type { Answer } from '../../lib/review/model';

const ANSWERS: readonly Answer[] = ['Approve', 'Deny', 'DontKnow'];
const answerOf = (text: string | null) => ANSWERS.find((answer) => answer === text) ?? null;

interface Chosen {
  answer: Answer | null;
  typed: Typed;
}

/** The draft belongs to one item, so the key needs no item ids. */
const typedFor = (act: Answer | null) => ({ act, itemIds: [] });

/**
 * The draft with another answer. A reason typed before any answer moves to the new answer; a reason typed for
 * an answer stays with that answer.
 */
export function withAnswer({ answer, typed }: Chosen, next: Answer): Chosen {
  const loose = answer === null ? reasonFor(typed, typedFor(null)) : '';
  if (loose === '' || reasonFor(typed, typedFor(next)) !== '') return { answer: next, typed };
  return { answer: next, typed: withReason(withReason(typed, typedFor(null), ''), typedFor(next), loose) };
}

/** The answer and the reason as the reviewer enters them, and the functions that change them. */
export interface DecisionDraft {
  answer: Answer | null;
  reason: string;
  choose(answer: Answer): void;
  explain(reason: string): void;
  forget(): void;
  reset(): void;
}

/**
 * Keeps the answer and the reason for one item. What was entered before a reload takes
 * precedence over what the link proposes.
 */
export function useDecisionDraft(
  { tenantId, userId, instanceId, itemId }: DraftKey,
  proposed: Answer | null,
): DecisionDraft {
  const [{ answer, typed }, setDraft] = useState<Chosen>(() => {
    const kept = readDraft({ tenantId, userId, instanceId, itemId });
    return { answer: answerOf(kept.answer) ?? proposed, typed: kept.typed };
  });
  useEffect(() => {
    const touched = answer !== proposed || typed.length > 0;
    keepDraft(
      { tenantId, userId, instanceId, itemId },
      { selection: [], answer: touched ? answer : null, typed },
    );
  }, [tenantId, userId, instanceId, itemId, answer, typed, proposed]);
  return {
    answer,
    reason: reasonFor(typed, typedFor(answer)),
    choose: (next: Answer) => setDraft((draft) => withAnswer(draft, next)),
    explain: (next: string) =>
      setDraft((draft) => ({ ...draft, typed: withReason(draft.typed, typedFor(draft.answer), next) })),
    forget: () => forgetDraft({ tenantId, userId, instanceId, itemId }),
    reset: () => setDraft({ answer: null, typed: [] }),
  };
}
