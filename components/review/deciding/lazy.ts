'use client';
import { useEffect } from 'react';
import { lateView, whenHere } from '../../ui/late-view';

const fetchUndo = () => import('./undo-dialogs');

const views = {
  row: lateView(async () => (await import('./row-question')).RowQuestion),
  act: lateView(async () => (await import('./act-dialog')).ActDialog),
  replace: lateView(async () => (await import('../replace-dialog')).ReplaceDialog),
  undo: lateView(async () => (await fetchUndo()).UndoDialog),
  pastActs: lateView(async () => (await fetchUndo()).PastActsDialog),
  access: lateView(async () => (await import('./access-menu')).AccessMenu),
  filters: lateView(async () => (await import('./filter-sheet')).FilterSheet),
  focus: lateView(async () => (await import('./focus-mode')).FocusMode),
  shortcuts: lateView(async () => (await import('./shortcuts')).ShortcutsDialog),
  leaving: lateView(async () => (await import('./leaving')).Leaving),
};

export const RowQuestion = whenHere(views.row);
export const ActDialog = whenHere(views.act);
export const ReplaceDialog = whenHere(views.replace);
export const UndoDialog = whenHere(views.undo);
export const PastActsDialog = whenHere(views.pastActs);
export const AccessMenu = whenHere(views.access);
export const FilterSheet = whenHere(views.filters);
export const FocusMode = whenHere(views.focus);
export const ShortcutsDialog = whenHere(views.shortcuts);
export const Leaving = whenHere(views.leaving);

/** Fetches the code of a review's dialogs: a question must open at once, and by then there may be no network. */
export function dialogsAhead(): void {
  for (const view of Object.values(views)) view.ahead();
}

/** The same as soon as `soon` holds. Whoever only looks is spared it. */
export function useDialogsAhead(soon: boolean): void {
  useEffect(() => {
    if (soon) dialogsAhead();
  }, [soon]);
}

/** For one decision, which asks only before it replaces somebody else's answer. */
export function useReplacingAhead(soon: boolean): void {
  useEffect(() => {
    if (soon) views.replace.ahead();
  }, [soon]);
}
