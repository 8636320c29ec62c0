import type { ActRecord, ChoiceRef, LogRecord } from '../outbox/log';
import { orderOf } from '../review/undo';
import { LONGEST } from './snapshots';

/** A row of one owner's log; `record` is null where this version can't read it. */
export interface ReadRow {
  seq: number;
  record: LogRecord | null;
}

/** How long the records of a closed choice are still needed, in ms: a late request may still refer to them. */
const AT_REST = 3_600_000;

/**
 * Whether a record may be removed: it is seven days old, or the review has ended and the record is older than
 * `AT_REST`.
 */
function isOld(at: number, endsAt: string | null, now: number): boolean {
  const end = endsAt === null ? Number.NaN : Date.parse(endsAt);
  return now - at >= LONGEST || (now >= end && now - at >= AT_REST);
}

/**
 * The numbers of one owner's rows that may be removed. Receipts are removed after the review's end or after seven days,
 * and so are the acts whose choices are all closed. An act with an open choice is never removed, however old it is, and
 * neither is a later act about an item of an act that stays: without it, the older choice would be open again and sent.
 * While any row can't be read, all acts stay: a later version may know more about them.
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
        // A newer choice for an item replaces the older ones, so that its closing counts for them too.
        return (
          closing !== undefined && !isBefore(closing.act, { seq, act }) && isOld(closing.at, act.endsAt, now)
        );
      }),
    );
  const staying = new Set<string>();
  const held = new Set<string>();
  for (const { seq, act } of actsInOrder(rows)) {
    const itemIds = act.parts.flatMap((part) => part.itemIds);
    if (isOver(seq, act) && !itemIds.some((itemId) => held.has(itemId))) gone.push(seq);
    else {
      staying.add(act.id);
      for (const itemId of itemIds) held.add(itemId);
    }
  }
  return [...gone, ...about(rows, (choice) => staying.has(choice.actId), now)];
}

interface Placed {
  seq: number;
  act: ActRecord;
}

/** The acts, the oldest choice first. */
function actsInOrder(rows: readonly ReadRow[]): Placed[] {
  const acts = rows.flatMap(({ seq, record }) => (record?.kind === 'act' ? [{ seq, act: record }] : []));
  return acts.sort((one, other) => (isBefore(one, other) ? -1 : 1));
}

function isBefore(one: Placed, other: Placed): boolean {
  const apart = orderOf(one.act) - orderOf(other.act);
  return apart < 0 || (apart === 0 && one.seq < other.seq);
}

interface Closing {
  /** The act of the item's newest closed choice. */
  act: Placed;
  at: number;
}

/** The last closing of each item, by item id. */
function lastClosings(rows: readonly ReadRow[]): Map<string, Closing> {
  const acts = new Map(actsInOrder(rows).map((placed) => [placed.act.id, placed]));
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

/**
 * The rows about acts that are gone. A row younger than `AT_REST` stays: another tab may be storing its act just now.
 */
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
