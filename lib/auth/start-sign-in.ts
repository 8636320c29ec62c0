import type { AccountInfo, PublicClientApplication } from '@azure/msal-browser';
import { mayBeOnline } from '../browser';
import type { PortalConfig } from '../config';
import type { LinkHints } from '../routes';
import { chooseAccount, isAccount, isForAnother } from './accounts';
import { authorityOf, scopesOf, tenantForSignIn } from './authority';
import { forgetHints, readStoredHints } from './hints';
import type { MsalTokenOptions, SignInFailure } from './msal-client';
import type { MsalSession } from './msal-session';
import { noteRedirect, redirectReason } from './redirect';
import { type RememberedReviewer, readRememberedAccount, rememberAccount } from './remembered-account';
import { repairStore } from './repair-store';
import { returnState, takeForeignReturn } from './return-page';
import { SignInNeeded } from './sign-in-needed';

/** The signed-in person; `tenantId` is the organisation whose reviews are shown. */
export type SignedInAccount = RememberedReviewer;

export interface SignIn {
  account: SignedInAccount | null;
  /**
   * True where `account` is only remembered: this page started without a network, and nothing can be sent for this
   * account yet.
   */
  remembered: boolean;
  /** The hints of a link that names another account than `account`: the reader decides. Null otherwise. */
  forAnother: LinkHints | null;
  /** The account and organisation named in the link, for the sign-in card. */
  hints: LinkHints;
  /** Why the sign-in failed that the browser returned from. */
  failure: SignInFailure | null;
  /** The browser returned from a sign-in that began in another tab or browser; this tab can't finish it. */
  strayed: boolean;
  /** This tab signed out right before this page. */
  signedOut: boolean;
  /** MSAL itself; `MsalSession` watches through it whether `account` signs out. */
  msal: PublicClientApplication;
  MsalSession: typeof MsalSession;
  /** A Graph token of `account`. Rejects with an Error named `SignInNeeded`. */
  getToken(options?: MsalTokenOptions): Promise<string>;
  /** Goes to the identity provider and returns to the current address. */
  signIn(): Promise<void>;
  /**
   * Signs in as the account the link is meant for; an account this browser already knows needs no page of the identity
   * provider.
   */
  switchAccount(): Promise<void>;
  /** Keeps `account` although the link is meant for another one. */
  keepAccount(): void;
  /** Renews `account`'s sign-in, with the claims that Graph asked for last. */
  renew(): Promise<void>;
  signOut(): Promise<void>;
}

const toAccount = (account: AccountInfo): SignedInAccount => ({
  tenantId: account.tenantId,
  userId: account.localAccountId,
  homeAccountId: account.homeAccountId,
  username: account.username,
  name: account.name ?? account.username,
});

/**
 * While a redirect is under way MSAL refuses a second one, also after the reader came back by the Back button; a reload
 * clears this.
 */
async function leave(navigate: () => Promise<void>, why: 'signIn' | 'signOut' = 'signIn'): Promise<void> {
  try {
    noteRedirect(why);
    await navigate();
  } catch (error) {
    if ((error as { errorCode?: unknown }).errorCode !== 'interaction_in_progress') throw error;
    window.location.reload();
  }
}

interface Started {
  config: PortalConfig;
  msal: PublicClientApplication;
  active: AccountInfo | null;
  hints: LinkHints;
  failure: SignInFailure | null;
  acquire: typeof import('./msal-client').acquireToken;
}

/** How long a token is reused without asking MSAL again, in ms. A token that Graph refuses is renewed at once. */
const FRESH = 10_000;

function signInActions({ config, msal, active, hints, acquire }: Started) {
  let claims: string | undefined;
  let fresh: { token: string; until: number } | undefined;
  const scopes = scopesOf(config);
  const signIn = (prompt?: 'select_account') =>
    leave(() =>
      msal.loginRedirect({
        scopes,
        authority: authorityOf(config, tenantForSignIn(config, hints)),
        state: returnState(),
        ...(hints.loginHint ? { loginHint: hints.loginHint } : prompt ? { prompt } : {}),
      }),
    );
  return {
    signIn: () => signIn('select_account'),
    async getToken(options?: MsalTokenOptions) {
      if (!active) throw new SignInNeeded('nobody is signed in');
      if (!options?.claims && !options?.forceRefresh && fresh && performance.now() < fresh.until)
        return fresh.token;
      claims = options?.claims ?? claims;
      const token = await acquire(msal, config, active, options);
      // A clock that can't be set: a device's clock that goes back must not keep a token for longer.
      fresh = { token, until: performance.now() + FRESH };
      return token;
    },
    async renew() {
      if (!active) return signIn();
      const authority = authorityOf(config, active.tenantId);
      const request = {
        account: active,
        scopes,
        authority,
        state: returnState(),
        ...(claims ? { claims } : {}),
      };
      return leave(() => msal.acquireTokenRedirect(request));
    },
    async switchAccount() {
      const known = chooseAccount(msal.getAllAccounts(), null, config, hints);
      if (!known || isForAnother(known, config, hints)) return signIn('select_account');
      rememberAccount(toAccount(known));
      forgetHints();
      window.location.reload();
    },
    async signOut() {
      if (!active) return;
      rememberAccount(null);
      forgetHints();
      // Other accounts are removed too: the next visit would take one of them for the reader.
      const others = msal.getAllAccounts().filter((account) => !isAccount(account, active));
      await Promise.all(others.map((account) => msal.clearCache({ account })));
      // Back would show this page as it was left, with all that the reviewer read: it starts anew instead.
      window.addEventListener('pageshow', ({ persisted }) => persisted && window.location.reload());
      const authority = authorityOf(config, active.tenantId);
      return leave(() => msal.logoutRedirect({ account: active, authority }), 'signOut');
    },
  };
}

/** Loads MSAL's file before it is needed. */
export const fetchMsal = async () => (await import('./msal')).MSAL;

async function start(config: PortalConfig): Promise<SignIn> {
  const { createMsal, acquireToken, toFailure, MsalSession } = await fetchMsal();
  const msal = createMsal(config);
  let failure: SignInFailure | null = null;
  await msal.initialize();
  const result = await msal.handleRedirectPromise().catch((error: unknown) => {
    failure = toFailure(error);
    return null;
  });
  if (result) forgetHints();
  const hints = readStoredHints();
  const chosen = chooseAccount(msal.getAllAccounts(), readRememberedAccount(), config, hints);
  const active = result?.account ?? chosen;
  if (active) rememberAccount(toAccount(active));
  const signedOut = redirectReason() === 'signOut';
  noteRedirect(null);
  return {
    account: active && toAccount(active),
    remembered: false,
    forAnother: active && isForAnother(active, config, hints) ? hints : null,
    hints,
    failure,
    strayed: takeForeignReturn(),
    signedOut,
    msal,
    MsalSession,
    keepAccount: forgetHints,
    ...signInActions({ config, msal, active, hints, failure, acquire: acquireToken }),
  };
}

/**
 * The sign-in of a page that started without a network when the browser has no tokens any more: the account used last
 * may read and decide what is on this device; sending needs a sign-in.
 */
export function withoutNetwork(signIn: SignIn, account: SignedInAccount): SignIn {
  return {
    ...signIn,
    account,
    remembered: true,
    async getToken() {
      if (!mayBeOnline()) throw new TypeError('identity could not be reached');
      throw new SignInNeeded('this page started without a network');
    },
    renew: signIn.signIn,
    async signOut() {
      // MSAL signs nobody out here, because it knows no account: the next visit must not find the remembered one.
      rememberAccount(null);
      forgetHints();
      noteRedirect('signOut');
      repairStore();
      window.location.reload();
    },
  };
}

let started: Promise<SignIn> | undefined;

/**
 * Loads MSAL, finishes a sign-in that the browser returns from, and finds the signed-in account. Runs once per page;
 * every caller gets the same promise. Rejects only where MSAL itself can't start (no secure context, or its file not
 * loaded).
 */
export function startSignIn(config: PortalConfig): Promise<SignIn> {
  started ??= start(config);
  return started;
}
