import type { Store } from '../core/store';

/** What happens by itself when a tenant's clock reaches its moment. */
export type Action =
  /** The instances of an occurrence are made, one for each group. `subject`: the definition's seq. */
  | 'enumerate'
  /** An instance begins, or goes on from one state of its life to the next. `subject`: its seq. */
  | 'advance'
  /** Halfway through a stage its reviewers are reminded. `subject`: its seq. */
  | 'remind'
  /** `subject`: the stage's seq. */
  | 'endStage'
  /** A guest whom a review blocked leaves the tenant. `subject`: the user's id. */
  | 'deleteUser';

export interface Due {
  /** Tenant time, ms since 1970. */
  dueAt: number;
  action: Action;
  subject: string;
  /** The number of the occurrence, for `enumerate`. */
  number: number;
}

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

/** Takes the earliest entry that is due by `now` off the agenda. One look into an index when there is none. */
export function takeDue(store: Store, tenantId: string, now: number): Due | undefined {
  const sql = `select seq, due_at as dueAt, action, subject, number from review_agenda
    where tenant_id = ? and due_at <= ? order by due_at, seq limit 1`;
  const due = store.get<Due & { seq: number }>(sql, tenantId, now);
  if (due) store.run('delete from review_agenda where seq = ?', due.seq);
  return due;
}

/** Crosses out what one action would have done to a subject. Gives the number of entries. */
export function cancel(store: Store, tenantId: string, action: Action, subject: string | number): number {
  const sql = 'delete from review_agenda where tenant_id = ? and subject = ? and action = ?';
  return store.run(sql, tenantId, String(subject), action);
}
