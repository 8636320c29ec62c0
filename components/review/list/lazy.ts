'use client';
import { useEffect } from 'react';
import { lazyView, whenLoaded } from '../../ui/lazy-view';
import { preloadQuestions } from '../act/lazy-act';
import { preloadUndo } from '../undo/lazy-undo';

const KEYS = { takesKeys: true };
const views = {
  access: lazyView(async () => (await import('./access-menu')).AccessMenu, { optional: true }),
  filters: lazyView(async () => (await import('./filter-sheet')).FilterSheet, KEYS),
  oneByOne: lazyView(async () => (await import('../one-by-one/one-by-one')).OneByOne, KEYS),
  shortcuts: lazyView(async () => (await import('./shortcuts')).ShortcutsDialog, { ...KEYS, optional: true }),
  endingCard: lazyView(async () => (await import('../overview/ending-card')).EndingCard, {
    ...KEYS,
    optional: true,
  }),
};

export const AccessMenu = whenLoaded(views.access);
export const FilterSheet = whenLoaded(views.filters);
export const OneByOne = whenLoaded(views.oneByOne);
export const ShortcutsDialog = whenLoaded(views.shortcuts);
export const EndingCard = whenLoaded(views.endingCard);

/**
 * Loads the code of a review's dialogs early: a question must open at once, and the network may be gone by
 * then.
 */
export function preloadDialogs(): void {
  preloadQuestions();
  preloadUndo();
  for (const view of Object.values(views)) view.preload();
}

/** Loads that code when `soon` becomes true, so that a page on which nobody decides doesn't load it. */
export function usePreloadedDialogs(soon: boolean): void {
  useEffect(() => {
    if (soon) preloadDialogs();
  }, [soon]);
}
