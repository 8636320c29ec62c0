'use client';
import { createContext, type ReactNode, useContext } from 'react';
import { type AskedPeople, useStoredAskedPeople } from '../../../lib/queries/asked-people';

const AskedPeopleContext = createContext<AskedPeople>({ asked: new Map(), remember: () => {} });

/** Gives every row and question of a review the list of people whom the reviewer asked. */
export function AskedPeopleProvider({ children }: { children: ReactNode }) {
  return <AskedPeopleContext value={useStoredAskedPeople()}>{children}</AskedPeopleContext>;
}

export const useAskedPeople = (): AskedPeople => useContext(AskedPeopleContext);
