'use client';
import type { ReactNode } from 'react';
import { useSession } from './session-context';

/** Puts the session of Graph around the pages, once and for all of them, as soon as somebody is signed in. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { config, signIn, GraphSession, gone, setRenewalNeeded } = useSession();
  const account = signIn?.account;
  if (!config || !account || !GraphSession || gone) return children;
  return (
    <GraphSession config={config} signIn={signIn} account={account} onSignIn={setRenewalNeeded}>
      {children}
    </GraphSession>
  );
}
