'use client';
import { createContext, type ReactNode, useContext } from 'react';
import { type AskedAbout, useAsked } from '../../lib/queries/asked';

const AskingContext = createContext<AskedAbout>({ asked: new Map(), remember: () => {} });

/** Lets every row and question of a review know whom the reviewer asked. */
export function AskingSomebody({ children }: { children: ReactNode }) {
  return <AskingContext value={useAsked()}>{children}</AskingContext>;
}

export const useAsking = (): AskedAbout => useContext(AskingContext);
