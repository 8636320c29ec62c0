'use client';
import { useEffect } from 'react';
import { lateView, whenHere } from '../../ui/late-view';

const views = {
  row: lateView(async () => (await import('./row-question')).RowQuestion),
  act: lateView(async () => (await import('./act-dialog')).ActDialog),
  replace: lateView(async () => (await import('./replace-dialog')).ReplaceDialog),
};

export const RowQuestion = whenHere(views.row);
export const ActDialog = whenHere(views.act);
export const ReplaceDialog = whenHere(views.replace);

/** Loads the code of the questions before a decision is recorded. */
export function questionsAhead(): void {
  for (const view of Object.values(views)) view.ahead();
}

/**
 * Loads the code of the question for one decision, which is asked only before it
 * replaces somebody else's answer.
 */
export function useReplacingAhead(soon: boolean): void {
  useEffect(() => {
    if (soon) views.replace.ahead();
  }, [soon]);
}
