'use client';
import type { ReactNode } from 'react';
import { accountOf, useSignInSession } from './session-context';

/** Puts one Graph session around all pages, as soon as the person is known. */
export function SignedIn({ children }: { children: ReactNode }) {
  const session = useSignInSession();
  const { config, signInPromise, GraphSession, signOutHandlerRef, setRenewalNeeded, setGone } = session;
  const account = accountOf(session);
  if (!config || !account || !GraphSession) return children;
  return (
    <GraphSession
      config={config}
      signIn={signInPromise}
      account={account}
      signOutHandlerRef={signOutHandlerRef}
      onSignIn={setRenewalNeeded}
      onGone={() => setGone(true)}
    >
      {children}
    </GraphSession>
  );
}
