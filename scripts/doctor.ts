import { parseArgs } from 'node:util';
import { examine } from './doctor/examine';
import { harmless } from './harmless';
import { portalOrigin } from './origin';
import { signIn } from './register/sign-in';

const MARKS = { right: 'ok', wrong: 'WRONG', unknown: '?' } as const;

/**
 * `npm run doctor -- {address}`: prints a host's problems in sentences. The exit
 * status is 1 where there is one.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'sign-in': { type: 'boolean' }, 'azure-cli': { type: 'boolean' } },
  });
  const address = portalOrigin(positionals[0] ?? '');
  if (!address || positionals.length > 1)
    throw new Error(
      'Name the address of one portal, without a path: npm run doctor -- https://reviews.contoso.com',
    );
  const how = values['azure-cli'] ? 'azure-cli' : 'device-code';
  const signed = values['sign-in'] || values['azure-cli'];
  const findings = await examine(
    address,
    signed
      ? { how, token: (config) => signIn({ config, signIn: how, dryRun: true }, console.log) }
      : undefined,
  );
  for (const { is, says } of findings) console.log(harmless(`${MARKS[is].padEnd(5)} ${says}`));
  if (!signed)
    console.log(
      '      Consent and licence were not looked at: add --sign-in or --azure-cli as an administrator.',
    );
  process.exit(findings.some(({ is }) => is === 'wrong') ? 1 : 0);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
});
