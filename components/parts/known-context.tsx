'use client';
import { createContext, type ReactNode, useContext } from 'react';
import type { Known } from '../../lib/review/known';

const KnownContext = createContext<Known | null>(null);

/** Gives all components inside what is known beside the items of their review. */
export function KnownProvider({ known, children }: { known: Known; children: ReactNode }) {
  return <KnownContext value={known}>{children}</KnownContext>;
}

/** What is known of the review on screen. */
export function useKnownContext(): Known {
  const known = useContext(KnownContext);
  if (!known) throw new Error('Nothing says which review this is about.');
  return known;
}
