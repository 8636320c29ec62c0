'use client';
import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { loadConfig } from '../../lib/auth/load-config';
import { fetchMsal, type SignIn, startSignIn } from '../../lib/auth/start-sign-in';
import { CLOUDS, type PortalConfig } from '../../lib/config';
import { createGraph } from '../../lib/graph/client';
import { type Session, SessionContext } from './session-context';

const AccountWatch = dynamic(() => import('./account-watch').then((module) => module.AccountWatch), {
  ssr: false,
});

type Loaded = Pick<Session, 'step' | 'cause' | 'config' | 'signIn'>;

async function load(onConfig: (config: PortalConfig) => void): Promise<Loaded> {
  // MSAL is large and doesn't need the settings to arrive first. If it fails, `startSignIn` says so.
  fetchMsal().catch(() => {});
  let config: PortalConfig;
  try {
    config = await loadConfig();
  } catch {
    return { step: 'broken', cause: 'config' };
  }
  onConfig(config);
  try {
    return { step: 'ready', config, signIn: await startSignIn(config) };
  } catch {
    return { step: 'broken', cause: 'msal', config };
  }
}

function graphFor(config: PortalConfig, signIn: SignIn, onSignIn: (needed: boolean) => void) {
  return createGraph({
    origin: CLOUDS[config.cloud].graph,
    ...(config.sandbox ? { transport: { sandboxUrl: config.sandbox.url } } : {}),
    async getToken(options) {
      try {
        const token = await signIn.getToken(options);
        onSignIn(false);
        return token;
      } catch (error) {
        if (error instanceof Error && error.name === 'SignInNeeded') onSignIn(true);
        throw error;
      }
    },
  });
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const [loaded, setLoaded] = useState<Loaded>({ step: 'starting' });
  const [renewalNeeded, setRenewalNeeded] = useState(false);
  const [gone, setGone] = useState(false);
  const [kept, setKept] = useState(false);
  useEffect(() => {
    void load((config) => setLoaded({ step: 'starting', config })).then(setLoaded);
  }, []);

  const { config, signIn } = loaded;
  const graph = useMemo(
    () => (config && signIn?.account ? graphFor(config, signIn, setRenewalNeeded) : undefined),
    [config, signIn],
  );
  const keepAccount = useCallback(() => {
    signIn?.keepAccount();
    setKept(true);
  }, [signIn]);
  const session = useMemo<Session>(() => {
    const answered = signIn && kept ? { ...signIn, meantFor: null } : signIn;
    return { ...loaded, signIn: answered, graph, renewalNeeded, gone, keepAccount };
  }, [loaded, signIn, kept, graph, renewalNeeded, gone, keepAccount]);
  return (
    <SessionContext value={session}>
      {children}
      {signIn?.account && <AccountWatch msal={signIn.msal} account={signIn.account} onGone={setGone} />}
    </SessionContext>
  );
}
