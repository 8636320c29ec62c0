import { NOT_REVIEWED } from '../review/answered';
import type { ReceiptWrite } from '../review/receipt/model';
import { orderOf } from '../review/undo';
import type { ActPart, ActRecord, ClosedRecord, LogRecord, SendingRecord } from './log';
import { type ReviewLog, reviewKey, type Send } from './model';
import { RULES, type Rules } from './plan';
import { sameValue } from './sends';

/** What a sending is about: it can be removed from the log once all its items are closed. */
export interface SendingInfo {
  review: string;
  at: number;
  itemIds: readonly string[];
}

interface KnownAct {
  order: number;
  /** The act's part for each of its items, by item id. */
  parts: Map<string, ActPart>;
}

/** The state computed from the log, and what is needed to add more records. */
export interface Projection {
  reviews: Map<string, ReviewLog>;
  acts: Map<string, KnownAct>;
  /** The greatest order of an act; a new act gets a greater one. */
  newest: number;
  sendings: Map<string, SendingInfo>;
}

export const emptyProjection = (): Projection => ({
  reviews: new Map(),
  acts: new Map(),
  newest: Number.NEGATIVE_INFINITY,
  sendings: new Map(),
});

/**
 * Adds records, in order, to `projection` and gives the items that changed, by review. An act or a sending that was
 * added before changes nothing.
 */
export function reduce(
  projection: Projection,
  records: readonly LogRecord[],
  rules: Rules = RULES,
): Map<string, Set<string>> {
  const changed = new Map<string, Set<string>>();
  for (const record of records) {
    const key = reviewKey(record.review);
    const touched = changed.get(key) ?? new Set();
    changed.set(key, touched);
    const log = logOf(projection, key, record);
    for (const itemId of takeIn(projection, log, record, rules)) touched.add(itemId);
  }
  return changed;
}

function logOf(projection: Projection, key: string, record: LogRecord): ReviewLog {
  const known = projection.reviews.get(key);
  if (known) return known;
  const { review } = record;
  const made: ReviewLog = { review, endsAt: null, acts: [], rows: new Map(), receipts: new Map() };
  projection.reviews.set(key, made);
  return made;
}

function takeIn(projection: Projection, log: ReviewLog, record: LogRecord, rules: Rules): Iterable<string> {
  if (record.kind === 'act') return takeAct(projection, log, record);
  if (record.kind === 'sending') return takeSending(projection, log, record);
  if (record.kind === 'closed') return close(log, record, rules);
  if (record.kind === 'receipt') return takeReceipts(log, record.entries);
  const { sendingId, requestId, requestIds = {} } = record;
  for (const itemId of record.accepted) accept(log, itemId, sendingId, requestIds[itemId] ?? requestId);
  for (const itemId of record.refused) forgetSend(log, itemId, sendingId);
  return [...record.accepted, ...record.refused];
}

/** The latest choice about an item counts, even when an older act is read later; the item's sends are kept. */
function* takeAct(projection: Projection, log: ReviewLog, act: ActRecord): Iterable<string> {
  if (projection.acts.has(act.id)) return;
  const actOrder = orderOf(act);
  projection.newest = Math.max(projection.newest, actOrder);
  const at = log.acts.findIndex((other) => orderOf(other) <= actOrder);
  log.acts.splice(at < 0 ? log.acts.length : at, 0, act);
  if (log.acts[0] === act) {
    log.review = act.review;
    log.endsAt = act.endsAt;
  }
  const parts = new Map<string, ActPart>();
  projection.acts.set(act.id, { order: actOrder, parts });
  const actSize = act.parts.reduce((sum, { itemIds }) => sum + itemIds.length, 0);
  const { id: actId, at: actAt, review, accepting } = act;
  for (const part of act.parts)
    for (const itemId of part.itemIds) {
      parts.set(itemId, part);
      const known = log.rows.get(itemId);
      if (known && known.actOrder > actOrder) continue;
      const { decision, justification } = part;
      const intent = { itemId, decision, justification, seen: act.seen[itemId] ?? NOT_REVIEWED };
      const sends = known?.sends ?? [];
      const confirmed = log.receipts.get(itemId) ?? null;
      const of = { itemId, review, actId, actAt, actOrder, actSize, accepting };
      log.rows.set(itemId, { ...of, intent, open: true, sends, confirmed });
      yield itemId;
    }
}

function* takeSending(
  projection: Projection,
  log: ReviewLog,
  { id: sendingId, at, choices, review }: SendingRecord,
): Iterable<string> {
  if (projection.sendings.has(sendingId)) return;
  const itemIds = choices.map(({ itemId }) => itemId);
  projection.sendings.set(sendingId, { review: reviewKey(review), at, itemIds });
  for (const { actId, itemId } of choices) {
    const row = log.rows.get(itemId);
    const act = projection.acts.get(actId);
    const part = act?.parts.get(itemId);
    if (!row || !act || !part) continue;
    const { decision, justification } = part;
    const actOrder = act.order;
    const send: Send = { sendingId, actOrder, at, decision, justification, answer: 'none', requestId: null };
    const after = row.sends.findLastIndex((other) => other.actOrder <= actOrder) + 1;
    log.rows.set(itemId, { ...row, sends: row.sends.toSpliced(after, 0, send) });
    yield itemId;
  }
}

function accept(log: ReviewLog, itemId: string, sendingId: string, requestId: string | null): void {
  const row = log.rows.get(itemId);
  if (!row) return;
  const sends = row.sends.map((send) =>
    send.sendingId === sendingId ? { ...send, answer: 'accepted' as const, requestId } : send,
  );
  log.rows.set(itemId, { ...row, sends });
}

function forgetSend(log: ReviewLog, itemId: string, sendingId: string): void {
  const row = log.rows.get(itemId);
  if (!row) return;
  log.rows.set(itemId, { ...row, sends: row.sends.filter((send) => send.sendingId !== sendingId) });
}

/**
 * A closing names its act, so that it never closes a newer choice. A send that Graph accepted has arrived and is
 * removed; one without an answer may still arrive and stays.
 */
function* close(log: ReviewLog, { choices }: ClosedRecord, rules: Rules): Iterable<string> {
  for (const { actId, itemId } of choices) {
    const row = log.rows.get(itemId);
    if (!row || (rules.coalesceByIntent && row.actId !== actId)) continue;
    log.rows.set(itemId, { ...row, open: false, sends: unanswered(row.sends) });
    yield itemId;
  }
}

function unanswered(sends: readonly Send[]): Send[] {
  return sends
    .filter(({ answer }) => answer === 'none')
    .map((send) => {
      const twin = sends.some((other) => other !== send && sameValue(other, send));
      return twin ? { ...send, twin } : send;
    });
}

function* takeReceipts(log: ReviewLog, entries: readonly ReceiptWrite[]): Iterable<string> {
  for (const entry of entries) {
    log.receipts.set(entry.itemId, entry);
    const row = log.rows.get(entry.itemId);
    if (row) log.rows.set(entry.itemId, { ...row, confirmed: entry });
    yield entry.itemId;
  }
}
