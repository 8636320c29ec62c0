import type { Store } from '../core/store';

/** A person's delegate, who decides beside them: one user, or the members of a group. */
export interface Delegation {
  kind: 'user' | 'group';
  delegateId: string;
  /** Tenant time, ms since 1970; null: no limit. */
  startsAt: number | null;
  endsAt: number | null;
}

/**
 * The table of delegations.
 * https://learn.microsoft.com/graph/api/resources/approverdelegate?view=graph-rest-beta
 */
export const DELEGATION_TABLES = `
create table if not exists approver_delegates (
  tenant_id text not null,
  user_id text not null,
  delegate_id text not null,
  delegate_kind text not null,
  starts_at integer,
  ends_at integer,
  primary key (tenant_id, user_id)
) without rowid;
create index if not exists approver_delegates_by_delegate on approver_delegates (tenant_id, delegate_id);
`;

export function findDelegation(store: Store, tenantId: string, userId: string): Delegation | undefined {
  return store.get<Delegation>(
    `select delegate_kind as kind, delegate_id as delegateId, starts_at as startsAt, ends_at as endsAt
     from approver_delegates where tenant_id = ? and user_id = ?`,
    tenantId,
    userId,
  );
}

/** Replaces a person's delegate. */
export function saveDelegation(store: Store, tenantId: string, userId: string, delegation: Delegation): void {
  store.run(
    'insert or replace into approver_delegates values (?, ?, ?, ?, ?, ?)',
    tenantId,
    userId,
    delegation.delegateId,
    delegation.kind,
    delegation.startsAt,
    delegation.endsAt,
  );
}

/** The ids of the people in whose place this person may decide at a moment (tenant time, ms). */
export function delegatorsOf(store: Store, tenantId: string, userId: string, at: number): string[] {
  const sql = `select user_id as id from approver_delegates d where d.tenant_id = ?1 and d.user_id <> ?2
      and (d.delegate_id = ?2 or d.delegate_id in
        (select g.group_id from group_members g where g.tenant_id = ?1 and g.member_id = ?2))
      and coalesce(d.starts_at, ?3) <= ?3 and coalesce(d.ends_at, ?3 + 1) > ?3 order by user_id`;
  return store.all<{ id: string }>(sql, tenantId, userId, at).map(({ id }) => id);
}
