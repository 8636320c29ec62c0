import { CLOUDS, type PortalConfig } from '../lib/config';

/**
 * What an answer is, as far as headers go.
 * `page`: HTML of the portal, the 404 too · `bridge`: the page MSAL returns to, also loaded in our own hidden frame ·
 * `worker`: the service worker · `hashed`: a file whose name changes with its content · `file`: any other file ·
 * `answer`: made by the server itself.
 */
export const ANSWER_KINDS = ['page', 'bridge', 'worker', 'hashed', 'file', 'answer'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export interface HeaderContext {
  config: PortalConfig;
  /** From `inlineScriptHashes`. */
  scriptHashes: readonly string[];
}

/** The folder of files whose names change with their content. */
export const HASHED_FOLDER = '_next/static/';
const BRIDGE = 'auth/done.html';
const WORKERS = ['sw.js', 'sw-off.js'];

/** Browser features that a page could ask for and this one never does. */
const CLOSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

const policy = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

const CLOSED = { 'base-uri': "'none'", 'form-action': "'none'", 'object-src': "'none'" };

/** Whom the portal talks to, and nobody else: Microsoft's identity and Graph of one cloud, or the sandbox in their place. */
function talksTo({ cloud, sandbox }: PortalConfig): { identity: string; graph: string } {
  if (sandbox) return { identity: sandbox.url, graph: sandbox.url };
  return { identity: CLOUDS[cloud].authority, graph: CLOUDS[cloud].graph };
}

function pagePolicy({ config, scriptHashes }: HeaderContext): string {
  const { identity, graph } = talksTo(config);
  return policy({
    'default-src': "'none'",
    'script-src': ["'self'", ...scriptHashes].join(' '),
    'style-src': "'self'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'manifest-src': "'self'",
    'worker-src': "'self'",
    'connect-src': ["'self'", ...new Set([identity, graph])].join(' '),
    // Silent renewal: MSAL opens the identity provider in a hidden frame, which comes back to the bridge.
    'frame-src': `'self' ${identity}`,
    'frame-ancestors': "'none'",
    ...CLOSED,
  });
}

const BRIDGE_POLICY = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  // The icon of the tab, which a browser asks for while the page stands there.
  'img-src': "'self'",
  'frame-ancestors': "'self'",
  ...CLOSED,
});
/** A worker's own requests follow the policy that its script came with; ours asks for the files of the export alone. */
const WORKER_POLICY = policy({
  'default-src': "'none'",
  'connect-src': "'self'",
  'frame-ancestors': "'none'",
});
const FILE_POLICY = policy({ 'default-src': "'none'", 'frame-ancestors': "'none'" });

interface HeaderRow {
  name: string;
  /** The value for this kind of answer, or undefined for none. */
  value(kind: AnswerKind, context: HeaderContext): string | undefined;
}

/** Every header of every answer; nothing else sets one but content type, length, encoding, ETag and Location. */
const HEADERS: readonly HeaderRow[] = [
  {
    name: 'Content-Security-Policy',
    value: (kind, context) => {
      if (kind === 'page') return pagePolicy(context);
      if (kind === 'worker') return WORKER_POLICY;
      return kind === 'bridge' ? BRIDGE_POLICY : FILE_POLICY;
    },
  },
  {
    name: 'Cache-Control',
    value: (kind) => {
      if (kind === 'hashed') return 'public, max-age=31536000, immutable';
      return kind === 'bridge' || kind === 'answer' ? 'no-store' : 'no-cache';
    },
  },
  // The bridge answers across a window boundary, which this header would cut:
  // https://learn.microsoft.com/entra/msal/javascript/browser/v4-migration
  {
    name: 'Cross-Origin-Opener-Policy',
    value: (kind) => (kind === 'bridge' ? undefined : 'same-origin'),
  },
  { name: 'Cross-Origin-Resource-Policy', value: () => 'same-origin' },
  { name: 'X-Content-Type-Options', value: () => 'nosniff' },
  { name: 'Referrer-Policy', value: () => 'no-referrer' },
  {
    name: 'Permissions-Policy',
    // Browsers read it of documents alone; a page's forty files would carry it for nothing.
    value: (kind) =>
      kind === 'hashed' ? undefined : CLOSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  },
  // A browser that once saw this on localhost would refuse everything that runs there without TLS for two years.
  {
    name: 'Strict-Transport-Security',
    value: (_, { config }) => (config.sandbox ? undefined : 'max-age=63072000; includeSubDomains'),
  },
];

/** Which kind of answer a file of the export is. */
export function kindOf(name: string): AnswerKind {
  if (name === BRIDGE) return 'bridge';
  if (WORKERS.includes(name)) return 'worker';
  if (name.endsWith('.html')) return 'page';
  return name.startsWith(HASHED_FOLDER) ? 'hashed' : 'file';
}

/** The headers of one answer, by name. */
export function headersFor(kind: AnswerKind, context: HeaderContext): Record<string, string> {
  const rows = HEADERS.map(({ name, value }) => [name, value(kind, context)] as const);
  return Object.fromEntries(rows.filter((row): row is readonly [string, string] => row[1] !== undefined));
}
