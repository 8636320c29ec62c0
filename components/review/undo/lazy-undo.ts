'use client';
import { lateView, whenHere } from '../../ui/late-view';

const fetchUndo = () => import('./undo-dialogs');

const undo = lateView(async () => (await fetchUndo()).UndoDialog);
const pastActs = lateView(async () => (await fetchUndo()).PastActsDialog);

export const UndoDialog = whenHere(undo);
export const PastActsDialog = whenHere(pastActs);

/** Loads the code of the question before a decision is undone. */
export function undoAhead(): void {
  undo.ahead();
  pastActs.ahead();
}
