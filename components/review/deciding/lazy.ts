'use client';
import dynamic from 'next/dynamic';
import { useEffect } from 'react';

const fetchers = {
  act: () => import('./act-dialog').then((module) => module.ActDialog),
  replace: () => import('../replace-dialog').then((module) => module.ReplaceDialog),
  undo: () => import('./undo-dialogs').then((module) => module.UndoDialog),
  pastActs: () => import('./undo-dialogs').then((module) => module.PastActsDialog),
  filters: () => import('./filter-sheet').then((module) => module.FilterSheet),
  focus: () => import('./focus-mode').then((module) => module.FocusMode),
  shortcuts: () => import('./shortcuts').then((module) => module.ShortcutsDialog),
  leaving: () => import('./leaving').then((module) => module.Leaving),
};

export const ActDialog = dynamic(fetchers.act, { ssr: false });
export const ReplaceDialog = dynamic(fetchers.replace, { ssr: false });
export const UndoDialog = dynamic(fetchers.undo, { ssr: false });
export const PastActsDialog = dynamic(fetchers.pastActs, { ssr: false });
export const FilterSheet = dynamic(fetchers.filters, { ssr: false });
export const FocusMode = dynamic(fetchers.focus, { ssr: false });
export const ShortcutsDialog = dynamic(fetchers.shortcuts, { ssr: false });
export const Leaving = dynamic(fetchers.leaving, { ssr: false });

type Dialogs = keyof typeof fetchers;

const ON_A_REVIEW = Object.keys(fetchers) as readonly Dialogs[];
export const ON_A_DECISION: readonly Dialogs[] = ['replace'];

/**
 * Fetches the dialogs' code before it is needed, as soon as `soon` holds: by the time one opens there may be no network.
 * Whoever only reads is spared it.
 */
export function useDialogsAhead(soon: boolean, which: readonly Dialogs[] = ON_A_REVIEW): void {
  useEffect(() => {
    if (!soon) return;
    // Without them now, opening one tries again.
    Promise.all(which.map((name) => fetchers[name]())).catch(() => {});
  }, [soon, which]);
}
