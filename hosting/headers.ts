import { CLOUDS, type PortalConfig } from '../lib/config';

/**
 * The kinds of answers that differ in headers. `page`: HTML of the portal, the 404 too · `bridge`:
 * the page to which MSAL returns, also loaded in the portal's own hidden frame · `worker`: the
 * service worker · `hashed`: a file whose name changes with its content · `file`: any other file ·
 * `answer`: made by the server itself.
 */
export const ANSWER_KINDS = ['page', 'bridge', 'worker', 'hashed', 'file', 'answer'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export interface HeaderContext {
  config: PortalConfig;
  /** The result of `inlineScriptHashes`. */
  scriptHashes: readonly string[];
}

/** The folder of files whose names change with their content. */
export const HASHED_FOLDER = '_next/static/';
const BRIDGE = 'auth/done.html';
const WORKERS = ['sw.js', 'sw-off.js'];

/** Browser features that the portal never uses, and so forbids. */
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

/**
 * The only addresses that the portal calls: Microsoft's identity provider and Graph of one
 * cloud, or the sandbox instead.
 */
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
    // Silent renewal: MSAL opens the identity provider in a hidden frame, which returns to the bridge.
    'frame-src': `'self' ${identity}`,
    'frame-ancestors': "'none'",
    ...CLOSED,
  });
}

const BRIDGE_POLICY = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  // The tab's icon, which a browser requests while a page is open.
  'img-src': "'self'",
  'frame-ancestors': "'self'",
  ...CLOSED,
});
/** A worker's own requests follow the policy of its script; this worker requests only files of the export. */
const WORKER_POLICY = policy({
  'default-src': "'none'",
  'connect-src': "'self'",
  'frame-ancestors': "'none'",
});
const FILE_POLICY = policy({ 'default-src': "'none'", 'frame-ancestors': "'none'" });

interface HeaderRow {
  name: string;
  /** The header's value for this kind of answer; undefined: no such header. */
  value(kind: AnswerKind, context: HeaderContext): string | undefined;
}

/** Every header of every answer; other code sets only content type, length, encoding, ETag and Location. */
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
  // The bridge answers across a window boundary, which this header would block:
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
    // Browsers read it only from documents; a page's forty files would carry it without effect.
    value: (kind) =>
      kind === 'hashed' ? undefined : CLOSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  },
  // Not for the sandbox: a browser that saw this header on localhost would refuse every service
  // without TLS there for two years.
  {
    name: 'Strict-Transport-Security',
    value: (_, { config }) => (config.sandbox ? undefined : 'max-age=63072000; includeSubDomains'),
  },
];

/** The kind of answer that a file of the export is. */
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
