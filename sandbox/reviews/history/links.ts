import { randomBytes } from 'node:crypto';
import type { Context } from '../../core/context';
import type { Store } from '../../core/store';
import type { HistoryInstance } from './instances';

const DAY = 86_400_000;

/** A link to one instance's data, usable by everybody who has it. Times are tenant time in ms since 1970. */
export interface HistoryLink {
  token: string;
  tenantId: string;
  instanceSeq: number;
  fileName: string;
  createdAt: number;
  expiresAt: number;
}

const SELECT = `select token, tenant_id as tenantId, instance_seq as instanceSeq, file_name as fileName,
  created_at as createdAt, expires_at as expiresAt from history_links`;

/** `Last quarter's reviews` → `Last quarter_s reviews-{id}.csv`: the definition's name and the instance's id. */
function fileName(displayName: string, instanceId: string): string {
  const name = displayName.replace(/[^\p{L}\p{N} ._-]/gu, '_');
  return `${[...name].slice(0, 80).join('')}-${instanceId}.csv`;
}

/** Creates a link that is valid for 24 hours. Earlier links stay valid for their own 24 hours. */
export function createLink(
  store: Store,
  tenantId: string,
  { instance, displayName, now }: { instance: HistoryInstance; displayName: string; now: number },
): void {
  store.run(
    `insert into history_links (token, tenant_id, instance_seq, file_name, created_at, expires_at)
     values (?, ?, ?, ?, ?, ?)`,
    randomBytes(32).toString('base64url'),
    tenantId,
    instance.seq,
    fileName(displayName, instance.id),
    now,
    now + DAY,
  );
}

/** The newest link of an instance, if it is valid at `now`. */
export function newestLink(store: Store, instance: HistoryInstance, now: number): HistoryLink | undefined {
  const sql = `${SELECT} where instance_seq = ? and expires_at > ? order by seq desc limit 1`;
  return store.get<HistoryLink>(sql, instance.seq, now);
}

/** The link with this token, valid or not. */
export function findLink(store: Store, token: string): HistoryLink | undefined {
  return store.get<HistoryLink>(`${SELECT} where token = ?`, token);
}

const seconds = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/**
 * The link as a client gets it, with the query of an Azure shared access signature:
 * start, expiry, read, signature.
 */
export function linkUri({ sandboxUrl }: Context, link: HistoryLink): string {
  const query = new URLSearchParams({
    st: seconds(link.createdAt),
    se: seconds(link.expiresAt),
    sr: 'b',
    sp: 'r',
    sig: link.token,
  });
  return `${sandboxUrl}/history/${encodeURIComponent(link.fileName)}?${query}`;
}
