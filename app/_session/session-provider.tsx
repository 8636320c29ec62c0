'use client';
import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { loadConfig } from '../../lib/auth/load-config';
import { fetchMsal, startSignIn } from '../../lib/auth/start-sign-in';
import type { PortalConfig } from '../../lib/config';
import { type Session, SessionContext } from './session-context';

const AccountWatch = dynamic(() => import('./account-watch').then((module) => module.AccountWatch), {
  ssr: false,
});

type Loaded = Pick<Session, 'step' | 'cause' | 'config' | 'signIn' | 'GraphSession'>;

const fetchGraphSession = () => import('./graph-session');

async function load(onConfig: (config: PortalConfig) => void): Promise<Loaded> {
  // These don't need the settings to arrive first. If one fails, the second attempt below says so.
  fetchMsal().catch(() => {});
  fetchGraphSession().catch(() => {});
  let config: PortalConfig;
  try {
    config = await loadConfig();
  } catch {
    return { step: 'broken', cause: 'config' };
  }
  onConfig(config);
  try {
    const [signIn, { GraphSession }] = await Promise.all([startSignIn(config), fetchGraphSession()]);
    return { step: 'ready', config, signIn, GraphSession };
  } catch {
    return { step: 'broken', cause: 'msal', config };
  }
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const [loaded, setLoaded] = useState<Loaded>({ step: 'starting' });
  const [renewalNeeded, setRenewalNeeded] = useState(false);
  const [gone, setGone] = useState(false);
  const [kept, setKept] = useState(false);
  useEffect(() => {
    void load((config) => setLoaded({ step: 'starting', config })).then(setLoaded);
  }, []);

  const { signIn } = loaded;
  const keepAccount = useCallback(() => {
    signIn?.keepAccount();
    setKept(true);
  }, [signIn]);
  const session = useMemo<Session>(() => {
    const answered = signIn && kept ? { ...signIn, meantFor: null } : signIn;
    return { ...loaded, signIn: answered, renewalNeeded, setRenewalNeeded, gone, keepAccount };
  }, [loaded, signIn, kept, renewalNeeded, gone, keepAccount]);
  return (
    <SessionContext value={session}>
      {children}
      {signIn?.account && <AccountWatch msal={signIn.msal} account={signIn.account} onGone={setGone} />}
    </SessionContext>
  );
}
