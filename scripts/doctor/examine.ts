import type { PortalConfig } from '../../lib/config';
import { clockFinding } from './clock';
import { readConfig } from './config';
import { type Finding, wrong } from './finding';
import { checkHeaders } from './headers';
import { askToSignIn, redirectFinding } from './redirect';
import { checkTenant } from './tenant';

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
 * Checks a host, and a tenant where a sign-in is given.
 * @param address an origin
 * @param signIn gives an administrator's token of Graph for the host's configuration
 * @returns one finding for each check
 */
export async function examine(
  address: string,
  signIn?: (config: PortalConfig) => Promise<string>,
): Promise<Finding[]> {
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
    ...(signIn ? await checkTenant(address, config, await signIn(config)) : []),
  ];
}
