import * as v from 'valibot';
import { PortalConfig } from '../../lib/config';
import { askHost } from './ask';
import { type Finding, right, wrong } from './finding';

const HOW =
  'Set the variables of docs/HOSTING.md and start the host again, or make its files again with npm run hosts.';

/** Reads a host's answer at `/config.json`. */
export async function readConfig(address: string): Promise<{ finding: Finding; config?: PortalConfig }> {
  const answer = await askHost(`${address}/config.json`);
  if (!answer.ok) return { finding: wrong(`/config.json is answered with ${answer.status}. ${HOW}`) };
  const text = await answer.text();
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), PortalConfig), text);
  if (!parsed.success) {
    const names = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'the whole').join(', ');
    return { finding: wrong(`/config.json is not what the portal reads (${names}). ${HOW}`) };
  }
  const { tenant, clientId } = parsed.output;
  return {
    config: parsed.output,
    finding: right(`/config.json names the tenant ${tenant} and the client ${clientId}.`),
  };
}
