'use client';
import { type ComponentType, createContext, type ReactNode, type RefObject, useContext } from 'react';
import type { SignedInAccount, SignIn } from '../../lib/auth/start-sign-in';
import type { PortalConfig } from '../../lib/config';
import type { LostBySignOut } from '../../lib/queries/leaving';

/** What a sign-out has to know of, and to take along. */
export interface Farewell {
  /** What of the person's isn't seen saved at Microsoft, or can't be read. */
  leaving(): Promise<LostBySignOut>;
  /**
   * Removes all that this device keeps for the person. Rejects with `UnseenRecords` where more records than `seen` can't
   * be read.
   */
  wipe(seen: number): Promise<void>;
}

export interface GraphSessionProps {
  config: PortalConfig;
  account: SignedInAccount;
  /** The sign-in, once it has started. */
  signIn: Promise<SignIn>;
  farewellRef: RefObject<Farewell | null>;
  /** Told whether a token can't be had without the reader. */
  onSignIn(needed: boolean): void;
  children: ReactNode;
}

export interface SignInSession {
  /** `broken`: the host's settings or the sign-in library didn't arrive, or it can't read its own store. */
  step: 'starting' | 'broken' | 'ready';
  cause?: 'config' | 'msal' | 'store';
  config?: PortalConfig;
  signIn?: SignIn;
  /** Whoever was here last, while it is still being found out who is: their work may be shown, nothing can be sent. */
  expected?: SignedInAccount;
  /** What stands around every page of a person signed in; arrives with MSAL, after the first load. */
  GraphSession?: ComponentType<GraphSessionProps>;
  signInPromise: Promise<SignIn>;
  farewellRef: RefObject<Farewell | null>;
  /** A token couldn't be had without the reader. */
  renewalNeeded: boolean;
  setRenewalNeeded(needed: boolean): void;
  /** The account went away, by a sign-out in another tab. */
  gone: boolean;
  /** The reader keeps the account although the link is meant for another. */
  keepAccount(): void;
}

const nothing = () => {};

export const SessionContext = createContext<SignInSession>({
  step: 'starting',
  signInPromise: new Promise(nothing),
  farewellRef: { current: null },
  renewalNeeded: false,
  setRenewalNeeded: nothing,
  gone: false,
  keepAccount: nothing,
});

export const useSignInSession = (): SignInSession => useContext(SessionContext);

/** Whose pages are shown: the person signed in, else the one expected to be; null for neither. */
export function accountOf({ signIn, expected, gone, step }: SignInSession): SignedInAccount | null {
  if (gone || step === 'broken') return null;
  return (signIn ? signIn.account : expected) ?? null;
}
