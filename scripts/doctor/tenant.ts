import type { PortalConfig } from '../../lib/config';
import { findInTenant, findLicences } from '../register/found';
import { graphClient } from '../register/graph';
import { licenceAmong, licenceSentence } from '../register/licence';
import { RegisterProblem } from '../register/problem';
import { withoutConsent } from '../register/steps';
import { wantedFor } from '../register/wanted';
import { type Finding, right, unknown, wrong } from './finding';

async function registrationFindings(
  client: ReturnType<typeof graphClient>,
  address: string,
  config: PortalConfig,
): Promise<Finding[]> {
  const found = await findInTenant(client, config.clientId);
  const wanted = wantedFor(config, [address], '');
  const names = withoutConsent(wanted, found);
  const consent =
    names.length === 0
      ? right('Consent is given for everybody to all that the portal asks for.')
      : wrong(
          `Nobody has consented for everybody to ${names.join(', ')}. Run npm run register with --consent.`,
        );
  const redirects = found.registration?.spa.redirectUris ?? [];
  const missing = wanted.redirectUris.filter((uri) => !redirects.includes(uri));
  const platform = missing.map((uri) =>
    wrong(`${uri} is no redirect URI of a single-page application. Run npm run register with --address.`),
  );
  return [consent, ...platform];
}

/** Checks what an administrator's sign-in can read: consent, platform and licence. */
export async function checkTenant(address: string, config: PortalConfig, token: string): Promise<Finding[]> {
  const client = graphClient(config, async () => token);
  try {
    const skus = await findLicences(client);
    const is = skus ? (licenceAmong(skus) ? right : wrong) : unknown;
    return [...(await registrationFindings(client, address, config)), is(licenceSentence(skus))];
  } catch (error) {
    if (!(error instanceof RegisterProblem)) throw error;
    return [wrong(error.message)];
  }
}
