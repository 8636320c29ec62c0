'use client';
import { type ComponentType, createContext, type ReactNode, useContext } from 'react';
import type { SignedInAccount, SignIn } from '../../lib/auth/start-sign-in';
import type { PortalConfig } from '../../lib/config';

export interface GraphSessionProps {
  config: PortalConfig;
  signIn: SignIn;
  account: SignedInAccount;
  /** Told whether a token can't be had without the reader. */
  onSignIn(needed: boolean): void;
  children: ReactNode;
}

export interface Session {
  /** `broken`: the host's settings or the sign-in library didn't arrive. */
  step: 'starting' | 'broken' | 'ready';
  cause?: 'config' | 'msal';
  config?: PortalConfig;
  signIn?: SignIn;
  /** What stands around every page of a person signed in; arrives with MSAL, after the first load. */
  GraphSession?: ComponentType<GraphSessionProps>;
  /** A token couldn't be had without the reader. */
  renewalNeeded: boolean;
  setRenewalNeeded(needed: boolean): void;
  /** The account went away, by a sign-out in another tab. */
  gone: boolean;
  /** The reader keeps the account although the link is meant for another. */
  keepAccount(): void;
}

const nothing = () => {};

export const SessionContext = createContext<Session>({
  step: 'starting',
  renewalNeeded: false,
  setRenewalNeeded: nothing,
  gone: false,
  keepAccount: nothing,
});

export const useSession = (): Session => useContext(SessionContext);
