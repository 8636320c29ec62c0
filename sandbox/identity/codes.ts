import { createHash, randomBytes } from 'node:crypto';
import type { Context } from '../core/context';
import { EntraProblem } from './problems';
import { isSameRedirect } from './redirects';

const CODE_MS = 10 * 60 * 1000;

/** Stored where no challenge was sent, because the column holds a text. */
const NO_CHALLENGE = '';

interface CodeGrant {
  /** The tenant of the sign-in. */
  tenantId: string;
  /** The tenant and id of the person's home account. */
  homeTenantId: string;
  userId: string;
  clientId: string;
  redirectUri: string;
  scope: string;
  /** Null: the app sent no challenge. */
  challenge: string | null;
  nonce: string | null;
  /** Machine time of the sign-in. */
  issuedAt: number;
}

interface Row {
  tenant_id: string;
  home_tenant_id: string;
  user_id: string;
  client_id: string;
  redirect_uri: string;
  scope: string;
  challenge: string;
  nonce: string | null;
  issued_at: number;
  redeemed_at: number | null;
}

/** Stores a grant and returns its one-time code. */
export function issueCode(context: Context, grant: Omit<CodeGrant, 'issuedAt'>): string {
  const code = randomBytes(32).toString('base64url');
  context.store.run(
    `insert into authorization_codes
      (code, tenant_id, home_tenant_id, user_id, client_id, redirect_uri, scope, challenge, nonce, issued_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    code,
    grant.tenantId,
    grant.homeTenantId,
    grant.userId,
    grant.clientId,
    grant.redirectUri,
    grant.scope,
    grant.challenge ?? NO_CHALLENGE,
    grant.nonce,
    context.clock.now(),
  );
  return code;
}

/** A client that sent a challenge must show its verifier; a verifier without a challenge is refused. */
function isVerified(challenge: string, verifier: string | null): boolean {
  if (challenge === NO_CHALLENGE || verifier === null) return challenge === NO_CHALLENGE && verifier === null;
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}

/**
 * Returns the grant of a code, once. Refuses a used or expired code, and one redeemed with another client,
 * redirect URI or code verifier; any attempt by its own client uses the code up.
 */
export function redeemCode(
  context: Context,
  code: string,
  proof: { clientId: string; redirectUri: string; verifier: string | null },
): CodeGrant {
  const { store, clock } = context;
  const row = store.get<Row>('select * from authorization_codes where code = ?', code);
  if (!row || row.client_id !== proof.clientId) throw new EntraProblem(70000);
  if (row.redeemed_at !== null) throw new EntraProblem(54005);
  store.run('update authorization_codes set redeemed_at = ? where code = ?', clock.now(), code);
  if (clock.now() >= row.issued_at + CODE_MS) throw new EntraProblem(70008);
  if (!isSameRedirect(row.redirect_uri, proof.redirectUri)) throw new EntraProblem(70000);
  if (!isVerified(row.challenge, proof.verifier)) throw new EntraProblem(501481);
  return {
    tenantId: row.tenant_id,
    homeTenantId: row.home_tenant_id,
    userId: row.user_id,
    clientId: row.client_id,
    redirectUri: row.redirect_uri,
    scope: row.scope,
    challenge: row.challenge || null,
    nonce: row.nonce,
    issuedAt: row.issued_at,
  };
}
