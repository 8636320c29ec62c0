import type { LogRecord } from '../log';
import type { OutboxRow } from '../model';
import { answered } from './answers';
import { itemOf, nowOf, type SendRound, type Sent, touch } from './round';

/** What was marked leaves within this time, or its mark is taken back and it is read anew (ms). */
const LEAVES_WITHIN = 5_000;
/** While others' records can't be read, nothing leaves for so long (ms). */
const AGAIN = 30_000;

/**
 * Writes down that these leave now, with the `answers` that are still to be kept. What is marked may arrive, whatever
 * becomes of this page.
 */
export async function mark(
  round: SendRound,
  rows: readonly OutboxRow[],
  answers: readonly LogRecord[] = [],
): Promise<Sent> {
  const { state } = round;
  const sendingId = state.effects.newId();
  const at = nowOf(round);
  for (const row of rows) itemOf(round, row).marked(at);
  const choices = rows.map(({ actId, itemId }) => ({ actId, itemId }));
  const sending = { kind: 'sending' as const, id: sendingId, at, review: round.ref, choices };
  const marked = state.keep([...answers, sending], 'strict');
  if (state.rules.markBeforeSend) await marked;
  touch(round, rows);
  return { sendingId, rows, markedAt: at };
}

/** These were marked but never left: the mark is taken back. */
export async function withdraw(
  round: SendRound,
  { sendingId }: Sent,
  rows: readonly OutboxRow[],
): Promise<void> {
  const itemIds = rows.map(({ itemId }) => itemId);
  await round.state.keep(answered(round, sendingId, [], itemIds, {}), 'relaxed');
}

/**
 * Whether a marked row may leave: writing the mark takes time, in which a page can fall asleep, a clock can be set, and a
 * newer choice, or a send that may still arrive, can come in from another tab. Then what was judged is no longer all
 * there is to judge by.
 */
export function mayLeave(
  round: SendRound,
  { itemId, actId, sends }: OutboxRow,
  { sendingId, markedAt }: Sent,
): boolean {
  const { state, key } = round;
  if (Math.abs(nowOf(round) - markedAt) > LEAVES_WITHIN) return false;
  if (state.log.unsure) {
    itemOf(round, { itemId }).notBefore = nowOf(round) + AGAIN;
    return false;
  }
  const row = state.row(key, itemId);
  if (!row?.open || row.actId !== actId) return false;
  const judged = new Set([sendingId, ...sends.map((send) => send.sendingId)]);
  return row.sends.every((send) => judged.has(send.sendingId));
}
