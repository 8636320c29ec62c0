import type { Store } from '../../core/store';
import type { HistoryDefinition } from './definitions';
import type { Run } from './runs';

const DAY = 86_400_000;
/**
 * The time between request and collection, in ms. Microsoft's examples were done four to ten seconds after
 * their creation; this value is the project's choice.
 */
const REQUESTED_FOR = 2000;
const COLLECTED_AFTER = 10_000;
/** Microsoft: an instance and its data are kept for thirty days. */
const KEPT_FOR = 30 * DAY;

export type HistoryStatus = 'requested' | 'inprogress' | 'done';

/** One collection of review data. Times are tenant time in ms since 1970. */
export interface HistoryInstance {
  seq: number;
  definitionSeq: number;
  id: string;
  /** Its place in the series, from 1. */
  number: number;
  periodStart: number;
  periodEnd: number;
  runAt: number;
  status: HistoryStatus;
  fulfilledAt: number | null;
  /** When its next step is due: collection begins, collection ends, or the data is deleted. */
  dueAt: number;
  pieces: number;
  /** The size of the report. */
  bytes: number;
}

const SELECT = `select seq, definition_seq as definitionSeq, id, number, period_start as periodStart,
  period_end as periodEnd, run_at as runAt, status, fulfilled_at as fulfilledAt, due_at as dueAt, pieces, bytes
  from history_instances`;

/** Adds an instance that waits for its run. */
export function insertInstance(
  store: Store,
  tenantId: string,
  { definitionSeq, id, run }: { definitionSeq: number; id: string; run: Run },
): void {
  store.run(
    `insert into history_instances (tenant_id, definition_seq, id, number, period_start, period_end, run_at, status,
       due_at, pieces, bytes) values (?, ?, ?, ?, ?, ?, ?, 'requested', ?, 0, 0)`,
    tenantId,
    definitionSeq,
    id,
    run.number,
    run.periodStart,
    run.periodEnd,
    run.runAt,
    run.runAt + REQUESTED_FOR,
  );
}

/** When all of the data is, or will be, available. */
function fulfilmentOf(instance: HistoryInstance): number {
  return instance.runAt + COLLECTED_AFTER;
}

/** When the instance and its data are deleted. */
export function expirationOf(instance: HistoryInstance): number {
  return fulfilmentOf(instance) + KEPT_FOR;
}

/** Instances of a definition, oldest first. */
export function listHistoryInstances(store: Store, definition: HistoryDefinition): HistoryInstance[] {
  return store.all<HistoryInstance>(`${SELECT} where definition_seq = ? order by number`, definition.seq);
}

/** The instance of a link; undefined once it is deleted. */
export function findHistoryInstance(store: Store, seq: number): HistoryInstance | undefined {
  return store.get<HistoryInstance>(`${SELECT} where seq = ?`, seq);
}

/** The instance whose next step was due earliest, if one is due by `now`. */
export function nextDue(store: Store, tenantId: string, now: number): HistoryInstance | undefined {
  const sql = `${SELECT} where tenant_id = ? and due_at <= ? order by due_at, seq limit 1`;
  return store.get<HistoryInstance>(sql, tenantId, now);
}

/** Records that collection has begun. */
export function beginCollecting(store: Store, instance: HistoryInstance): void {
  const sql = `update history_instances set status = 'inprogress', due_at = ? where seq = ?`;
  store.run(sql, fulfilmentOf(instance), instance.seq);
}

/** Records that all of the data is available, in this many pieces. */
export function endCollecting(
  store: Store,
  instance: HistoryInstance,
  { pieces, bytes }: { pieces: number; bytes: number },
): void {
  const sql = `update history_instances set status = 'done', fulfilled_at = ?, due_at = ?, pieces = ?, bytes = ?
    where seq = ?`;
  store.run(sql, fulfilmentOf(instance), expirationOf(instance), pieces, bytes, instance.seq);
}

/** Deletes an instance with its data. Its links are kept, so that they can be answered with "gone". */
export function deleteHistoryInstance(store: Store, instance: HistoryInstance): void {
  store.run('delete from history_pieces where instance_seq = ?', instance.seq);
  store.run('delete from history_instances where seq = ?', instance.seq);
}
