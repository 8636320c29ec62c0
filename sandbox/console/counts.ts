import type { Store } from '../core/store';
import { findTenant, type Tenant } from '../core/tenants';
import { findUser, type User } from '../directory/users';
import type { Definition } from '../reviews/definitions';
import type { Instance } from '../reviews/instances';

// Counts and look-ups that only the console's pages need: each returns a number or one page
// of rows, never a whole tenant.

/** A part of a longer list. */
export interface Part<Row> {
  rows: Row[];
  /** The length of the whole list. */
  total: number;
}

/** A pattern for `like … escape '\'` that finds `text` anywhere. */
function anywhere(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
}

const likes = (columns: readonly string[]) =>
  columns.map((column) => `${column} like ? escape '\\'`).join(' or ');

/** The newest tenants whose name, domain or id holds `text`, at most `most`. */
export function findTenants(store: Store, text: string, most: number): Part<Tenant> {
  const columns = ['display_name', 'domain', 'tenant_id'];
  const where = `from tenants where ${likes(columns)}`;
  const values = columns.map(() => anywhere(text));
  const ids = store.all<{ id: string }>(
    `select tenant_id as id ${where} order by created_at desc, rowid desc limit ?`,
    ...values,
    most,
  );
  return {
    rows: ids.flatMap(({ id }) => findTenant(store, id) ?? []),
    total: store.get<{ n: number }>(`select count(*) as n ${where}`, ...values)?.n ?? 0,
  };
}

/** People of a tenant whose name, user principal name or mail address holds `text`, in the order they were added. */
export function findPeople(store: Store, tenantId: string, text: string, most: number): Part<User> {
  const columns = ['display_name', 'upn', 'mail'];
  const where = `from users where tenant_id = ? and (${likes(columns)})`;
  const values = [tenantId, ...columns.map(() => anywhere(text))];
  const ids = store.all<{ id: string }>(`select id ${where} order by pk limit ?`, ...values, most);
  return {
    rows: ids.flatMap(({ id }) => findUser(store, tenantId, id) ?? []),
    total: store.get<{ n: number }>(`select count(*) as n ${where}`, ...values)?.n ?? 0,
  };
}

/** How many people a tenant has, and how many of its reviews' instances are in progress. */
export function tenantCounts(store: Store, tenantId: string): { people: number; inProgress: number } {
  const people = 'select count(*) as n from users where tenant_id = ?';
  const running = `select count(*) as n from review_instances where tenant_id = ? and status = 'InProgress'`;
  return {
    people: store.get<{ n: number }>(people, tenantId)?.n ?? 0,
    inProgress: store.get<{ n: number }>(running, tenantId)?.n ?? 0,
  };
}

/** When a definition's next instances are made, tenant time in ms since 1970; null where none follow. */
export function nextOccurrence(store: Store, tenantId: string, definition: Definition): number | null {
  const sql = `select min(due_at) as at from review_agenda
    where tenant_id = ? and subject = ? and action = 'enumerate'`;
  return store.get<{ at: number | null }>(sql, tenantId, String(definition.seq))?.at ?? null;
}

/** How many items of an instance have each decision, most frequent first. */
export function decisionCounts(store: Store, instance: Instance): { decision: string; count: number }[] {
  const sql = `select decision, count(*) as count from review_items where instance_seq = ?
    group by decision order by count desc`;
  return store.all<{ decision: string; count: number }>(sql, instance.seq);
}

/** The number of people who review an instance; a person in several stages counts once. */
export function reviewerCount(store: Store, instance: Instance): number {
  const sql = 'select count(distinct reviewer_id) as n from review_reviewers where instance_seq = ?';
  return store.get<{ n: number }>(sql, instance.seq)?.n ?? 0;
}

/** How many instances in progress a person reviews. */
export function reviewsWaitingFor(store: Store, tenantId: string, userId: string): number {
  const sql = `select count(distinct i.seq) as n from review_reviewers r
    join review_instances i on i.seq = r.instance_seq and i.status = 'InProgress'
    where r.tenant_id = ? and r.reviewer_id = ?`;
  return store.get<{ n: number }>(sql, tenantId, userId)?.n ?? 0;
}

/** A person with reviews to do. */
export interface ReviewerCounts {
  user: User;
  /** The number of reviews in progress with an item that nobody has decided. */
  reviews: number;
  mails: number;
}

/** People who can sign in and have reviews to do, those with most reviews first, at most `most`. */
export function peopleAsked(store: Store, tenantId: string, most: number): ReviewerCounts[] {
  const sql = `select u.id, count(distinct i.seq) as reviews,
      (select count(*) from review_notices n where n.tenant_id = u.tenant_id and n.recipient_id = u.id) as mails
    from users u
    join review_reviewers r on r.tenant_id = u.tenant_id and r.reviewer_id = u.id
    join review_instances i on i.seq = r.instance_seq and i.status = 'InProgress'
    where u.tenant_id = ? and u.account_enabled = 1
      and exists (select 1 from review_items t where t.instance_seq = i.seq and t.decision = 'NotReviewed')
    group by u.pk order by reviews desc, u.pk limit ?`;
  const rows = store.all<{ id: string; reviews: number; mails: number }>(sql, tenantId, most);
  return rows.flatMap(({ id, reviews, mails }) => {
    const user = findUser(store, tenantId, id);
    return user ? [{ user, reviews, mails }] : [];
  });
}

interface NamedStatus {
  name: string;
  status: string;
}

/**
 * The status of every instance of a tenant by its key, newest first. A move of the
 * clock compares it before and after.
 */
export function instanceStatuses(store: Store, tenantId: string): Map<number, NamedStatus> {
  const sql = `select i.seq, i.status, d.display_name as name from review_instances i
    join review_definitions d on d.seq = i.definition_seq where i.tenant_id = ? order by i.seq desc`;
  const rows = store.all<NamedStatus & { seq: number }>(sql, tenantId);
  return new Map(rows.map(({ seq, name, status }) => [seq, { name, status }]));
}
