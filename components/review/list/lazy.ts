'use client';
import { useEffect } from 'react';
import { lateView, whenHere } from '../../ui/late-view';
import { questionsAhead } from '../act/lazy-act';
import { undoAhead } from '../undo/lazy-undo';

const views = {
  access: lateView(async () => (await import('./access-menu')).AccessMenu),
  filters: lateView(async () => (await import('./filter-sheet')).FilterSheet),
  oneByOne: lateView(async () => (await import('../one-by-one/one-by-one')).OneByOne),
  shortcuts: lateView(async () => (await import('./shortcuts')).ShortcutsDialog),
  endingCard: lateView(async () => (await import('../overview/ending-card')).EndingCard),
};

export const AccessMenu = whenHere(views.access);
export const FilterSheet = whenHere(views.filters);
export const OneByOne = whenHere(views.oneByOne);
export const ShortcutsDialog = whenHere(views.shortcuts);
export const EndingCard = whenHere(views.endingCard);

/**
 * Loads the code of a review's dialogs early: a question must open at once, and the network may be gone by
 * then.
 */
export function dialogsAhead(): void {
  questionsAhead();
  undoAhead();
  for (const view of Object.values(views)) view.ahead();
}

/** Loads that code when `soon` becomes true, so that a page on which nobody decides doesn't load it. */
export function useDialogsAhead(soon: boolean): void {
  useEffect(() => {
    if (soon) dialogsAhead();
  }, [soon]);
}
