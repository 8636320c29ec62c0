'use client';
import dynamic from 'next/dynamic';
import { useEffect } from 'react';

const fetchActDialog = () => import('./act-dialog').then((module) => module.ActDialog);
const fetchReplaceDialog = () => import('../replace-dialog').then((module) => module.ReplaceDialog);

export const ActDialog = dynamic(fetchActDialog, { ssr: false });
export const ReplaceDialog = dynamic(fetchReplaceDialog, { ssr: false });

/** Has the dialogs' code here before they are needed: by then there may be no network. */
export function useDialogsAhead(): void {
  useEffect(() => {
    // Without them now, opening one tries again.
    Promise.all([fetchActDialog(), fetchReplaceDialog()]).catch(() => {});
  }, []);
}
