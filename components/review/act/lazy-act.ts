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

/** Fetches the code of what asks before a decision is recorded. */
export function questionsAhead(): void {
  for (const view of Object.values(views)) view.ahead();
}

/** For one decision, which asks only before it replaces somebody else's answer. */
export function useReplacingAhead(soon: boolean): void {
  useEffect(() => {
    if (soon) views.replace.ahead();
  }, [soon]);
}
