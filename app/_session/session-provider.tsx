'use client';
import { type ReactNode, useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { NOT_BEGUN, onBegun, readBegun, signInPromise } from './begin';
import { SessionContext, type SignInSession, type SignOutHandler } from './session-context';

export function SessionProvider({ children }: { children: ReactNode }) {
  const begun = useSyncExternalStore(onBegun, readBegun, () => NOT_BEGUN);
  const [renewalNeeded, setRenewalNeeded] = useState(false);
  const [gone, takeGone] = useState(false);
  const [accountIsKept, setAccountIsKept] = useState(false);
  const signOutHandlerRef = useRef<SignOutHandler | null>(null);

  const setGone = useCallback((now: boolean) => {
    if (now) signOutHandlerRef.current?.end();
    takeGone(now);
  }, []);
  const { signIn } = begun;
  const keepAccount = useCallback(() => {
    signIn?.keepAccount();
    setAccountIsKept(true);
  }, [signIn]);
  const session = useMemo<SignInSession>(() => {
    const answered = signIn && accountIsKept ? { ...signIn, forAnother: null } : signIn;
    return {
      ...begun,
      signIn: answered,
      signInPromise,
      signOutHandlerRef,
      renewalNeeded,
      setRenewalNeeded,
      gone,
      setGone,
      keepAccount,
    };
  }, [begun, signIn, accountIsKept, renewalNeeded, gone, setGone, keepAccount]);
  return (
    <SessionContext value={session}>
      {children}
      {signIn?.account && !signIn.remembered && (
        <signIn.MsalSession msal={signIn.msal} account={signIn.account} onGone={setGone} />
      )}
    </SessionContext>
  );
}
