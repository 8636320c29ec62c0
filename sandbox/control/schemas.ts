import * as v from 'valibot';
import { SWITCH_NAMES } from '../core/switches';

const DOMAIN = /^(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/** `POST /sandbox/tenants`; all properties except `domain` and `seed` are for the seed `large`. */
export const NewTenant = v.strictObject({
  seed: v.optional(v.picklist(['contoso', 'large', 'empty']), 'contoso'),
  items: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200_000))),
  varied: v.optional(v.boolean()),
  previous: v.optional(v.boolean()),
  stages: v.optional(v.picklist([2, 3])),
  domain: v.optional(v.pipe(v.string(), v.regex(DOMAIN, 'not a domain name'))),
});

/** `PUT /sandbox/tenants/{tenant}/switches`: named switches are set, the others stay. */
export const SwitchChange = v.record(v.picklist(SWITCH_NAMES), v.boolean());

/** `POST /sandbox/tenants/{tenant}/tokens` */
export const TokenChange = v.strictObject({
  /** The lifetime, in seconds, of access tokens issued from now on. */
  accessTokenSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(86_400))),
  /** Refuses every refresh token issued so far to the tenant's people. */
  revokeRefreshTokens: v.optional(v.literal(true)),
  /** Ends the sessions of the tenant's people in every browser, so that silent sign-in is refused too. */
  endSessions: v.optional(v.literal(true)),
});
