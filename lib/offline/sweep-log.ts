import { orderOf } from '../outbox/act-record';
import type { ActRecord, ChoiceRef, LogRecord } from '../outbox/log';
import { LONGEST } from './snapshots';

/** A row of one owner's log; `record` is null where this version can't read it. */
export interface ReadRow {
  seq: number;
  record: LogRecord | null;
}

/** Something that came to rest so long ago (ms) is looked at by nobody any more, not even by a late request. */
const AT_REST = 3_600_000;

/** When a record goes: with the review's end, after seven days at most. */
function isOld(at: number, endsAt: string | null, now: number): boolean {
  const end = endsAt === null ? Number.NaN : Date.parse(endsAt);
  return now - at >= LONGEST || (now >= end && now - at >= AT_REST);
}

/**
 * The numbers of the rows of one owner that may go. Receipts go with the review or after seven days, and with them the acts
 * that came to rest, choice by choice. An act with one choice that didn't never goes, however old; and where a single row
 * can't be read, acts stay: a later version may know more about them.
 */
export function sweepable(rows: readonly ReadRow[], now: number): number[] {
  const receipts = rows.filter(
    ({ record }) => record?.kind === 'receipt' && isOld(record.at, record.endsAt, now),
  );
  const gone = receipts.map(({ seq }) => seq);
  if (rows.some(({ record }) => record === null)) return gone;

  const closings = lastClosings(rows);
  const isOver = (seq: number, act: ActRecord): boolean =>
    act.parts.every(({ itemIds }) =>
      itemIds.every((itemId) => {
        const closing = closings.get(itemId);
        // A newer choice for an item takes the place of the older ones, and rests for them.
        return (
          closing !== undefined && !isBefore(closing.act, { seq, act }) && isOld(closing.at, act.endsAt, now)
        );
      }),
    );
  const staying = new Set<string>();
  for (const { seq, record } of rows)
    if (record?.kind === 'act') {
      if (isOver(seq, record)) gone.push(seq);
      else staying.add(record.id);
    }
  return [...gone, ...about(rows, (choice) => staying.has(choice.actId), now)];
}

interface Placed {
  seq: number;
  act: ActRecord;
}

function isBefore(one: Placed, other: Placed): boolean {
  const apart = orderOf(one.act) - orderOf(other.act);
  return apart < 0 || (apart === 0 && one.seq < other.seq);
}

interface Closing {
  /** Whose choice came to rest; the newest of those of this item. */
  act: Placed;
  at: number;
}

/** By item id. */
function lastClosings(rows: readonly ReadRow[]): Map<string, Closing> {
  const acts = new Map(
    rows.flatMap(({ seq, record }) =>
      record?.kind === 'act' ? [[record.id, { seq, act: record }] as const] : [],
    ),
  );
  const closings = new Map<string, Closing>();
  for (const { record } of rows) {
    if (record?.kind !== 'closed') continue;
    for (const { actId, itemId } of record.choices) {
      const act = acts.get(actId);
      const known = closings.get(itemId);
      if (act && (!known || !isBefore(act, known.act)))
        closings.set(itemId, { act, at: Math.max(record.at, known?.act === act ? known.at : 0) });
    }
  }
  return closings;
}

/** What tells of acts that are not there any more. A young one may be about an act that another tab just keeps. */
function about(rows: readonly ReadRow[], stays: (choice: ChoiceRef) => boolean, now: number): number[] {
  const gone: number[] = [];
  const sendings = new Set<string>();
  for (const { seq, record } of rows) {
    if (record?.kind !== 'sending' && record?.kind !== 'closed') continue;
    const needed = record.choices.some(stays) || now - record.at < AT_REST;
    if (!needed) gone.push(seq);
    else if (record.kind === 'sending') sendings.add(record.id);
  }
  for (const { seq, record } of rows)
    if (record?.kind === 'answered' && !sendings.has(record.sendingId) && now - record.at >= AT_REST)
      gone.push(seq);
  return gone;
}
