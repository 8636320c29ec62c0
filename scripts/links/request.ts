import { parseArgs } from 'node:util';
import { readEnvironment } from '../../hosting/environment';
import { GUID, type PortalConfig } from '../../lib/config';
import { type Credential, NO_CREDENTIAL, readCredential } from '../../notifier/sign-in/credential';
import { FORMATS, type Format } from './print-links';

export interface Request {
  config: PortalConfig;
  credential: Credential;
  portalUrl: string;
  definitionId: string;
  instanceId?: string;
  format: Format;
}

function readFlags(args: string[], mistakes: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { instance: { type: 'string' }, format: { type: 'string', default: 'text' } },
    });
    return { ...values, definition: positionals.length === 1 ? positionals[0] : undefined };
  } catch (error) {
    mistakes.push(error instanceof Error ? error.message : String(error));
    return { format: 'text', instance: undefined, definition: undefined };
  }
}

function readPortalUrl(text: string | undefined, mistakes: string[]): string {
  const url = text && URL.canParse(text) ? new URL(text) : undefined;
  const loopback = url && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url && (url.protocol === 'https:' || (loopback && url.protocol === 'http:'))) return url.origin;
  mistakes.push('PORTAL_URL must be the https address of the portal that the links lead to.');
  return '';
}

/**
 * Reads the flags and the environment of `npm run links -- {definition}`.
 * @returns what to do, or one sentence for each mistake
 */
export function readRequest(
  args: string[],
  variables: Readonly<Record<string, string | undefined>>,
): Request | { mistakes: string[] } {
  const mistakes: string[] = [];
  const answer = readEnvironment(variables);
  if ('mistakes' in answer) mistakes.push(...answer.mistakes);
  else if (answer.environment.config.tenant === 'organizations')
    mistakes.push(
      'ENTRA_TENANT_ID must name one tenant here: links are made for one organisation at a time.',
    );
  const credential = readCredential(variables);
  if (!credential) mistakes.push(NO_CREDENTIAL);
  const portalUrl = readPortalUrl(variables.PORTAL_URL, mistakes);

  const { definition, instance, format: name } = readFlags(args, mistakes);
  const format = FORMATS.find((candidate) => candidate === name);
  if (!format) mistakes.push(`--format must be one of ${FORMATS.join(', ')}.`);
  if (!definition || !GUID.test(definition)) mistakes.push('Name one review by its definition’s id, a GUID.');
  if (instance !== undefined && !GUID.test(instance))
    mistakes.push('--instance must be an instance’s id, a GUID.');
  if (mistakes.length > 0 || 'mistakes' in answer || !credential || !definition || !format)
    return { mistakes };
  const { config } = answer.environment;
  return {
    config,
    credential,
    portalUrl,
    definitionId: definition.toLowerCase(),
    instanceId: instance?.toLowerCase(),
    format,
  };
}
