import * as v from 'valibot';
import { EMPTY_REGISTRATION, type RegistrationContent } from '../../directory/registrations';
import { name, text } from './bodies';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a redirect URI is allowed: https, or http of this machine; no fragment; no wildcard for apps of one
 * organisation. https://learn.microsoft.com/entra/identity-platform/reply-url#restrictions-and-limitations
 */
function isRedirectUri(uri: string): boolean {
  if (!URL.canParse(uri) || /[#*]/.test(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}

const redirectUris = v.optional(
  v.pipe(
    v.array(v.pipe(v.string(), v.maxLength(256), v.check(isRedirectUri))),
    v.maxLength(256),
    v.check((uris) => new Set(uris).size === uris.length),
  ),
);
const guid = v.pipe(v.string(), v.uuid(), v.toLowerCase());
const writable = {
  '@odata.type': v.optional(v.string()),
  description: text(1024),
  signInAudience: v.optional(
    v.picklist([
      'AzureADMyOrg',
      'AzureADMultipleOrgs',
      'AzureADandPersonalMicrosoftAccount',
      'PersonalMicrosoftAccount',
    ]),
  ),
  spa: v.optional(v.strictObject({ redirectUris })),
  web: v.optional(
    v.strictObject({
      redirectUris,
      homePageUrl: text(256),
      logoutUrl: text(256),
      implicitGrantSettings: v.optional(
        v.strictObject({
          enableAccessTokenIssuance: v.optional(v.boolean()),
          enableIdTokenIssuance: v.optional(v.boolean()),
        }),
      ),
    }),
  ),
  requiredResourceAccess: v.optional(
    v.array(
      v.strictObject({
        resourceAppId: guid,
        resourceAccess: v.array(v.strictObject({ id: guid, type: v.picklist(['Scope', 'Role']) })),
      }),
    ),
  ),
};

/** https://learn.microsoft.com/graph/api/application-post-applications#request-body */
export const NewRegistrationBody = v.strictObject({ displayName: name(256), ...writable });
/** https://learn.microsoft.com/graph/api/application-update#request-body */
export const RegistrationChanges = v.strictObject({ displayName: v.optional(name(256)), ...writable });

type SentChanges = v.InferOutput<typeof RegistrationChanges>;

/** The content after a change: omitted properties stay; a list in the body replaces the old list. */
export function changed<Before extends RegistrationContent>(before: Before, body: SentChanges): Before {
  const { implicitGrantSettings: implicit } = body.web ?? {};
  return {
    ...before,
    displayName: body.displayName ?? before.displayName,
    description: body.description === undefined ? before.description : body.description,
    signInAudience: body.signInAudience ?? before.signInAudience,
    spaRedirectUris: body.spa?.redirectUris ?? before.spaRedirectUris,
    web: {
      redirectUris: body.web?.redirectUris ?? before.web.redirectUris,
      idTokens: implicit?.enableIdTokenIssuance ?? before.web.idTokens,
      accessTokens: implicit?.enableAccessTokenIssuance ?? before.web.accessTokens,
    },
    requiredResourceAccess: body.requiredResourceAccess ?? before.requiredResourceAccess,
  };
}

/** The content of a new registration. */
export const newRegistration = (body: v.InferOutput<typeof NewRegistrationBody>): RegistrationContent =>
  changed({ ...EMPTY_REGISTRATION, displayName: body.displayName }, body);
