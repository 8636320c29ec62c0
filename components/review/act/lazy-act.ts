'use client';
import { useEffect } from 'react';
import { lazyView, whenLoaded } from '../../ui/lazy-view';

const KEYS = { takesKeys: true };
const views = {
  row: lazyView(async () => (await import('./row-question')).RowQuestion, KEYS),
  act: lazyView(async () => (await import('./act-dialog')).ActDialog, KEYS),
  replace: lazyView(async () => (await import('./replace-dialog')).ReplaceDialog, KEYS),
};

export const RowQuestion = whenLoaded(views.row);
export const ActDialog = whenLoaded(views.act);
export const ReplaceDialog = whenLoaded(views.replace);

/** Loads the code of the questions before a decision is recorded. */
export function preloadQuestions(): void {
  for (const view of Object.values(views)) view.preload();
}

/**
 * Loads the code of the question for one decision, which is asked only before it
 * replaces somebody else's answer.
 */
export function usePreloadedReplaceDialog(soon: boolean): void {
  useEffect(() => {
    if (soon) views.replace.preload();
  }, [soon]);
}
