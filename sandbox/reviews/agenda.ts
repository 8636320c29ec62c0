import type { Store } from '../core/store';

/** An event that happens automatically when a tenant's clock reaches its time. */
export type Action =
  /** The instances of an occurrence are made, one for each group. `subject`: the definition's seq. */
  | 'enumerate'
  /** An instance begins, or moves to the next state of its life. `subject`: its seq. */
  | 'advance'
  /** The reviewers of a stage are reminded, halfway through it. `subject`: its seq. */
  | 'remind'
  /** A stage ends. `subject`: its seq. */
  | 'endStage'
  /** A guest whom a review blocked is deleted from the tenant. `subject`: the user's id. */
  | 'deleteUser';

export interface AgendaEntry {
  /** Tenant time, ms since 1970. */
  dueAt: number;
  action: Action;
  subject: string;
  /** For `enumerate`: the number of the occurrence. */
  number: number;
}

/** Adds an entry. `dueAt`: tenant time, ms since 1970. */
export function schedule(
  store: Store,
  tenantId: string,
  entry: { dueAt: number; action: Action; subject: string | number; number?: number },
): void {
  store.run(
    'insert into review_agenda (tenant_id, due_at, action, subject, number) values (?, ?, ?, ?, ?)',
    tenantId,
    entry.dueAt,
    entry.action,
    String(entry.subject),
    entry.number ?? 0,
  );
}

/** Removes and returns the earliest entry that is due by `now`. One index look-up when there is none. */
export function takeDue(store: Store, tenantId: string, now: number): AgendaEntry | undefined {
  const sql = `select seq, due_at as dueAt, action, subject, number from review_agenda
    where tenant_id = ? and due_at <= ? order by due_at, seq limit 1`;
  const due = store.get<AgendaEntry & { seq: number }>(sql, tenantId, now);
  if (due) store.run('delete from review_agenda where seq = ?', due.seq);
  return due;
}

/** Removes the entries of one action for a subject. Returns their number. */
export function cancel(store: Store, tenantId: string, action: Action, subject: string | number): number {
  const sql = 'delete from review_agenda where tenant_id = ? and subject = ? and action = ?';
  return store.run(sql, tenantId, String(subject), action);
}
