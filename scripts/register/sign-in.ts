import { PublicClientApplication } from '@azure/msal-node';
import { CLOUDS } from '../../lib/config';
import { sandboxAuthority } from '../../notifier/sign-in/app-token';
import { byAzureCli } from './azure-cli';
import { GRAPH_TOOLS } from './graph-tools';
import { RegisterProblem } from './problem';
import type { RegisterRequest } from './request';

type SignIn = Pick<RegisterRequest, 'config' | 'signIn' | 'dryRun'>;

const READS = ['Application.Read.All', 'DelegatedPermissionGrant.Read.All', 'Organization.Read.All'];
const WRITES = [
  'Application.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Organization.Read.All',
];

async function byDeviceCode(
  { config }: SignIn,
  permissions: readonly string[],
  say: (line: string) => void,
): Promise<string> {
  const { authority, graph } = CLOUDS[config.cloud];
  const app = new PublicClientApplication({
    auth: {
      clientId: GRAPH_TOOLS,
      authority: `${authority}/${config.tenant}`,
      ...(config.sandbox && { authorityMetadata: sandboxAuthority(config.sandbox.url, config.tenant) }),
    },
  });
  const answer = await app.acquireTokenByDeviceCode({
    scopes: permissions.map((name) => `${graph}/${name}`),
    deviceCodeCallback: ({ message }) => say(message),
  });
  if (!answer) throw new RegisterProblem('The identity provider gave no token.');
  return answer.accessToken;
}

/**
 * An access token of Graph for an administrator; with `--dry-run` one that can only
 * read, unless it is the Azure CLI's.
 */
export function signIn(request: SignIn, say: (line: string) => void): Promise<string> {
  if (request.signIn === 'azure-cli') return byAzureCli(request.config);
  return byDeviceCode(request, request.dryRun ? READS : WRITES, say);
}
