import * as v from 'valibot';

/**
 * The clouds that have access reviews, with the addresses of each: `usgov` is L4 (GCC High), `usgovdod` is L5 (DoD),
 * and `china` is operated by 21Vianet.
 * - `authority`: https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud. MSAL sends requests
 *   to these hosts even where an older name is configured, and the Content-Security-Policy must name the real hosts.
 * - `graph`: https://learn.microsoft.com/graph/deployments
 * - `myAccess`: https://learn.microsoft.com/entra/id-governance/entitlement-management-access-reviews-self-review names
 *   the addresses of `global` and the US Government. No page of Microsoft names China's: it comes from a copy of
 *   Microsoft's configuration and isn't proved.
 * - `admin`, the Entra admin center: https://learn.microsoft.com/entra/fundamentals/faq
 */
export const CLOUDS = {
  global: {
    authority: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    myAccess: 'https://myaccess.microsoft.com',
    admin: 'https://entra.microsoft.com',
  },
  usgov: {
    authority: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    myAccess: 'https://myaccess.microsoft.us',
    admin: 'https://entra.microsoft.us',
  },
  usgovdod: {
    authority: 'https://login.microsoftonline.us',
    graph: 'https://dod-graph.microsoft.us',
    myAccess: 'https://myaccess.microsoft.us',
    admin: 'https://entra.microsoft.us',
  },
  china: {
    authority: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    myAccess: 'https://myaccess.microsoftonline.cn',
    admin: 'https://entra.microsoftonline.cn',
  },
} as const;

/**
 * The permissions that a host may add. Most show more about the people under review or about what a Deny can do; the
 * last one lets sponsors confirm their guests.
 */
export const OPTIONAL_PERMISSIONS = [
  'User.Read.All',
  'GroupMember.Read.All',
  'Application.Read.All',
  'LifecyclePolicies-Guests.ReadWrite.All',
] as const;

/** The names of the delegated Graph permissions that a host's portal asks for at sign-in. */
export const permissionsOf = ({
  optionalPermissions,
}: Pick<PortalConfig, 'optionalPermissions'>): string[] => [
  'AccessReview.ReadWrite.All',
  'User.Read',
  ...optionalPermissions,
];

/** An id as Microsoft's services write it, in lower or upper case. */
export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** A verified domain name, which Entra accepts in place of a tenant id. */
export const DOMAIN = /^(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/** How many reasons a host may suggest, and the most characters of each. */
export const SUGGESTED_REASONS = { count: 20, length: 200 } as const;

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
/** Addresses and names that exist only in a local network (RFC 1918, 3927, 4193, 4291 and 6762). */
const LOCAL_NETWORK =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)[\d.]+$|^\[f(e[89ab]|[cd][\da-f])[\da-f]?:[\da-f:]*\]$|^[a-z\d-]+\.local$/;

/**
 * Whether a sandbox may replace Microsoft at this address: on this machine, or over TLS in its local network. A sandbox
 * elsewhere would receive what people decide. Only an origin is valid, with or without a slash at its end.
 */
export function isSandboxUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, origin } = new URL(text);
  if (text.replace(/\/$/, '') !== origin) return false;
  const isHere = LOOPBACK.includes(hostname);
  return protocol === 'https:' ? isHere || LOCAL_NETWORK.test(hostname) : protocol === 'http:' && isHere;
}

const sandboxUrl = v.pipe(
  v.string(),
  v.check(
    isSandboxUrl,
    'the sandbox must be an address of this machine, or an https one of its local network',
  ),
);

/**
 * `/config.json`: everything that differs between two hosts of the same export. `hosting` makes it; the portal reads it
 * once.
 */
export const PortalConfig = v.object({
  /** A tenant id, a verified domain, or `organizations`. */
  tenant: v.union([
    v.literal('organizations'),
    v.pipe(v.string(), v.regex(GUID)),
    v.pipe(v.string(), v.regex(DOMAIN)),
  ]),
  clientId: v.pipe(v.string(), v.regex(GUID)),
  cloud: v.picklist(['global', 'usgov', 'usgovdod', 'china']),
  optionalPermissions: v.array(v.picklist(OPTIONAL_PERMISSIONS)),
  /** Whether the portal reads reviews delegated to the reviewer, which only Graph's beta gives. */
  delegatedReviews: v.exactOptional(v.boolean()),
  /** Whether a browser may store reviews and decisions on its device, and open the portal without a network. */
  offline: v.optional(v.boolean(), true),
  /** Reasons that the organisation suggests; they are offered while typing and never filled in by themselves. */
  suggestedReasons: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(SUGGESTED_REASONS.length))),
      v.maxLength(SUGGESTED_REASONS.count),
    ),
    [],
  ),
  /** Only for a sandbox: the address that replaces both Microsoft's identity provider and Graph. */
  sandbox: v.optional(v.object({ url: sandboxUrl })),
});

export type PortalConfig = v.InferOutput<typeof PortalConfig>;
