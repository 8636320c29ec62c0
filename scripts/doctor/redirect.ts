import { CLOUDS, type PortalConfig } from '../../lib/config';
import { routes } from '../../lib/routes';
import { type Finding, right, unknown, wrong } from './finding';

/** Any valid challenge is good enough, because nobody redeems the code. */
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const REFUSALS: Record<string, (uri: string) => string> = {
  50011: (uri) =>
    `The registration has no redirect URI ${uri}. Add it: npm run register -- --address ${new URL(uri).origin}`,
  700016: () =>
    'The tenant has no application with this client id. Check ENTRA_CLIENT_ID and ENTRA_TENANT_ID, or run npm run register.',
  90002: () => 'There is no such tenant in this cloud. Check ENTRA_TENANT_ID and GRAPH_CLOUD.',
};

/** The finding about the redirect URI from the identity provider's answer to a sign-in without a person. */
export function redirectFinding(uri: string, answer: { location: string | null; body: string }): Finding {
  if (answer.location?.startsWith(uri)) return right(`The identity provider sends sign-ins back to ${uri}.`);
  const [, code = ''] = /AADSTS(\d+)/.exec(answer.body) ?? [];
  const sentence = REFUSALS[code];
  if (sentence) return wrong(sentence(uri));
  return code
    ? wrong(`The identity provider refuses a sign-in with AADSTS${code}.`)
    : unknown('The identity provider does not tell whether it takes the redirect URI. Sign in once to see.');
}

/** Sends the identity provider a sign-in request that needs no person. */
export async function askToSignIn(address: string, config: PortalConfig): Promise<Response> {
  const authority = config.sandbox?.url ?? CLOUDS[config.cloud].authority;
  const query = new URLSearchParams({
    client_id: config.clientId,
    redirect_uri: address + routes.signInBridge(),
    response_type: 'code',
    response_mode: 'query',
    scope: 'openid',
    prompt: 'none',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  });
  return fetch(`${authority}/${config.tenant}/oauth2/v2.0/authorize?${query}`, { redirect: 'manual' });
}
