import type { PortalConfig } from '../../lib/config';
import type { RegisterRequest } from '../register/request';
import { clockFinding } from './clock';
import { readConfig } from './config';
import { type Finding, wrong } from './finding';
import { checkHeaders } from './headers';
import { askToSignIn, redirectFinding } from './redirect';
import { checkTenant } from './tenant';

/** An administrator's sign-in: how, and what gives a token of Graph for the host's configuration. */
export interface AdministratorSignIn {
  how: RegisterRequest['signIn'];
  token(config: PortalConfig): Promise<string>;
}

async function checkIdentity(address: string, config: PortalConfig): Promise<Finding[]> {
  const answer = await askToSignIn(address, config);
  const location = answer.headers.get('location');
  const uri = `${address}/auth/done.html`;
  return [
    redirectFinding(uri, { location, body: await answer.text() }),
    clockFinding(Date.now(), answer.headers.get('date')),
  ];
}

const unreached = (who: string) => (error: unknown) => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  return [wrong(`${who} can't be reached: ${cause}`)];
};

/**
 * The findings about the tenant. The Azure CLI's token is always for Microsoft's Graph: where the host's own answer
 * names a sandbox, that token would go to an address that the host chooses.
 */
async function checkAsAdministrator(
  address: string,
  config: PortalConfig,
  { how, token }: AdministratorSignIn,
): Promise<Finding[]> {
  if (config.sandbox && how === 'azure-cli')
    return [
      wrong(
        `The host runs on a sandbox at ${config.sandbox.url} and not on Microsoft Graph, so the Azure CLI's token was not sent. For a real tenant unset SANDBOX_URL and start the host again; --sign-in looks at the sandbox's tenant.`,
      ),
    ];
  return checkTenant(address, config, await token(config));
}

/**
 * Checks a host, and a tenant where a sign-in is given.
 * @param address an origin
 * @returns one finding for each check
 */
export async function examine(address: string, signIn?: AdministratorSignIn): Promise<Finding[]> {
  const read = await readConfig(address).catch((error: unknown) => ({
    finding: unreached(`The host ${address}`)(error)[0] as Finding,
    config: undefined,
  }));
  const { finding, config } = read;
  if (!config) return [finding];
  return [
    finding,
    ...(await checkHeaders(address, config).catch(unreached('The host'))),
    ...(await checkIdentity(address, config).catch(unreached('The identity provider'))),
    ...(signIn ? await checkAsAdministrator(address, config, signIn) : []),
  ];
}
