'use client';
import { createContext, useContext } from 'react';
import type { SignIn } from '../../lib/auth/start-sign-in';
import type { PortalConfig } from '../../lib/config';
import type { Graph } from '../../lib/graph/client';

export interface Session {
  /** `broken`: the host's settings or the sign-in library didn't arrive. */
  step: 'starting' | 'broken' | 'ready';
  cause?: 'config' | 'msal';
  config?: PortalConfig;
  signIn?: SignIn;
  /** The door to Graph of the person signed in. */
  graph?: Graph;
  /** A token couldn't be had without the reader. */
  renewalNeeded: boolean;
  /** The account went away, by a sign-out in another tab. */
  gone: boolean;
  /** The reader keeps the account although the link is meant for another. */
  keepAccount(): void;
}

export const SessionContext = createContext<Session>({
  step: 'starting',
  renewalNeeded: false,
  gone: false,
  keepAccount: () => {},
});

export const useSession = (): Session => useContext(SessionContext);
