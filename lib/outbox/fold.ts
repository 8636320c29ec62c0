import type { Answered, Decision, Intent, ItemsRef } from '../review/model';
import { orderOf } from './act-record';
import type { ActPart, ActRecord, ClosedRecord, LogRecord, ReceiptEntry, SendingRecord } from './log';
import { RULES, type Rules } from './plan';
import { sameValue } from './sends';

/** One send of one item, whatever act it was for. A send that was refused changed nothing and is forgotten. */
export interface Send {
  sendingId: string;
  /** Of the act it was for. */
  actOrder: number;
  at: number;
  decision: Decision;
  justification: string;
  /** `none`: nothing is known of what became of it. */
  answer: 'none' | 'accepted';
  requestId: string | null;
  /** The same was sent beside it: a read that shows it may show the other. */
  twin?: true;
}

/** One item of a review as the log tells it. */
export interface Row {
  itemId: string;
  review: ItemsRef;
  actId: string;
  actAt: number;
  actOrder: number;
  /** How many items the act is about: small acts go first. */
  actSize: number;
  accepting: boolean;
  intent: Intent;
  /** False once the choice came to rest; the sends stay, because a late one may still arrive. */
  open: boolean;
  /** Of every act about this item, those of older acts first. */
  sends: readonly Send[];
  /** What was read back last for an earlier choice from this device. */
  confirmed: ReceiptEntry | null;
}

/** All that the log tells of one review. */
export interface ReviewLog {
  review: ItemsRef;
  endsAt: string | null;
  /** Newest first. */
  acts: ActRecord[];
  rows: Map<string, Row>;
  receipts: Map<string, ReceiptEntry>;
}

/** What a sending is about, so that it can leave the log once all of it is at rest. */
export interface SendingPlace {
  review: string;
  at: number;
  itemIds: readonly string[];
}

interface FoldedAct {
  order: number;
  /** What it says of each of its items. */
  parts: Map<string, ActPart>;
}

/** The log as it stands, and what is needed to take in more of it. */
export interface Folded {
  reviews: Map<string, ReviewLog>;
  acts: Map<string, FoldedAct>;
  /** The greatest order of an act; a new one gets a greater one. */
  newest: number;
  sendings: Map<string, SendingPlace>;
}

export const emptyFold = (): Folded => ({
  reviews: new Map(),
  acts: new Map(),
  newest: Number.NEGATIVE_INFINITY,
  sendings: new Map(),
});

/** Stages of one review have different items, but the screen knows one review. */
export const reviewKey = ({ definitionId, instanceId }: Pick<ItemsRef, 'definitionId' | 'instanceId'>) =>
  `${definitionId}/${instanceId}`;

const NOBODY: Answered = { decision: 'NotReviewed', justification: '', reviewedBy: null, reviewedAt: null };

/**
 * Takes records in, in order; changes `folded` and gives the items that changed, by review. An act or a sending that was
 * taken in before changes nothing.
 */
export function fold(
  folded: Folded,
  records: readonly LogRecord[],
  rules: Rules = RULES,
): Map<string, Set<string>> {
  const changed = new Map<string, Set<string>>();
  for (const record of records) {
    const key = reviewKey(record.review);
    const touched = changed.get(key) ?? new Set();
    changed.set(key, touched);
    const log = logOf(folded, key, record);
    for (const itemId of takeIn(folded, log, record, rules)) touched.add(itemId);
  }
  return changed;
}

function logOf(folded: Folded, key: string, record: LogRecord): ReviewLog {
  const known = folded.reviews.get(key);
  if (known) return known;
  const { review } = record;
  const made: ReviewLog = { review, endsAt: null, acts: [], rows: new Map(), receipts: new Map() };
  folded.reviews.set(key, made);
  return made;
}

function takeIn(folded: Folded, log: ReviewLog, record: LogRecord, rules: Rules): Iterable<string> {
  if (record.kind === 'act') return takeAct(folded, log, record);
  if (record.kind === 'sending') return takeSending(folded, log, record);
  if (record.kind === 'closed') return close(log, record, rules);
  if (record.kind === 'receipt') return takeReceipts(log, record.entries);
  const { sendingId, requestId, requestIds = {} } = record;
  for (const itemId of record.accepted) accept(log, itemId, sendingId, requestIds[itemId] ?? requestId);
  for (const itemId of record.refused) forgetSend(log, itemId, sendingId);
  return [...record.accepted, ...record.refused];
}

/** The latest choice about an item is the one that counts, though an older one is read later; what was sent stays known. */
function* takeAct(folded: Folded, log: ReviewLog, act: ActRecord): Iterable<string> {
  if (folded.acts.has(act.id)) return;
  const actOrder = orderOf(act);
  folded.newest = Math.max(folded.newest, actOrder);
  const at = log.acts.findIndex((other) => orderOf(other) <= actOrder);
  log.acts.splice(at < 0 ? log.acts.length : at, 0, act);
  if (log.acts[0] === act) {
    log.review = act.review;
    log.endsAt = act.endsAt;
  }
  const parts = new Map<string, ActPart>();
  folded.acts.set(act.id, { order: actOrder, parts });
  const actSize = act.parts.reduce((sum, { itemIds }) => sum + itemIds.length, 0);
  const { id: actId, at: actAt, review, accepting } = act;
  for (const part of act.parts)
    for (const itemId of part.itemIds) {
      parts.set(itemId, part);
      const known = log.rows.get(itemId);
      if (known && known.actOrder > actOrder) continue;
      const { decision, justification } = part;
      const intent = { itemId, decision, justification, seen: act.seen[itemId] ?? NOBODY };
      const sends = known?.sends ?? [];
      const confirmed = log.receipts.get(itemId) ?? null;
      const of = { itemId, review, actId, actAt, actOrder, actSize, accepting };
      log.rows.set(itemId, { ...of, intent, open: true, sends, confirmed });
      yield itemId;
    }
}

function* takeSending(
  folded: Folded,
  log: ReviewLog,
  { id: sendingId, at, choices, review }: SendingRecord,
): Iterable<string> {
  if (folded.sendings.has(sendingId)) return;
  const itemIds = choices.map(({ itemId }) => itemId);
  folded.sendings.set(sendingId, { review: reviewKey(review), at, itemIds });
  for (const { actId, itemId } of choices) {
    const row = log.rows.get(itemId);
    const act = folded.acts.get(actId);
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
 * Closing names the act, so that it never closes a newer choice. What Graph accepted has arrived and is of no more
 * concern; what it never answered may still.
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

function* takeReceipts(log: ReviewLog, entries: readonly ReceiptEntry[]): Iterable<string> {
  for (const entry of entries) {
    log.receipts.set(entry.itemId, entry);
    const row = log.rows.get(entry.itemId);
    if (row) log.rows.set(entry.itemId, { ...row, confirmed: entry });
    yield entry.itemId;
  }
}
