import { randomUUID } from 'node:crypto';
import type { Context } from '../../core/context';
import type { Store } from '../../core/store';
import { type Tenant, tenantNow } from '../../core/tenants';
import type { Creator } from '../definitions';
import { badField } from '../input/problem';
import type { HistoryContent } from './input';
import { insertInstance } from './instances';
import { nextRun, type Run } from './runs';

const DAY = 86_400_000;
/** Microsoft: definitions are available for thirty days. */
const SHOWN_FOR = 30 * DAY;

export interface HistoryDefinition {
  seq: number;
  id: string;
  /** Tenant time, ms since 1970. */
  createdAt: number;
  createdBy: Creator;
  content: HistoryContent;
}

interface Row {
  seq: number;
  id: string;
  created_at: number;
  created_by: string;
  content: string;
}

function fromRow(row: Row): HistoryDefinition {
  return {
    seq: row.seq,
    id: row.id,
    createdAt: row.created_at,
    createdBy: JSON.parse(row.created_by) as Creator,
    content: JSON.parse(row.content) as HistoryContent,
  };
}

/** A recurring definition is available while it has an instance, any other for thirty days. */
const SHOWN = `h.tenant_id = ? and case when json_extract(h.content, '$.schedule') is null then h.created_at > ?
  else exists (select 1 from history_instances i where i.definition_seq = h.seq) end`;

/**
 * The definitions that are still available at `now` (tenant time, ms), oldest first; only one person's
 * where `createdBy` names the person.
 */
export function listHistories(
  store: Store,
  tenantId: string,
  now: number,
  createdBy: string | null,
): HistoryDefinition[] {
  const sql = `select h.* from history_definitions h where ${SHOWN} order by h.seq`;
  const all = store.all<Row>(sql, tenantId, now - SHOWN_FOR).map(fromRow);
  return createdBy === null ? all : all.filter((history) => history.createdBy.id === createdBy);
}

/** One definition that is still available at `now` (tenant time, ms). */
export function findHistory(
  store: Store,
  tenantId: string,
  now: number,
  id: string,
): HistoryDefinition | undefined {
  const sql = `select h.* from history_definitions h where ${SHOWN} and h.id = ?`;
  const row = store.get<Row>(sql, tenantId, now - SHOWN_FOR, id.toLowerCase());
  return row && fromRow(row);
}

/** The definition of an instance, whether or not it is still shown. */
export function findHistoryBySeq(store: Store, seq: number): HistoryDefinition {
  const row = store.get<Row>('select * from history_definitions where seq = ?', seq);
  if (!row) throw new Error(`history definition ${seq} is lost`);
  return fromRow(row);
}

function firstRun({ period, schedule }: HistoryContent, now: number): Run {
  if (period) return { number: 1, runAt: now, periodStart: period.start, periodEnd: period.end };
  const run = schedule && nextRun(schedule, now, { from: now, after: 0 });
  if (!run) throw badField('scheduleSettings.recurrence.range', 'No run lies ahead');
  return run;
}

/**
 * Saves a history definition and its first instance. The only instance of a one-time definition has the
 * definition's id, as in Microsoft's examples. Throws 400 where a schedule has no run ahead.
 */
export function createHistory(
  context: Context,
  tenant: Tenant,
  { content, createdBy }: Pick<HistoryDefinition, 'content' | 'createdBy'>,
): HistoryDefinition {
  const { store } = context;
  const createdAt = tenantNow(tenant, context.clock).getTime();
  const run = firstRun(content, createdAt);
  const id = randomUUID();
  return store.transaction(() => {
    const row = store.get<{ seq: number }>(
      `insert into history_definitions (tenant_id, id, created_at, created_by, content)
       values (?, ?, ?, ?, ?) returning seq`,
      tenant.id,
      id,
      createdAt,
      JSON.stringify(createdBy),
      JSON.stringify(content),
    );
    const seq = row?.seq ?? 0;
    insertInstance(store, tenant.id, { definitionSeq: seq, id: content.schedule ? randomUUID() : id, run });
    return { seq, id, createdAt, createdBy, content };
  });
}
