import { readStoredHints } from '../../lib/auth/hints';
import { loadConfig, readStoredConfig } from '../../lib/auth/load-config';
import { isReturning } from '../../lib/auth/redirect';
import { readRememberedAccount } from '../../lib/auth/remembered-account';
import {
  fetchMsal,
  type SignedInAccount,
  type SignIn,
  startSignIn,
  withoutNetwork,
} from '../../lib/auth/start-sign-in';
import type { PortalConfig } from '../../lib/config';
import type { SignInSession } from './session-context';

export type Begun = Pick<
  SignInSession,
  'step' | 'cause' | 'config' | 'signIn' | 'expected' | 'GraphSession' | 'SignInCause'
>;

/** The state every page starts with, also in the exported HTML. */
export const NOT_BEGUN: Begun = { step: 'starting' };

const fetchGraphSession = () => import('./graph-session');

/** The sign-in can be offered without it, in general words. */
const fetchSignInCause = () =>
  import('./sign-in-cause').then(
    ({ SignInCause }) => ({ SignInCause }),
    () => ({}),
  );

/** What this browser kept from the last visit: enough to show a person's own work at once, or without a network. */
interface StoredVisit {
  config: PortalConfig | null;
  account: SignedInAccount | null;
}

function readStoredVisit(): StoredVisit {
  const config = readStoredConfig();
  const { tenant, loginHint } = readStoredHints();
  const plain = !isReturning() && !tenant && !loginHint;
  return { config, account: config && plain ? readRememberedAccount() : null };
}

/**
 * Unchanged settings stay the same object: with a new object the session would begin again and drop running requests.
 */
async function loadSettings(
  stored: PortalConfig | null,
): Promise<{ config: PortalConfig; offline: boolean }> {
  try {
    const config = await loadConfig();
    const unchanged = stored !== null && JSON.stringify(stored) === JSON.stringify(config);
    return { config: unchanged ? stored : config, offline: false };
  } catch (error) {
    if (!stored) throw error;
    return { config: stored, offline: true };
  }
}

let begun = NOT_BEGUN;
const listeners = new Set<() => void>();

function update(part: Partial<Begun>): void {
  begun = { ...begun, ...part };
  for (const listener of listeners) listener();
}

let resolveSignIn: (signIn: SignIn) => void = () => {};
let rejectSignIn: () => void = () => {};
/**
 * The sign-in of this page; resolves when MSAL has started. Rejects where it can't start: work that waits for it would
 * keep other tabs from sending.
 */
export const signInPromise = new Promise<SignIn>((resolve, reject) => {
  resolveSignIn = resolve;
  rejectSignIn = () => reject(new Error('There is no sign-in.'));
});
// Often nobody waits for it; then its rejection must not be reported as an error of the page.
signInPromise.catch(() => {});

/**
 * Why the sign-in didn't start. In a secure context, and when MSAL's file has loaded, the remaining reason is that MSAL
 * can't read its own store.
 */
async function failureCause(): Promise<'msal' | 'store'> {
  if (!window.isSecureContext) return 'msal';
  return Promise.all([fetchMsal(), fetchGraphSession()]).then(
    () => 'store',
    () => 'msal',
  );
}

async function begin(): Promise<Partial<Begun>> {
  // These don't need the settings to arrive first. If one fails, the second attempt below says so.
  fetchMsal().catch(() => {});
  const { config: stored, account: expected } = readStoredVisit();
  const view = fetchGraphSession();
  view.catch(() => {});
  if (stored && expected)
    view.then(({ GraphSession }) => update({ config: stored, expected, GraphSession })).catch(() => {});
  let config: PortalConfig;
  let offline: boolean;
  try {
    ({ config, offline } = await loadSettings(stored));
  } catch {
    rejectSignIn();
    return { step: 'broken', cause: 'config' };
  }
  update({ config });
  try {
    const [started, { GraphSession }] = await Promise.all([startSignIn(config), fetchGraphSession()]);
    const signIn = offline && !started.account && expected ? withoutNetwork(started, expected) : started;
    resolveSignIn(signIn);
    const failure = signIn.failure && !signIn.account ? await fetchSignInCause() : {};
    return { step: 'ready', config, signIn, GraphSession, ...failure };
  } catch {
    rejectSignIn();
    return { step: 'broken', cause: await failureCause(), config };
  }
}

/** Finds out where Graph is and who is signed in. Called once a page, before React does anything. */
export function beginSession(): void {
  void begin().then(update);
}

export const readBegun = (): Begun => begun;

export function onBegun(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
