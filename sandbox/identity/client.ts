import { ATTEST_CLIENT_ID, ATTEST_CLIENT_SECRET, type Context } from '../core/context';
import { EntraProblem } from './problems';

/** Where a sign-in may end, compared as exact text. A single-page one redeems its code from the browser only. */
function redirectUris(context: Context): { uri: string; singlePage: boolean }[] {
  return [
    { uri: `${context.portalUrl}/auth/done.html`, singlePage: true },
    { uri: 'http://localhost', singlePage: false },
  ];
}

/** Refuses every client but the registered one. */
export function requireClient(clientId: string | undefined): void {
  if (!clientId) throw new EntraProblem(900144, "The parameter is 'client_id'.");
  if (clientId.toLowerCase() !== ATTEST_CLIENT_ID)
    throw new EntraProblem(700016, `Application: ${clientId}.`);
}

/** Refuses a missing or wrong client secret. */
export function requireSecret(secret: string | undefined): void {
  if (secret !== ATTEST_CLIENT_SECRET) throw new EntraProblem(7000215);
}

/** The registration of a redirect URI; refuses those that are not registered, character by character. */
export function requireRedirectUri(
  context: Context,
  uri: string | undefined,
): { uri: string; singlePage: boolean } {
  if (!uri) throw new EntraProblem(900144, "The parameter is 'redirect_uri'.");
  const registered = redirectUris(context).find((known) => known.uri === uri);
  if (!registered) throw new EntraProblem(50011, `Redirect URI: ${uri}.`);
  return registered;
}

/** Where signing out may end: at any page of the portal's own origin, or at a redirect URI. */
export function isSignedOutTarget(context: Context, uri: string): boolean {
  if (redirectUris(context).some((known) => known.uri === uri)) return true;
  return URL.canParse(uri) && new URL(uri).origin === new URL(context.portalUrl).origin;
}

/** Where the pages of the identity side may send a browser on to. */
export function formTargets(context: Context): string[] {
  return redirectUris(context).map(({ uri }) => new URL(uri).origin);
}
