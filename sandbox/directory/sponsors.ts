import type { Store } from '../core/store';
import type { Principal } from './principals';

/**
 * A sponsor of a guest: a user, or a group whose members are all sponsors.
 * https://learn.microsoft.com/graph/api/user-list-sponsors
 */
export type Sponsor = Principal & { kind: 'user' | 'group' };

/** A person's sponsors, in the order they were added. */
export function sponsorsOf(store: Store, tenantId: string, userId: string): Sponsor[] {
  const sql = `select sponsor_id as id, sponsor_kind as kind from sponsors
    where tenant_id = ? and user_id = ? order by pk`;
  return store.all<Sponsor>(sql, tenantId, userId);
}

/** The ids of the users whom this user sponsors, directly or as a member of a group. */
export function sponsoredBy(store: Store, tenantId: string, sponsorId: string): string[] {
  const sql = `select s.user_id as id, min(s.pk) as place from sponsors s where s.tenant_id = ?1 and (s.sponsor_id = ?2
      or s.sponsor_id in (select g.group_id from group_members g where g.tenant_id = ?1 and g.member_id = ?2))
    group by s.user_id order by place`;
  return store.all<{ id: string }>(sql, tenantId, sponsorId).map(({ id }) => id);
}

/** Adds a sponsor; an existing one stays. */
export function addSponsor(store: Store, tenantId: string, userId: string, sponsor: Sponsor): void {
  const sql =
    'insert or ignore into sponsors (tenant_id, user_id, sponsor_id, sponsor_kind) values (?, ?, ?, ?)';
  store.run(sql, tenantId, userId, sponsor.id, sponsor.kind);
}

/** Removes a sponsor. False: the principal was not one. */
export function removeSponsor(store: Store, tenantId: string, userId: string, sponsorId: string): boolean {
  const sql = 'delete from sponsors where tenant_id = ? and user_id = ? and sponsor_id = ?';
  return store.run(sql, tenantId, userId, sponsorId) > 0;
}
