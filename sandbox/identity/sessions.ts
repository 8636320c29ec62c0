import { randomBytes } from 'node:crypto';
import type { Context } from '../core/context';
import { findTenant } from '../core/tenants';
import { findUser } from '../directory/users';
import type { Account } from './accounts';

/** Like Entra's non-persistent sessions: a session ends a day after the last use. */
const SESSION_MS = 24 * 60 * 60 * 1000;

export const SESSION_COOKIE = 'sandbox_session';

interface Row {
  tenant_id: string;
  user_id: string;
}

/** The accounts signed in with this browser's cookie, the latest first. Counts as a use of the session. */
export function sessionAccounts(context: Context, sessionId: string | undefined): Account[] {
  if (!sessionId) return [];
  const { store, clock } = context;
  const rows = store.all<Row>(
    'select tenant_id, user_id from sign_in_sessions where session_id = ? and used_at > ? order by signed_in_at desc, rowid desc',
    sessionId,
    clock.now() - SESSION_MS,
  );
  store.run(
    'update sign_in_sessions set used_at = ? where session_id = ? and used_at > ?',
    clock.now(),
    sessionId,
    clock.now() - SESSION_MS,
  );
  return rows.flatMap((row) => {
    const tenant = findTenant(store, row.tenant_id);
    const user = tenant && findUser(store, tenant.id, row.user_id);
    return tenant && user ? [{ tenant, user }] : [];
  });
}

/**
 * Adds an account to the browser's session and returns the session's new id: an id from
 * before a sign-in is never kept.
 */
export function startSession(context: Context, oldId: string | undefined, account: Account): string {
  const { store, clock } = context;
  const id = randomBytes(32).toString('base64url');
  store.transaction(() => {
    if (oldId) store.run('update sign_in_sessions set session_id = ? where session_id = ?', id, oldId);
    store.run(
      'insert or replace into sign_in_sessions (session_id, tenant_id, user_id, signed_in_at, used_at) values (?, ?, ?, ?, ?)',
      id,
      account.tenant.id,
      account.user.id,
      clock.now(),
      clock.now(),
    );
  });
  return id;
}

/** Signs everybody out of this browser. */
export function endSession(context: Context, sessionId: string | undefined): void {
  if (sessionId) context.store.run('delete from sign_in_sessions where session_id = ?', sessionId);
}
