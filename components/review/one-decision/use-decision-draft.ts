'use client';
import { useEffect, useState } from 'react';
import { type DraftKey, forgetDraft, keepDraft, readDraft } from '../../../lib/drafts';
import type { Answer } from '../../../lib/review/model';

const ANSWERS: readonly Answer[] = ['Approve', 'Deny', 'DontKnow'];
const answerOf = (text: string | null) => ANSWERS.find((answer) => answer === text) ?? null;

/** Answer and reason for one item. What was typed before a reload counts more than what the link proposes. */
export function useDecisionDraft(
  { tenantId, userId, instanceId, itemId }: DraftKey,
  proposed: Answer | null,
) {
  const [{ answer, reason }, setDraft] = useState(() => {
    const kept = readDraft({ tenantId, userId, instanceId, itemId });
    return { answer: answerOf(kept.answer) ?? proposed, reason: kept.reason };
  });
  useEffect(() => {
    const touched = answer !== proposed || reason !== '';
    keepDraft(
      { tenantId, userId, instanceId, itemId },
      { selection: [], answer: touched ? answer : null, reason },
    );
  }, [tenantId, userId, instanceId, itemId, answer, reason, proposed]);
  return {
    answer,
    reason,
    choose: (next: Answer) => setDraft((draft) => ({ ...draft, answer: next })),
    explain: (next: string) => setDraft((draft) => ({ ...draft, reason: next })),
    forget: () => forgetDraft({ tenantId, userId, instanceId, itemId }),
    reset: () => setDraft({ answer: null, reason: '' }),
  };
}
