import { isIPv6 } from 'node:net';
import * as v from 'valibot';
import { CLOUDS, isSandboxUrl, OPTIONAL_PERMISSIONS, PortalConfig, SUGGESTED_REASONS } from '../lib/config';

/** The settings of the hosting server from its environment. */
export interface Environment {
  host: string;
  port: number;
  config: PortalConfig;
  /** The address for security reports; absent where the host sets none. */
  securityContact?: string;
}

export type EnvironmentAnswer = { environment: Environment } | { mistakes: string[] };

const PORT = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.minValue(0), v.maxValue(65_535));
const permissionNames = (text: string) => text.split(/[\s,]+/).filter((name) => name !== '');
const sentences = (text: string) =>
  text
    .split('|')
    .map((reason) => reason.trim())
    .filter((reason) => reason !== '');

/** One row for each variable: its default, its form, and the sentence for a mistake. */
const VARIABLES = {
  ENTRA_TENANT_ID: {
    schema: PortalConfig.entries.tenant,
    sentence:
      'ENTRA_TENANT_ID must be the tenant’s id (a GUID), one of its verified domains, or "organizations"',
  },
  ENTRA_CLIENT_ID: {
    schema: PortalConfig.entries.clientId,
    sentence: 'ENTRA_CLIENT_ID must be the application (client) id of the app registration, a GUID',
  },
  GRAPH_CLOUD: {
    fallback: 'global',
    schema: PortalConfig.entries.cloud,
    sentence: `GRAPH_CLOUD must be one of ${Object.keys(CLOUDS).join(', ')}`,
  },
  OPTIONAL_PERMISSIONS: {
    fallback: '',
    schema: v.pipe(v.string(), v.transform(permissionNames), PortalConfig.entries.optionalPermissions),
    sentence: `OPTIONAL_PERMISSIONS must be a list with commas of: ${OPTIONAL_PERMISSIONS.join(', ')}`,
  },
  OFFLINE: {
    fallback: 'on',
    schema: v.pipe(
      v.picklist(['on', 'off']),
      v.transform((word) => word === 'on'),
    ),
    sentence: 'OFFLINE must be on or off',
  },
  DELEGATED_REVIEWS: {
    fallback: 'off',
    schema: v.pipe(
      v.picklist(['on', 'off']),
      v.transform((word) => word === 'on'),
    ),
    sentence: 'DELEGATED_REVIEWS must be on or off',
  },
  SUGGESTED_REASONS: {
    fallback: '',
    schema: v.pipe(v.string(), v.transform(sentences), v.unwrap(PortalConfig.entries.suggestedReasons)),
    sentence: `SUGGESTED_REASONS must be at most ${SUGGESTED_REASONS.count} reasons with | between them, each of at most ${SUGGESTED_REASONS.length} characters`,
  },
  SANDBOX_URL: {
    fallback: '',
    schema: v.pipe(
      v.string(),
      v.check((url) => url === '' || isSandboxUrl(url)),
      v.transform((url) => url.replace(/\/$/, '')),
    ),
    sentence:
      'SANDBOX_URL must be an address of this machine, or an https one of its local network, without a path, such as http://localhost:4100',
  },
  SECURITY_CONTACT: {
    fallback: '',
    schema: v.pipe(v.string(), v.regex(/^((https|mailto|tel):\S+)?$/i)),
    sentence:
      'SECURITY_CONTACT must be an https, mailto or tel address, such as https://contoso.com/security',
  },
  PORT: { fallback: '3000', schema: PORT, sentence: 'PORT must be a number between 0 and 65535' },
  HOST: {
    fallback: 'localhost',
    schema: v.pipe(
      v.string(),
      v.regex(/^[a-z0-9.:-]+$/i),
      v.check((host) => !host.includes(':') || isIPv6(host)),
    ),
    sentence:
      'HOST must be a host name or an address to listen on, without a port, such as localhost, 0.0.0.0 or ::',
  },
} as const;

type Name = keyof typeof VARIABLES;

/**
 * Reads and checks the environment.
 * @returns the settings, or one plain sentence for each mistake, all of them together
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): EnvironmentAnswer {
  const mistakes: string[] = [];
  const read = <N extends Name>(name: N): v.InferOutput<(typeof VARIABLES)[N]['schema']> | undefined => {
    const row: { fallback?: string; schema: v.GenericSchema; sentence: string } = VARIABLES[name];
    const given = variables[name]?.trim() || row.fallback;
    const parsed = v.safeParse(row.schema, given);
    if (parsed.success) return parsed.output as v.InferOutput<(typeof VARIABLES)[N]['schema']>;
    mistakes.push(
      given === undefined ? `${row.sentence}; it is not set.` : `${row.sentence}, not "${given}".`,
    );
    return undefined;
  };
  const tenant = read('ENTRA_TENANT_ID');
  const clientId = read('ENTRA_CLIENT_ID');
  const cloud = read('GRAPH_CLOUD');
  const optionalPermissions = read('OPTIONAL_PERMISSIONS');
  const offline = read('OFFLINE');
  const delegatedReviews = read('DELEGATED_REVIEWS');
  const suggestedReasons = read('SUGGESTED_REASONS');
  const sandboxUrl = read('SANDBOX_URL');
  const securityContact = read('SECURITY_CONTACT');
  const port = read('PORT');
  const host = read('HOST');
  if (sandboxUrl && cloud !== undefined && cloud !== 'global')
    mistakes.push(
      `SANDBOX_URL goes with GRAPH_CLOUD=global only, not "${cloud}": the sandbox plays that cloud.`,
    );
  if (
    tenant === undefined ||
    clientId === undefined ||
    cloud === undefined ||
    optionalPermissions === undefined ||
    offline === undefined ||
    suggestedReasons === undefined ||
    port === undefined ||
    host === undefined ||
    mistakes.length > 0
  )
    return { mistakes };
  const config: PortalConfig = { tenant, clientId, cloud, optionalPermissions, offline, suggestedReasons };
  if (delegatedReviews) config.delegatedReviews = true;
  return {
    environment: {
      host,
      port,
      config: sandboxUrl ? { ...config, sandbox: { url: sandboxUrl } } : config,
      ...(securityContact && { securityContact }),
    },
  };
}
