import {
  type AccountInfo,
  type AuthenticationResult,
  CacheLookupPolicy,
  PublicClientApplication,
} from '@azure/msal-browser';
import type { PortalConfig } from '../config';
import { routes } from '../routes';
import { authorityMetadata, authorityOf, scopesOf, tenantForSignIn } from './authority';
import { entraCodeOf, needsReader, SignInNeeded } from './sign-in-needed';

export interface MsalTokenOptions {
  /** A claims challenge from Graph, as JSON text. */
  claims?: string;
  /** Ignores the cached token. */
  forceRefresh?: boolean;
}

/**
 * How long MSAL waits for its hidden frame, in ms; in a browser that blocks third-party cookies the frame never
 * answers.
 */
const FRAME_TIMEOUT = 6000;
/** MSAL's error codes for an identity provider that can't be reached. */
const UNREACHABLE = new Set([
  'no_network_connectivity',
  'network_error',
  'post_request_failed',
  'get_request_failed',
]);

/** MSAL for this host; the caller has to call `initialize`. */
export function createMsal(config: PortalConfig): PublicClientApplication {
  const metadata = authorityMetadata(config);
  const bridge = new URL(routes.signInBridge(), window.location.origin).href;
  return new PublicClientApplication({
    auth: {
      clientId: config.clientId,
      authority: authorityOf(config, tenantForSignIn(config, {})),
      redirectUri: bridge,
      // After a sign-out Entra returns to registered addresses only, and the bridge is the registered one.
      postLogoutRedirectUri: bridge,
      // Tells Entra that this client handles claims challenges: only then does Graph send them (continuous access
      // evaluation).
      clientCapabilities: ['CP1'],
      ...(metadata ? { authorityMetadata: metadata } : {}),
    },
    cache: { cacheLocation: 'localStorage' },
    system: { iframeBridgeTimeout: FRAME_TIMEOUT },
  });
}

/**
 * Rejects a token of another tenant or person than requested: MSAL may answer with the home tenant's token from its
 * cache.
 */
function requireOwn(result: AuthenticationResult, account: AccountInfo): string {
  const ownTenant = result.tenantId.toLowerCase() === account.tenantId.toLowerCase();
  if (!ownTenant || result.uniqueId !== account.localAccountId)
    throw new SignInNeeded('the token belongs to another account or organisation');
  return result.accessToken;
}

/**
 * A Graph token for one account, from the authority of its own tenant. Rejects with `SignInNeeded` when only the reader
 * can help, and with a TypeError, as `fetch` does, when the identity provider can't be reached.
 */
export async function acquireToken(
  msal: PublicClientApplication,
  config: PortalConfig,
  account: AccountInfo,
  options: MsalTokenOptions = {},
): Promise<string> {
  try {
    const result = await msal.acquireTokenSilent({
      account,
      scopes: scopesOf(config),
      authority: authorityOf(config, account.tenantId),
      cacheLookupPolicy: CacheLookupPolicy.Default,
      ...options,
    });
    return requireOwn(result, account);
  } catch (error) {
    if (error instanceof SignInNeeded) throw error;
    if (needsReader(error)) throw new SignInNeeded('the sign-in has to be renewed', { cause: error });
    const { errorCode } = error as { errorCode?: string };
    if (errorCode && UNREACHABLE.has(errorCode))
      throw new TypeError('identity could not be reached', { cause: error });
    throw error;
  }
}

/** Why the sign-in failed that the browser just returned from. */
export interface SignInFailure {
  /** MSAL's or Entra's code. It chooses the message on screen and is never shown itself. */
  code: string;
  /** The correlation id, by which an administrator finds the attempt in Entra's sign-in log. */
  reference?: string;
  /** The number of Entra's AADSTS code. */
  entraCode?: number;
}

/** Reads the fields of MSAL's errors; any other error becomes an unknown failure. */
export function toFailure(error: unknown): SignInFailure {
  const { errorCode, correlationId } = error as { errorCode?: unknown; correlationId?: unknown };
  const entraCode = entraCodeOf(error);
  return {
    ...(entraCode !== undefined ? { entraCode } : {}),
    code: typeof errorCode === 'string' ? errorCode : 'unknown',
    ...(typeof correlationId === 'string' && correlationId ? { reference: correlationId } : {}),
  };
}
