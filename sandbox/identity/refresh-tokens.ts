import { randomBytes } from 'node:crypto';
import type { Context } from '../core/context';
import { EntraProblem } from './problems';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The lifetimes, in ms. https://learn.microsoft.com/entra/identity-platform/refresh-tokens#token-lifetime */
const LIFETIME_MS = { singlePage: DAY_MS, other: 90 * DAY_MS };

interface RefreshGrant {
  /** The home account. The token works in every tenant where that person has a user. */
  tenantId: string;
  userId: string;
  clientId: string;
  scope: string;
  singlePage: boolean;
  /** Machine time. The successors of a single-page token end at the same time. */
  expiresAt: number;
}

interface Row {
  tenant_id: string;
  user_id: string;
  client_id: string;
  scope: string;
  single_page: number;
  expires_at: number;
  revoked_at: number | null;
}

/** When a refresh token from a sign-in at `signedInAt` expires. */
export function refreshTokenEnd(signedInAt: number, singlePage: boolean): number {
  return signedInAt + (singlePage ? LIFETIME_MS.singlePage : LIFETIME_MS.other);
}

/** Stores a grant and returns its refresh token. */
export function issueRefreshToken(context: Context, grant: RefreshGrant): string {
  const token = randomBytes(48).toString('base64url');
  context.store.run(
    `insert into refresh_tokens
      (token, tenant_id, user_id, client_id, scope, single_page, issued_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)`,
    token,
    grant.tenantId,
    grant.userId,
    grant.clientId,
    grant.scope,
    grant.singlePage,
    context.clock.now(),
    grant.expiresAt,
  );
  return token;
}

/**
 * The grant of a refresh token. The token stays valid after use, as Entra's do. Refuses a token of another
 * client, a revoked or expired one, and a single-page token that doesn't come from a browser.
 */
export function redeemRefreshToken(
  context: Context,
  token: string,
  by: { clientId: string; crossOrigin: boolean },
): RefreshGrant {
  const row = context.store.get<Row>('select * from refresh_tokens where token = ?', token);
  if (!row || row.client_id !== by.clientId) throw new EntraProblem(70000);
  const singlePage = row.single_page === 1;
  if (row.revoked_at !== null) throw new EntraProblem(50173);
  if (context.clock.now() >= row.expires_at) throw new EntraProblem(singlePage ? 700084 : 70008);
  requireOrigin(singlePage, by.crossOrigin);
  return {
    tenantId: row.tenant_id,
    userId: row.user_id,
    clientId: row.client_id,
    scope: row.scope,
    singlePage,
    expiresAt: row.expires_at,
  };
}

/**
 * Throws unless the request fits the app: a single-page app redeems in the browser, with an Origin
 * header; all other apps send none.
 */
export function requireOrigin(singlePage: boolean, crossOrigin: boolean): void {
  if (singlePage && !crossOrigin) throw new EntraProblem(9002327);
  if (!singlePage && crossOrigin) throw new EntraProblem(9002326);
}

/** When the successor of a used refresh token expires. */
export function successorEnd(context: Context, grant: RefreshGrant): number {
  return grant.singlePage ? grant.expiresAt : refreshTokenEnd(context.clock.now(), false);
}
