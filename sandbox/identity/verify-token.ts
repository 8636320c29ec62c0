import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import * as v from 'valibot';
import type { Context } from '../core/context';
import { type Caller, GraphProblem } from '../core/graph-message';
import { findTenant, type Tenant } from '../core/tenants';
import { findUser } from '../directory/users';
import { isIssuer } from './called-as';
import { isClient } from './client';
import { signingKey } from './keys';
import { GRAPH_RESOURCE } from './scopes';

const Claims = v.object({
  tid: v.string(),
  oid: v.string(),
  azp: v.string(),
  idtyp: v.picklist(['user', 'app']),
  scp: v.optional(v.string(), ''),
  roles: v.optional(v.array(v.string()), []),
});

/** Graph's answer to an invalid token. https://learn.microsoft.com/graph/resolve-auth-errors */
function refused(message: string): GraphProblem {
  return new GraphProblem(401, 'InvalidAuthenticationToken', message, {
    'www-authenticate':
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
  });
}

function refusedFor(error: unknown): GraphProblem {
  if (error instanceof errors.JWTExpired) return refused('Lifetime validation failed, the token is expired.');
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud')
    return refused('Access token validation failure. Invalid audience.');
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return refused('Access token validation failure. Invalid signature.');
  return refused('Access token validation failure.');
}

async function verifiedPayload(context: Context, token: string): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, signingKey(context).publicKey, {
      algorithms: ['RS256'],
      audience: GRAPH_RESOURCE,
      requiredClaims: ['exp', 'iss'],
      currentDate: new Date(context.clock.now()),
    });
    return payload;
  } catch (error) {
    throw refusedFor(error);
  }
}

function bearer(header: string | null): string {
  const token = header?.match(/^Bearer +(\S+) *$/i)?.[1];
  if (!token) throw refused('Access token is empty.');
  return token;
}

/**
 * The caller of Graph. Throws Graph's 401 unless signature, audience, expiry, issuer,
 * tenant and user are all valid.
 */
export async function verifyCaller(context: Context, authorization: string | null): Promise<Caller> {
  const payload = await verifiedPayload(context, bearer(authorization));
  const claims = v.safeParse(Claims, payload);
  if (!claims.success) throw refused('Access token validation failure. Claims are missing.');
  const { tid, oid, azp, idtyp, scp, roles } = claims.output;
  const tenant = findTenant(context.store, tid);
  if (!tenant || tenant.id !== tid) throw refused('Access token validation failure. Unknown tenant.');
  if (!isIssuer(context, tid, payload.iss)) throw refused('Access token validation failure. Invalid issuer.');
  if (!isClient(context.store, azp)) throw refused('Access token validation failure. Unknown client.');
  const user = idtyp === 'user' ? findUser(context.store, tid, oid) : undefined;
  if (idtyp === 'user' && !user?.accountEnabled)
    throw refused('The user of the token is unknown or disabled.');
  const scopes = new Set(scp.split(' ').filter(Boolean));
  return { tenant, userId: user?.id ?? null, appId: azp, scopes, roles: new Set(roles) };
}

/** The tenant that a token claims, unverified: used only to log a refused call under that tenant. */
export function claimedTenant(context: Context, authorization: string | null): Tenant | undefined {
  try {
    const { tid } = decodeJwt(bearer(authorization));
    return typeof tid === 'string' ? findTenant(context.store, tid) : undefined;
  } catch {
    return undefined;
  }
}
