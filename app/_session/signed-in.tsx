'use client';
import type { ReactNode } from 'react';
import { accountOf, useSignInSession } from './session-context';

/** Puts the session of Graph around the pages, once and for all of them, as soon as it is known whose they are. */
export function SignedIn({ children }: { children: ReactNode }) {
  const session = useSignInSession();
  const { config, signInPromise, GraphSession, farewellRef, setRenewalNeeded } = session;
  const account = accountOf(session);
  if (!config || !account || !GraphSession) return children;
  return (
    <GraphSession
      config={config}
      signIn={signInPromise}
      account={account}
      farewellRef={farewellRef}
      onSignIn={setRenewalNeeded}
    >
      {children}
    </GraphSession>
  );
}
