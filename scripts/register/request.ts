import { parseArgs } from 'node:util';
import { readEnvironment } from '../../hosting/environment';
import { GUID, type PortalConfig } from '../../lib/config';
import { portalOrigin } from '../origin';

export interface RegisterRequest {
  /** The host's configuration without the client id, which the registration gives. */
  config: Omit<PortalConfig, 'clientId'>;
  /** The portal's addresses: origins. */
  addresses: readonly string[];
  /**
   * A registration made by hand that the command uses; without one, it uses the registration named `attest`.
   */
  clientId?: string;
  displayName: string;
  signIn: 'device-code' | 'azure-cli';
  consent: boolean;
  dryRun: boolean;
  remove: boolean;
}

const FLAGS = {
  address: { type: 'string', multiple: true },
  tenant: { type: 'string' },
  cloud: { type: 'string' },
  'client-id': { type: 'string' },
  name: { type: 'string', default: 'Attest' },
  'azure-cli': { type: 'boolean', default: false },
  consent: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  remove: { type: 'boolean', default: false },
} as const;

function readFlags(args: string[]) {
  try {
    return parseArgs({ args, options: FLAGS }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The environment requires a client id, but this command is used to find it. */
const ANY_CLIENT_ID = '00000000-0000-0000-0000-000000000000';

function readAddresses(texts: readonly string[], mistakes: string[]): string[] {
  const addresses = texts.flatMap((text) => {
    const origin = portalOrigin(text);
    if (origin === undefined)
      mistakes.push(`--address takes the https address of the portal, without a path, not "${text}".`);
    return origin === undefined ? [] : [origin];
  });
  return [...new Set(addresses)];
}

/**
 * Reads the flags and the environment of `npm run register`.
 * @returns what to do, or one sentence for each mistake
 */
export function readRequest(
  args: string[],
  variables: Readonly<Record<string, string | undefined>>,
): RegisterRequest | { mistakes: string[] } {
  const flags = readFlags(args);
  if (typeof flags === 'string') return { mistakes: [flags] };
  const mistakes: string[] = [];
  const answer = readEnvironment({
    ...variables,
    ENTRA_TENANT_ID: flags.tenant ?? variables.ENTRA_TENANT_ID,
    GRAPH_CLOUD: flags.cloud ?? variables.GRAPH_CLOUD,
    ENTRA_CLIENT_ID: ANY_CLIENT_ID,
  });
  if ('mistakes' in answer) mistakes.push(...answer.mistakes);
  else if (answer.environment.config.tenant === 'organizations')
    mistakes.push('--tenant must name one tenant: each organisation registers the portal for itself.');
  const addresses = readAddresses(flags.address ?? [], mistakes);
  if (addresses.length === 0 && !flags.remove && mistakes.length === 0)
    mistakes.push('Say with --address where the portal is served, such as https://reviews.contoso.com.');
  const clientId = flags['client-id']?.toLowerCase();
  if (clientId !== undefined && !GUID.test(clientId))
    mistakes.push('--client-id must be the application (client) id of a registration, a GUID.');
  if (flags.remove && flags.consent) mistakes.push('--remove and --consent exclude each other.');
  if (mistakes.length > 0 || 'mistakes' in answer) return { mistakes };
  const { clientId: _, ...config } = answer.environment.config;
  return {
    config,
    addresses,
    ...(clientId && { clientId }),
    displayName: flags.name,
    signIn: flags['azure-cli'] ? 'azure-cli' : 'device-code',
    consent: flags.consent,
    dryRun: flags['dry-run'],
    remove: flags.remove,
  };
}
