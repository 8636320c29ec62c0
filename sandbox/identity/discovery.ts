import { exportJWK } from 'jose';
import type { Context } from '../core/context';
import type { Authority } from './authority';
import { issuerOf } from './issue-tokens';
import { signingKey } from './keys';

/** A tenant's OpenID configuration; for `organizations` the issuer holds Entra's `{tenantid}` placeholder. */
export function openIdConfiguration(context: Context, { name, tenant }: Authority): Record<string, unknown> {
  const id = tenant?.id ?? name;
  const base = `${context.sandboxUrl}/${id}`;
  return {
    issuer: issuerOf(context, tenant?.id ?? '{tenantid}'),
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials', 'password'],
    subject_types_supported: ['pairwise'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'nonce',
      'preferred_username',
      'name',
      'tid',
      'oid',
      'ver',
    ],
    msgraph_host: 'graph.microsoft.com',
  };
}

/** The public keys that tokens are verified with. */
export async function publicKeys(context: Context): Promise<{ keys: unknown[] }> {
  const { kid, publicKey } = signingKey(context);
  return { keys: [{ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' }] };
}
