import { gzipSync } from 'node:zlib';
import type { Store } from '../../core/store';
import { findUser } from '../../directory/users';
import { type Definition, listDefinitions } from '../definitions';
import { type Instance, listInstances } from '../instances';
import { csvLine } from './csv';
import type { HistoryDefinition } from './definitions';
import type { HistoryInstance } from './instances';
import { COLUMNS, type ReportedItem, reportLine, resultOf } from './report';
import { isSought, soughtBy } from './scopes';

const LINES_A_PIECE = 1000;

/**
 * Whether a review belongs to the period. Microsoft says "starting on or after" for the period's start, and
 * for its end both "ending on or before" (three pages) and "starting on or before" (one page); here a review
 * must lie completely in the period.
 */
function liesIn({ startAt, endAt }: Instance, { periodStart, periodEnd }: HistoryInstance): boolean {
  return startAt >= periodStart && endAt <= periodEnd;
}

/**
 * The items, each with whether anybody was asked about it. They are read in pieces: an
 * instance's items are neighbours by seq.
 */
function* itemsOf(store: Store, instance: Instance): Generator<ReportedItem> {
  const whole = store.get(
    'select 1 from review_reviewers where instance_seq = ? and whole = 1',
    instance.seq,
  );
  const asked = whole ? '1' : 'exists (select 1 from review_assignments a where a.item_seq = t.seq)';
  const sql = `select t.*, ${asked} as asked from review_items t where t.seq > ? and t.seq <= ?
    order by t.seq limit ${LINES_A_PIECE}`;
  const last = instance.firstSeq + instance.itemCount;
  for (let at = instance.firstSeq; at < last; at += LINES_A_PIECE)
    yield* store.all<ReportedItem>(sql, at, last);
}

function* linesOf(
  store: Store,
  tenantId: string,
  history: HistoryDefinition,
  period: HistoryInstance,
): Generator<string> {
  yield csvLine(COLUMNS);
  const sought = history.content.scopes.map(({ query }) => soughtBy(query) ?? query);
  const results = new Set<string>(history.content.decisions);
  const emails = new Map<string, string>();
  const emailOf = (userId: string | null): string => {
    if (userId === null) return '';
    const known = emails.get(userId) ?? findUser(store, tenantId, userId)?.mail ?? '';
    emails.set(userId, known);
    return known;
  };
  const reviewed = listDefinitions(store, tenantId).filter(({ content }) => isSought(content.scope, sought));
  const instances = (definition: Definition) =>
    listInstances(store, definition).filter((instance) => liesIn(instance, period));
  for (const definition of reviewed)
    for (const instance of instances(definition))
      for (const item of itemsOf(store, instance))
        if (results.has(resultOf(item))) yield csvLine(reportLine({ definition, instance, item, emailOf }));
}

/**
 * Writes the report of one history instance: a line for each decision item of the reviews in its
 * period, as the items are now. Returns the number of pieces and the size in bytes. Holds a
 * thousand lines in memory at a time.
 */
export function collect(
  store: Store,
  tenantId: string,
  history: HistoryDefinition,
  instance: HistoryInstance,
): { pieces: number; bytes: number } {
  const size = { pieces: 0, bytes: 0 };
  let lines: string[] = [];
  const write = () => {
    const text = Buffer.from(lines.join(''));
    const content = gzipSync(text, { level: 1 });
    const sql = 'insert into history_pieces (tenant_id, instance_seq, number, content) values (?, ?, ?, ?)';
    store.run(sql, tenantId, instance.seq, size.pieces, content);
    size.pieces += 1;
    size.bytes += text.byteLength;
    lines = [];
  };
  for (const line of linesOf(store, tenantId, history, instance)) {
    lines.push(line);
    if (lines.length === LINES_A_PIECE) write();
  }
  if (lines.length > 0) write();
  return size;
}
