'use client';
import { type ReactNode, useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { NOT_BEGUN, onBegun, readBegun, signInPromise } from './begin';
import { type Farewell, SessionContext, type SignInSession } from './session-context';

export function SessionProvider({ children }: { children: ReactNode }) {
  const begun = useSyncExternalStore(onBegun, readBegun, () => NOT_BEGUN);
  const [renewalNeeded, setRenewalNeeded] = useState(false);
  const [gone, takeGone] = useState(false);
  const [kept, setKept] = useState(false);
  const farewellRef = useRef<Farewell | null>(null);

  const setGone = useCallback((now: boolean) => {
    if (now) farewellRef.current?.end();
    takeGone(now);
  }, []);
  const { signIn } = begun;
  const keepAccount = useCallback(() => {
    signIn?.keepAccount();
    setKept(true);
  }, [signIn]);
  const session = useMemo<SignInSession>(() => {
    const answered = signIn && kept ? { ...signIn, meantFor: null } : signIn;
    return {
      ...begun,
      signIn: answered,
      signInPromise,
      farewellRef,
      renewalNeeded,
      setRenewalNeeded,
      gone,
      setGone,
      keepAccount,
    };
  }, [begun, signIn, kept, renewalNeeded, gone, setGone, keepAccount]);
  return (
    <SessionContext value={session}>
      {children}
      {signIn?.account && !signIn.remembered && (
        <signIn.MsalSession msal={signIn.msal} account={signIn.account} onGone={setGone} />
      )}
    </SessionContext>
  );
}
