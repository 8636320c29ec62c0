import { ConfidentialClientApplication, ManagedIdentityApplication } from '@azure/msal-node';
import { CLOUDS, type PortalConfig } from '../../lib/config';
import { appCredential, type Credential } from './credential';

/** The sandbox's address that corresponds to https://login.microsoftonline.com. */
export function sandboxAuthority(sandboxUrl: string, tenant: string): string {
  const base = `${sandboxUrl}/${tenant}`;
  return JSON.stringify({
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  });
}

export type App = Pick<PortalConfig, 'tenant' | 'clientId' | 'cloud' | 'sandbox'>;

/**
 * Gives tokens of the app itself for Graph, renewed as needed, and always where `renew` is true.
 * @throws where the credential's file can't be read
 */
export function tokenSource(app: App, credential: Credential): (renew?: boolean) => Promise<string> {
  const { graph } = CLOUDS[app.cloud];
  if (credential.kind === 'managed') {
    const identity = new ManagedIdentityApplication(
      credential.id === null ? {} : { managedIdentityIdParams: { userAssignedClientId: credential.id } },
    );
    return async (renew = false) =>
      (await identity.acquireToken({ resource: graph, forceRefresh: renew })).accessToken;
  }
  const client = clientOf(app, credential);
  return async (renew = false) => {
    const answer = await client.acquireTokenByClientCredential({
      scopes: [`${graph}/.default`],
      skipCache: renew,
    });
    if (!answer) throw new Error('The identity provider gave no token.');
    return answer.accessToken;
  };
}

function clientOf(
  { tenant, clientId, cloud, sandbox }: App,
  credential: Exclude<Credential, { kind: 'managed' }>,
): ConfidentialClientApplication {
  return new ConfidentialClientApplication({
    auth: {
      clientId,
      ...appCredential(credential),
      authority: `${CLOUDS[cloud].authority}/${tenant}`,
      ...(sandbox ? { authorityMetadata: sandboxAuthority(sandbox.url, tenant) } : {}),
    },
  });
}
