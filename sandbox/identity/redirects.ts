import { ATTEST_CLIENT_ID, AZURE_CLI_CLIENT_ID, type Context, GRAPH_TOOLS_CLIENT_ID } from '../core/context';
import { findClient } from '../directory/registrations';
import { EntraProblem } from './problems';

/**
 * A registered redirect URI with its platform: a single-page app redeems its code in the browser with PKCE, a
 * web app with the client secret, a native app with PKCE where it uses it.
 */
interface RegisteredRedirect {
  uri: string;
  platform: 'spa' | 'web' | 'native';
}

function registeredUris(context: Context, clientId: string): RegisteredRedirect[] {
  if ([GRAPH_TOOLS_CLIENT_ID, AZURE_CLI_CLIENT_ID].includes(clientId))
    return [{ uri: 'http://localhost', platform: 'native' }];
  if (clientId !== ATTEST_CLIENT_ID) {
    const uris = findClient(context.store, clientId)?.registration.spaRedirectUris ?? [];
    return uris.map((uri) => ({ uri, platform: 'spa' }));
  }
  return [
    { uri: `${context.portalUrl}/auth/done.html`, platform: 'spa' },
    { uri: 'http://localhost/callback', platform: 'web' },
    { uri: 'http://localhost', platform: 'native' },
  ];
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A loopback address without its port; undefined for all others. */
function portless(uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined;
  const url = new URL(uri);
  if (url.protocol !== 'http:' || !LOOPBACK.has(url.hostname)) return undefined;
  url.port = '';
  return url.href;
}

/**
 * Whether a requested address is the registered one. The texts must be equal, but the port of an http
 * loopback address is ignored, so that an app may listen on any free one.
 * https://learn.microsoft.com/entra/identity-platform/reply-url#localhost-exceptions
 */
function isSame(registered: string, asked: string): boolean {
  if (registered === asked) return true;
  const address = portless(registered);
  return address !== undefined && address === portless(asked);
}

/** The requested redirect URI of a sign-in, with the platform under which it is registered. */
export function requireRedirectUri(
  context: Context,
  clientId: string,
  uri: string | undefined,
): RegisteredRedirect {
  if (!uri) throw new EntraProblem(900144, "The parameter is 'redirect_uri'.");
  const registered = registeredUris(context, clientId).find((known) => isSame(known.uri, uri));
  if (!registered) throw new EntraProblem(50011, `Redirect URI: ${uri}.`);
  return { ...registered, uri };
}

/**
 * Whether a code is redeemed for the address that got it. The slash of an address without a path is ignored:
 * clients copy the address from the answer, where Entra has added one.
 */
export function isSameRedirect(sentTo: string, redeemedFor: string): boolean {
  return withPath(sentTo) === withPath(redeemedFor);
}

/**
 * An address without a path gets a slash, as the documentation of Entra's redirect URIs says.
 * https://learn.microsoft.com/entra/identity-platform/reply-url#restrictions-on-wildcards-in-redirect-uris
 */
export function withPath(uri: string): string {
  return /^https?:\/\/[^/?#]+$/i.test(uri) ? `${uri}/` : uri;
}

/**
 * Whether a sign-out may end at this address: at any page of the portal's own origin, or at a redirect URI.
 */
export function isSignedOutTarget(context: Context, uri: string): boolean {
  if (registeredUris(context, ATTEST_CLIENT_ID).some((known) => isSame(known.uri, uri))) return true;
  return URL.canParse(uri) && new URL(uri).origin === new URL(context.portalUrl).origin;
}
