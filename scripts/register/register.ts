import { CLOUDS } from '../../lib/config';
import { type CloudDocument, cloudMistake } from './cloud';
import { type FoundInTenant, findInTenant, findLicences } from './found';
import { graphClient } from './graph';
import { licenceSentence } from './licence';
import { perform } from './perform';
import { RegisterProblem } from './problem';
import type { RegisterRequest } from './request';
import { resultLines } from './result';
import { type Step, stepsBack, stepsTo, withoutConsent } from './steps';
import { type WantedInTenant, wantedFor } from './wanted';

async function checkCloud({ config }: RegisterRequest): Promise<void> {
  const authority = config.sandbox?.url ?? CLOUDS[config.cloud].authority;
  const answer = await fetch(`${authority}/${config.tenant}/v2.0/.well-known/openid-configuration`);
  if (!answer.ok)
    throw new RegisterProblem(`${authority} knows no tenant ${config.tenant}. Check --tenant and --cloud.`);
  const mistake = cloudMistake(config.cloud, (await answer.json()) as CloudDocument);
  if (mistake) throw new RegisterProblem(mistake);
}

function warnings(found: FoundInTenant): string[] {
  const { passwordCredentials = [], keyCredentials = [] } = found.registration ?? {};
  if (passwordCredentials.length + keyCredentials.length === 0) return [];
  return ['The registration holds a secret or a certificate. The portal uses none; only npm run links does.'];
}

function consentLine(
  { config, consent }: RegisterRequest,
  wanted: WantedInTenant,
  found: FoundInTenant,
): string[] {
  const names = withoutConsent(wanted, found);
  if (consent || names.length === 0) return [];
  return [
    `Nobody has consented for everybody to ${names.join(', ')}. An administrator does so with --consent, or at ${CLOUDS[config.cloud].authority}/${config.tenant}/adminconsent?client_id=…`,
  ];
}

const NOTHING = 'Nothing is to do.';

async function dryRun(steps: readonly Step[], say: (line: string) => void): Promise<void> {
  for (const [at, step] of steps.entries()) say(`${at + 1}. ${step.says}`);
  say(steps.length === 0 ? NOTHING : 'Nothing was done: this was a dry run.');
}

/**
 * Changes a tenant to what a host needs, or takes that back.
 * @param signIn gives an access token of Graph
 * @param say prints a line; each step is announced before it is taken
 * @throws RegisterProblem with a sentence for the administrator
 */
export async function register(
  request: RegisterRequest,
  signIn: () => Promise<string>,
  say: (line: string) => void,
): Promise<void> {
  await checkCloud(request);
  const token = await signIn();
  const client = graphClient(request.config, async () => token);
  const found = await findInTenant(client, request.clientId);
  const wanted = wantedFor(request.config, request.addresses, request.displayName);
  const steps = request.remove ? stepsBack(found) : stepsTo(wanted, found, request);
  if (!request.remove)
    for (const line of [licenceSentence(await findLicences(client)), ...warnings(found)]) say(line);
  if (request.dryRun) return dryRun(steps, say);
  const clientId = await perform(client, steps, found, say);
  if (steps.length === 0) say(NOTHING);
  if (request.remove) return;
  for (const line of consentLine(request, wanted, found)) say(line.replace('…', clientId));
  say(
    `The registration is in the Entra admin center, ${CLOUDS[request.config.cloud].admin}, under App registrations.`,
  );
  for (const line of resultLines({ ...request.config, clientId })) say(line);
}
