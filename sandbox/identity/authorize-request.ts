import type { Context } from '../core/context';
import { type Authority, readAuthority } from './authority';
import { requireClient } from './client';
import { EntraProblem } from './problems';
import { requireRedirectUri } from './redirects';
import { consentOf, grantScopes } from './scopes';

const PROMPTS = ['none', 'login', 'select_account', 'consent'] as const;
export type Prompt = (typeof PROMPTS)[number];

const RESPONSE_MODES = ['query', 'fragment', 'form_post'] as const;
type ResponseMode = (typeof RESPONSE_MODES)[number];

/** The return address of a sign-in; it is checked to be registered before anything is sent there. */
export interface ReturnAddress {
  redirectUri: string;
  mode: ResponseMode;
  state: string | null;
}

export interface AuthorizeRequest {
  authority: Authority;
  clientId: string;
  scope: string;
  /** Null: the app sent no challenge and proves its identity in another way. */
  challenge: string | null;
  nonce: string | null;
  prompt: Prompt | null;
  loginHint: string | null;
  wantsClientInfo: boolean;
}

/**
 * Reads tenant, client and redirect URI, and returns the address for the answer. Its refusals must be shown
 * on a page of the sandbox: nothing is ever sent to an unregistered address.
 */
export function readReturnAddress(
  context: Context,
  segment: string,
  query: URLSearchParams,
): { authority: Authority; to: ReturnAddress; needsChallenge: boolean } {
  const authority = readAuthority(context.store, segment);
  const clientId = requireClient(context.store, authority, query.get('client_id') ?? undefined);
  const { uri, platform } = requireRedirectUri(context, clientId, query.get('redirect_uri') ?? undefined);
  const mode = RESPONSE_MODES.find((known) => known === query.get('response_mode')) ?? 'query';
  const to = { redirectUri: uri, mode, state: query.get('state') };
  return { authority, to, needsChallenge: platform === 'spa' };
}

function readChallenge(query: URLSearchParams, isNeeded: boolean): string | null {
  const challenge = query.get('code_challenge');
  if (challenge === null && !isNeeded) return null;
  // A SHA-256 digest in base64url is 43 characters long.
  if (query.get('code_challenge_method') !== 'S256' || !challenge?.match(/^[\w-]{43}$/))
    throw new EntraProblem(9002325);
  return challenge;
}

function readPrompt(query: URLSearchParams): Prompt | null {
  const prompt = query.get('prompt');
  if (!prompt) return null;
  const known = PROMPTS.find((value) => value === prompt);
  if (!known) throw new EntraProblem(90023, 'The parameter is prompt.');
  return known;
}

/** Reads the rest of a sign-in request. Its refusals go back to the return address. */
export function readAuthorizeRequest(
  context: Context,
  authority: Authority,
  query: URLSearchParams,
  needsChallenge: boolean,
): AuthorizeRequest {
  if (query.get('response_type') !== 'code') throw new EntraProblem(700054);
  if (![...RESPONSE_MODES, null].some((mode) => mode === query.get('response_mode')))
    throw new EntraProblem(90023, 'The parameter is response_mode.');
  const scope = query.get('scope') ?? '';
  const clientId = (query.get('client_id') ?? '').toLowerCase();
  grantScopes(scope, consentOf(context, clientId, authority.tenant));
  return {
    authority,
    clientId,
    scope,
    challenge: readChallenge(query, needsChallenge),
    nonce: query.get('nonce'),
    prompt: readPrompt(query),
    loginHint: query.get('login_hint') || null,
    wantsClientInfo: query.get('client_info') === '1',
  };
}
