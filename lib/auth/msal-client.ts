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
  /** A claims challenge of Graph's, as JSON text. */
  claims?: string;
  /** Skips the cached token. */
  forceRefresh?: boolean;
}

/** How long MSAL waits for its hidden frame, in ms; a browser that blocks third-party cookies never answers. */
const FRAME_TIMEOUT = 6000;
/** MSAL's codes for an identity provider that could not be reached. */
const UNREACHABLE = new Set([
  'no_network_connectivity',
  'network_error',
  'post_request_failed',
  'get_request_failed',
]);

/** MSAL for this host; `initialize` has still to be called. */
export function createMsal(config: PortalConfig): PublicClientApplication {
  const metadata = authorityMetadata(config);
  const bridge = new URL(routes.signInBridge(), window.location.origin).href;
  return new PublicClientApplication({
    auth: {
      clientId: config.clientId,
      authority: authorityOf(config, tenantForSignIn(config, {})),
      redirectUri: bridge,
      // Entra returns from a sign-out to registered addresses only, and the bridge is the one that is.
      postLogoutRedirectUri: bridge,
      // Says that claims challenges are understood; Graph sends none otherwise (continuous access evaluation).
      clientCapabilities: ['CP1'],
      ...(metadata ? { authorityMetadata: metadata } : {}),
    },
    cache: { cacheLocation: 'localStorage' },
    system: { iframeBridgeTimeout: FRAME_TIMEOUT },
  });
}

/** Refuses a token of another tenant or person than was asked for: MSAL may answer the home tenant's from its cache. */
function requireOwn(result: AuthenticationResult, account: AccountInfo): string {
  const ownTenant = result.tenantId.toLowerCase() === account.tenantId.toLowerCase();
  if (!ownTenant || result.uniqueId !== account.localAccountId)
    throw new SignInNeeded('the token belongs to another account or organisation');
  return result.accessToken;
}

/**
 * A Graph token of one account, from its own tenant's authority.
 * Rejects with `SignInNeeded` when only the reader can help, with a TypeError, as `fetch` does, when identity can't be reached.
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

/** What went wrong in the sign-in that the browser just came back from. */
export interface SignInFailure {
  /** MSAL's or Entra's code; words on screen are chosen by it, never shown. */
  code: string;
  /** What an administrator finds the attempt by in Entra's sign-in log. */
  reference?: string;
  /** The number of Entra's AADSTS code. */
  entraCode?: number;
}

/** Reads MSAL's errors by their fields; anything else is unknown. */
export function toFailure(error: unknown): SignInFailure {
  const { errorCode, correlationId } = error as { errorCode?: unknown; correlationId?: unknown };
  const entraCode = entraCodeOf(error);
  return {
    ...(entraCode !== undefined ? { entraCode } : {}),
    code: typeof errorCode === 'string' ? errorCode : 'unknown',
    ...(typeof correlationId === 'string' && correlationId ? { reference: correlationId } : {}),
  };
}
