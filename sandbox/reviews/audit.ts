import type { Store } from '../core/store';

/**
 * Who did something. A person has a user principal name; without one the actor is an
 * application, whose `id` is its client id.
 */
export interface Actor {
  id: string;
  displayName: string;
  userPrincipalName: string;
}

/**
 * The activities that the service "Access Reviews" logs, each with its category and kind of operation.
 * https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities#access-reviews
 */
export const ACTIVITIES = {
  'Create access review': ['Policy', 'Add'],
  'Update access review': ['Policy', 'Update'],
  'Delete access review': ['Policy', 'Delete'],
  'Access review ended': ['Policy', 'Update'],
  'Approve decision': ['Policy', 'Update'],
  'Deny decision': ['Policy', 'Update'],
  "Don't know decision": ['Policy', 'Update'],
  'Reset decision': ['Policy', 'Update'],
  'Bulk Approve decisions': ['Policy', 'Update'],
  'Bulk Deny decisions': ['Policy', 'Update'],
  "Bulk mark decisions as don't know": ['Policy', 'Update'],
  'Bulk Reset decisions': ['Policy', 'Update'],
  'Auto review': ['UserManagement', 'Update'],
  'Auto apply review': ['UserManagement', 'Update'],
  'Apply review': ['UserManagement', 'Update'],
  'Apply decision': ['Policy', 'Update'],
} as const satisfies Record<string, readonly [category: string, operation: string]>;

export type Activity = keyof typeof ACTIVITIES;

/**
 * The table of the audit log. It stores names as they were, because the named objects may be deleted later.
 */
export const AUDIT_TABLES = `
create table if not exists review_audit (
  seq integer primary key,
  tenant_id text not null,
  at integer not null,
  activity text not null,
  by_id text not null,
  by_name text not null,
  by_upn text not null,
  definition_id text not null,
  definition_name text not null,
  about text
);
create index if not exists audit_by_time on review_audit (tenant_id, at);
`;

/**
 * How long Entra keeps the log in a tenant with P1 or P2, in ms.
 * https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention
 */
const KEPT_MS = 30 * 86_400_000;

/** Adds an entry about a review, and about one of its items where `itemSeq` names it. `at`: tenant time, ms since 1970. */
export function writeAudit(
  store: Store,
  entry: { activity: Activity; definitionSeq: number; at: number; by: Actor; itemSeq?: number },
): void {
  const { activity, definitionSeq, at, by, itemSeq = null } = entry;
  store.run(
    `insert into review_audit (tenant_id, at, activity, by_id, by_name, by_upn, definition_id, definition_name, about)
     select tenant_id, ?, ?, ?, ?, ?, id, display_name,
       (select json_object('resourceId', resource_id, 'resourceKind', resource_kind, 'resourceName', resource_name,
          'principalId', principal_id, 'principalKind', principal_kind, 'principalName', principal_name,
          'principalUpn', principal_upn) from review_items where seq = ?)
     from review_definitions where seq = ?`,
    at,
    activity,
    by.id,
    by.displayName,
    by.userPrincipalName,
    itemSeq,
    definitionSeq,
  );
}

/** The person and the resource of the item that an entry is about. */
interface AuditedItem {
  resourceId: string;
  resourceKind: string;
  resourceName: string;
  principalId: string;
  principalKind: string;
  principalName: string;
  principalUpn: string;
}

export interface AuditEntry {
  seq: number;
  activity: Activity;
  /** Tenant time, ms since 1970. */
  at: number;
  by: Actor;
  definitionId: string;
  definitionName: string;
  about: AuditedItem | null;
}

type Row = Omit<AuditEntry, 'by' | 'about'> & { id: string; name: string; upn: string; about: string | null };

/** The entries that a tenant's log still has at `now` (tenant time, ms since 1970), newest first. */
export function readAudit(store: Store, tenantId: string, now: number): AuditEntry[] {
  return store
    .all<Row>(
      `select seq, activity, at, by_id as id, by_name as name, by_upn as upn, definition_id as definitionId,
         definition_name as definitionName, about
       from review_audit where tenant_id = ? and at > ? order by at desc, seq desc`,
      tenantId,
      now - KEPT_MS,
    )
    .map(({ id, name, upn, about, ...entry }) => ({
      ...entry,
      by: { id, displayName: name, userPrincipalName: upn },
      about: about === null ? null : (JSON.parse(about) as AuditedItem),
    }));
}
