'use client';
import { lateView, whenHere } from '../../ui/late-view';

const fetchUndo = () => import('./undo-dialogs');

const undo = lateView(async () => (await fetchUndo()).UndoDialog);
const pastActs = lateView(async () => (await fetchUndo()).PastActsDialog);

export const UndoDialog = whenHere(undo);
export const PastActsDialog = whenHere(pastActs);

/** Fetches the code of what asks before a decision is undone. */
export function undoAhead(): void {
  undo.ahead();
  pastActs.ahead();
}
