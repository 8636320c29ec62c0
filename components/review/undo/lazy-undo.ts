'use client';
import { lazyView, whenLoaded } from '../../ui/lazy-view';

const fetchUndo = () => import('./undo-dialogs');

const KEYS = { takesKeys: true };
const undo = lazyView(async () => (await fetchUndo()).UndoDialog, KEYS);
const pastActs = lazyView(async () => (await fetchUndo()).PastActsDialog, KEYS);

export const UndoDialog = whenLoaded(undo);
export const PastActsDialog = whenLoaded(pastActs);

/** Loads the code of the question before a decision is undone. */
export function preloadUndo(): void {
  undo.preload();
  pastActs.preload();
}
