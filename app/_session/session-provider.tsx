'use client';
import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { readKeptHints } from '../../lib/auth/hints';
import { loadConfig, readKeptConfig } from '../../lib/auth/load-config';
import { readRememberedAccount } from '../../lib/auth/remembered-account';
import {
  fetchMsal,
  isReturning,
  type SignedInAccount,
  type SignIn,
  startSignIn,
  withoutNetwork,
} from '../../lib/auth/start-sign-in';
import type { PortalConfig } from '../../lib/config';
import { type Farewell, type Session, SessionContext } from './session-context';

const AccountWatch = dynamic(() => import('./account-watch').then((module) => module.AccountWatch), {
  ssr: false,
});

type Loaded = Pick<Session, 'step' | 'cause' | 'config' | 'signIn' | 'expected' | 'GraphSession'>;

const fetchGraphSession = () => import('./graph-session');

/** What this browser knows from before: enough to show a person's own work at once, or without a network. */
interface Before {
  config: PortalConfig | null;
  account: SignedInAccount | null;
}

function before(): Before {
  const config = readKeptConfig();
  const { tenant, loginHint } = readKeptHints();
  const plain = !isReturning() && !tenant && !loginHint;
  return { config, account: config && plain ? readRememberedAccount() : null };
}

/** The same settings stay the same object: a new one would end what is on its way. */
async function settings(kept: PortalConfig | null): Promise<{ config: PortalConfig; offline: boolean }> {
  try {
    const config = await loadConfig();
    const same = kept !== null && JSON.stringify(kept) === JSON.stringify(config);
    return { config: same ? kept : config, offline: false };
  } catch (error) {
    if (!kept) throw error;
    return { config: kept, offline: true };
  }
}

async function load(
  onPart: (part: Partial<Loaded>) => void,
  onSignIn: (signIn: SignIn) => void,
): Promise<Partial<Loaded>> {
  // These don't need the settings to arrive first. If one fails, the second attempt below says so.
  fetchMsal().catch(() => {});
  const { config: kept, account: expected } = before();
  const view = fetchGraphSession();
  view.catch(() => {});
  if (kept && expected)
    view.then(({ GraphSession }) => onPart({ config: kept, expected, GraphSession })).catch(() => {});
  let config: PortalConfig;
  let offline: boolean;
  try {
    ({ config, offline } = await settings(kept));
  } catch {
    return { step: 'broken', cause: 'config' };
  }
  onPart({ config });
  try {
    const [started, { GraphSession }] = await Promise.all([startSignIn(config), fetchGraphSession()]);
    const signIn = offline && !started.account && expected ? withoutNetwork(started, expected) : started;
    onSignIn(signIn);
    return { step: 'ready', config, signIn, GraphSession };
  } catch {
    return { step: 'broken', cause: 'msal', config };
  }
}

/** A promise that is kept from outside, once. */
function awaited() {
  let keep: (signIn: SignIn) => void = () => {};
  const promise = new Promise<SignIn>((resolve) => {
    keep = resolve;
  });
  return { promise, keep };
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const [loaded, setLoaded] = useState<Loaded>({ step: 'starting' });
  const [renewalNeeded, setRenewalNeeded] = useState(false);
  const [gone, setGone] = useState(false);
  const [kept, setKept] = useState(false);
  const [{ promise: signInPromise, keep: onSignIn }] = useState(awaited);
  const farewell = useRef<Farewell | null>(null);
  useEffect(() => {
    const take = (part: Partial<Loaded>) => setLoaded((old) => ({ ...old, ...part }));
    void load(take, onSignIn).then(take);
  }, [onSignIn]);

  const { signIn } = loaded;
  const keepAccount = useCallback(() => {
    signIn?.keepAccount();
    setKept(true);
  }, [signIn]);
  const session = useMemo<Session>(() => {
    const answered = signIn && kept ? { ...signIn, meantFor: null } : signIn;
    return {
      ...loaded,
      signIn: answered,
      signInPromise,
      farewell,
      renewalNeeded,
      setRenewalNeeded,
      gone,
      keepAccount,
    };
  }, [loaded, signIn, signInPromise, kept, renewalNeeded, gone, keepAccount]);
  return (
    <SessionContext value={session}>
      {children}
      {signIn?.account && !signIn.remembered && (
        <AccountWatch msal={signIn.msal} account={signIn.account} onGone={setGone} />
      )}
    </SessionContext>
  );
}
