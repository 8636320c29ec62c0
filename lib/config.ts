import * as v from 'valibot';

/**
 * The clouds that have access reviews, and where each answers. The first names of the US Government's: L4 (GCC High) and
 * L5 (DoD); the last one is operated by 21Vianet.
 * `authority`: https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud. The sign-in library
 * goes to these hosts even where an older name is set, and the portal's policy must name where it goes.
 * `graph`: https://learn.microsoft.com/graph/deployments
 * `myAccess`: https://learn.microsoft.com/entra/id-governance/entitlement-management-access-reviews-self-review has the
 * first two; no page of Microsoft's names China's: it is from a copy of Microsoft's configuration, and not proved.
 * `admin`, the Entra admin center: https://learn.microsoft.com/entra/fundamentals/faq
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
 * Permissions a host may add; each shows more about the people under review or about what a Deny can do, and the last one
 * lets sponsors attest their guests.
 */
export const OPTIONAL_PERMISSIONS = [
  'User.Read.All',
  'GroupMember.Read.All',
  'Application.Read.All',
  'LifecyclePolicies-Guests.ReadWrite.All',
] as const;

/** The delegated permissions of Graph that a host's portal asks for at sign-in, by name. */
export const permissionsOf = ({
  optionalPermissions,
}: Pick<PortalConfig, 'optionalPermissions'>): string[] => [
  'AccessReview.ReadWrite.All',
  'User.Read',
  ...optionalPermissions,
];

export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** A verified domain name as Entra takes it in place of a tenant id. */
export const DOMAIN = /^(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/** How many reasons a host may suggest, and of how many characters each. */
export const SUGGESTED_REASONS = { count: 20, length: 200 } as const;

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
/** Addresses that no one outside of a local network has (RFC 1918, 3927, 4193, 4291), and its names (RFC 6762). */
const LOCAL_NETWORK =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)[\d.]+$|^\[f(e[89ab]|[cd][\da-f])[\da-f]?:[\da-f:]*\]$|^[a-z\d-]+\.local$/;

/**
 * Whether a sandbox may answer here in Microsoft's place: at this machine, over TLS also in its local network. One
 * elsewhere would be sent what people decide. An origin alone, with or without a slash at its end.
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

/** `/config.json`: all that differs between two hosts of the same export. Made by `hosting`, read once by the portal. */
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
  /** Whether reviews that others delegate to the reviewer are looked for, which only Graph's beta can tell. */
  delegatedReviews: v.exactOptional(v.boolean()),
  /** Whether a browser may keep reviews and decisions on its device, and open the portal without a network. */
  offline: v.optional(v.boolean(), true),
  /** Reasons the organisation suggests; offered while typing, never filled in by themselves. */
  suggestedReasons: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(SUGGESTED_REASONS.length))),
      v.maxLength(SUGGESTED_REASONS.count),
    ),
    [],
  ),
  /** Present only beside a sandbox: where identity and Graph are answered instead of at Microsoft. */
  sandbox: v.optional(v.object({ url: sandboxUrl })),
});

export type PortalConfig = v.InferOutput<typeof PortalConfig>;
