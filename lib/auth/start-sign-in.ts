import type { AccountInfo, PublicClientApplication } from '@azure/msal-browser';
import { mayBeOnline } from '../browser';
import type { PortalConfig } from '../config';
import type { LinkHints } from '../routes';
import { chooseAccount, isAccount, meantForAnother } from './accounts';
import { authorityOf, scopesOf, tenantForSignIn } from './authority';
import { markAway } from './away';
import { forgetHints, readKeptHints } from './hints';
import type { MsalTokenOptions, SignInFailure } from './msal-client';
import type { MsalSession } from './msal-session';
import { placeNow, takeStrayed } from './place';
import { type RememberedReviewer, readRememberedAccount, rememberAccount } from './remembered-account';
import { SignInNeeded } from './sign-in-needed';

/** The person signed in; `tenantId` is the organisation they work in here. */
export type SignedInAccount = RememberedReviewer;

export interface SignIn {
  account: SignedInAccount | null;
  /** True where `account` is only remembered: this page started without a network, and nothing can be sent for it yet. */
  remembered: boolean;
  /** Whom the link is meant for, where that is not `account`: the reader decides. Null otherwise. */
  meantFor: LinkHints | null;
  /** What a link said about account and organisation; for the words of the sign-in card. */
  hints: LinkHints;
  /** Why the sign-in that the browser came back from failed. */
  failure: SignInFailure | null;
  /** The browser came back from a sign-in that began in another tab or browser, and can't be finished here. */
  strayed: boolean;
  /** MSAL itself, and what watches through it whether `account` goes away. */
  msal: PublicClientApplication;
  MsalSession: typeof MsalSession;
  /** A Graph token of `account`. Rejects with an Error named `SignInNeeded`. */
  getToken(options?: MsalTokenOptions): Promise<string>;
  /** Leaves for the identity provider, and comes back to the address the reader is at. */
  signIn(): Promise<void>;
  /** The same, as whom the link is meant for; an account this browser knows already needs no page of the provider's. */
  switchAccount(): Promise<void>;
  /** Stays with `account` although the link is meant for another. */
  keepAccount(): void;
  /** Renews `account`'s sign-in, with the claims that were last asked for. */
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

/** MSAL refuses a second redirect while one is under way, also after the reader came back by the Back button; a reload clears it. */
async function leave(navigate: () => Promise<void>): Promise<void> {
  try {
    markAway(true);
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

/** MSAL looks a token up anew for each request, and is spared that for so long (ms); one that Graph refuses is renewed at once. */
const FRESH = 10_000;

function ways({ config, msal, active, hints, acquire }: Started) {
  let claims: string | undefined;
  let fresh: { token: string; until: number } | undefined;
  const scopes = scopesOf(config);
  const signIn = (prompt?: 'select_account') =>
    leave(() =>
      msal.loginRedirect({
        scopes,
        authority: authorityOf(config, tenantForSignIn(config, hints)),
        state: placeNow(),
        ...(hints.loginHint ? { loginHint: hints.loginHint } : prompt ? { prompt } : {}),
      }),
    );
  return {
    signIn: () => signIn('select_account'),
    async getToken(options?: MsalTokenOptions) {
      if (!active) throw new SignInNeeded('nobody is signed in');
      if (!options?.claims && !options?.forceRefresh && fresh && Date.now() < fresh.until) return fresh.token;
      claims = options?.claims ?? claims;
      const token = await acquire(msal, config, active, options);
      fresh = { token, until: Date.now() + FRESH };
      return token;
    },
    async renew() {
      if (!active) return signIn();
      const authority = authorityOf(config, active.tenantId);
      const request = {
        account: active,
        scopes,
        authority,
        state: placeNow(),
        ...(claims ? { claims } : {}),
      };
      return leave(() => msal.acquireTokenRedirect(request));
    },
    async switchAccount() {
      const known = chooseAccount(msal.getAllAccounts(), null, config, hints);
      if (!known || meantForAnother(known, config, hints)) return signIn('select_account');
      rememberAccount(toAccount(known));
      forgetHints();
      window.location.reload();
    },
    async signOut() {
      if (!active) return;
      rememberAccount(null);
      forgetHints();
      // Signing out leaves nobody behind: another account this browser knows would be taken for the reader's next time.
      const others = msal.getAllAccounts().filter((account) => !isAccount(account, active));
      await Promise.all(others.map((account) => msal.clearCache({ account })));
      const authority = authorityOf(config, active.tenantId);
      return leave(() => msal.logoutRedirect({ account: active, authority }));
    },
  };
}

/** Fetches MSAL's file ahead of its use. */
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
  const hints = readKeptHints();
  const chosen = chooseAccount(msal.getAllAccounts(), readRememberedAccount(), config, hints);
  const active = result?.account ?? chosen;
  if (active) rememberAccount(toAccount(active));
  markAway(false);
  return {
    account: active && toAccount(active),
    remembered: false,
    meantFor: active && meantForAnother(active, config, hints) ? hints : null,
    hints,
    failure,
    strayed: takeStrayed(),
    msal,
    MsalSession,
    keepAccount: forgetHints,
    ...ways({ config, msal, active, hints, failure, acquire: acquireToken }),
  };
}

/**
 * The sign-in of a page that started without a network and whose browser has forgotten its tokens: the account used last
 * may read and decide what lies on this device; sending needs a sign-in.
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
  };
}

let started: Promise<SignIn> | undefined;

/**
 * Loads MSAL, finishes a sign-in the browser comes back from, and finds who is signed in. Once a page, whoever asks.
 * Rejects only where MSAL itself can't start (no secure context, its file not loaded).
 */
export function startSignIn(config: PortalConfig): Promise<SignIn> {
  started ??= start(config);
  return started;
}
