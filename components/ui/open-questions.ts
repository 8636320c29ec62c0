'use client';
import { useEffect, useSyncExternalStore } from 'react';

/**
 * The questions that are open: dialogs, one by one, a row's question. Only one question is in front of the reviewer at a
 * time, so one that comes by itself waits for the others.
 */
let open = 0;
const listeners = new Set<() => void>();

function count(change: 1 | -1): void {
  open += change;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Opens a question for those who wait; the returned function closes it. */
export function openQuestion(): () => void {
  count(1);
  return () => count(-1);
}

export const isQuestionOpen = () => open > 0;

/** Counts a question among the open ones, as long as it is on screen or on its way there. */
export function useOpenQuestion(shown: boolean): void {
  useEffect(() => (shown ? openQuestion() : undefined), [shown]);
}

/** Whether a question is open. */
export function useQuestionOpen(): boolean {
  return useSyncExternalStore(subscribe, isQuestionOpen, () => false);
}
