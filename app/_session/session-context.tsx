'use client';
import { type ComponentType, createContext, type ReactNode, type RefObject, useContext } from 'react';
import type { SignedInAccount, SignIn } from '../../lib/auth/start-sign-in';
import type { PortalConfig } from '../../lib/config';
import type { AnnouncedLoss, SignOutLoss } from '../../lib/queries/sign-out-loss';

/** What a sign-out must tell the person, and delete. */
export interface SignOutHandler {
  /** Counts the person's decisions that aren't seen saved at Microsoft, and the records that can't be read. */
  countLoss(): Promise<SignOutLoss>;
  /**
   * Removes what the person read and decided from this device. Removes nothing, and rejects, when the device can't be
   * read; with `UnseenRecords` when there is more to lose than the person was told of.
   */
  wipe(announced: AnnouncedLoss): Promise<void>;
  /** Ends what this tab knows and stores of the person; decisions stay on the device. */
  end(): void;
}

export interface GraphSessionProps {
  config: PortalConfig;
  account: SignedInAccount;
  signIn: Promise<SignIn>;
  signOutHandlerRef: RefObject<SignOutHandler | null>;
  /** Called with true when a new token needs the reader, and with false when it no longer does. */
  onSignIn(needed: boolean): void;
  /** Called when another tab has removed the person's data, as a sign-out does. */
  onGone(): void;
  children: ReactNode;
}

export interface SignInCauseProps {
  failure: NonNullable<SignIn['failure']>;
  /** Shown where the cause isn't known. */
  unknown: ReactNode;
}

export interface SignInSession {
  /** `broken`: the host's settings or the sign-in library didn't arrive, or it can't read its own store. */
  step: 'starting' | 'broken' | 'ready';
  cause?: 'config' | 'msal' | 'store';
  config?: PortalConfig;
  signIn?: SignIn;
  /** The account used last, until the sign-in has started: its work may be shown, but nothing can be sent. */
  expected?: SignedInAccount;
  /** Wraps every page of a signed-in person; its code arrives with MSAL, after the first load. */
  GraphSession?: ComponentType<GraphSessionProps>;
  /** Loaded only where the last sign-in failed; absent too where it can't be loaded. */
  SignInCause?: ComponentType<SignInCauseProps>;
  signInPromise: Promise<SignIn>;
  signOutHandlerRef: RefObject<SignOutHandler | null>;
  /** A token can't be had without the reader. */
  renewalNeeded: boolean;
  setRenewalNeeded(needed: boolean): void;
  /** The account signed out in another tab. */
  gone: boolean;
  setGone(gone: boolean): void;
  /** Keeps the current account although the link names another one. */
  keepAccount(): void;
}

const nothing = () => {};

export const SessionContext = createContext<SignInSession>({
  step: 'starting',
  signInPromise: new Promise(nothing),
  signOutHandlerRef: { current: null },
  renewalNeeded: false,
  setRenewalNeeded: nothing,
  gone: false,
  setGone: nothing,
  keepAccount: nothing,
});

export const useSignInSession = (): SignInSession => useContext(SessionContext);

/** The account whose pages are shown: the signed-in one, or the expected one; null without either. */
export function accountOf({ signIn, expected, gone, step }: SignInSession): SignedInAccount | null {
  if (gone || step === 'broken') return null;
  return (signIn ? signIn.account : expected) ?? null;
}
