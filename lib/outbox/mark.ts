import { answered } from './graph-answers';
import type { LogRecord } from './log';
import type { OutboxRow } from './model';
import { itemOf, nowOf, RETRY_AFTER, type SendRound, type Sent, touch } from './round';

/** How soon after its mark a row must leave, in ms; later, the mark is taken back and the row is read again. */
const LEAVES_WITHIN = 5_000;

/**
 * Writes the mark of these rows, together with the `answers` that are still to be stored. From then on these rows may
 * arrive at Graph, even if this page dies.
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

/** Takes back the mark of rows that never left. */
export async function withdraw(
  round: SendRound,
  { sendingId }: Sent,
  rows: readonly OutboxRow[],
): Promise<void> {
  const itemIds = rows.map(({ itemId }) => itemId);
  await round.state.keep(answered(round, sendingId, [], itemIds, {}), 'relaxed');
}

/**
 * Whether a marked row may leave. While the mark is written, the page can be suspended, the clock can be set, and
 * another tab can add a newer choice or a send that may still arrive. Then the row has to be judged again.
 */
export function mayLeave(
  round: SendRound,
  { itemId, actId, sends }: OutboxRow,
  { sendingId, markedAt }: Sent,
): boolean {
  const { state, key } = round;
  if (Math.abs(nowOf(round) - markedAt) > LEAVES_WITHIN) return false;
  if (state.log.unsure) {
    itemOf(round, { itemId }).notBefore = nowOf(round) + RETRY_AFTER;
    return false;
  }
  const row = state.row(key, itemId);
  if (!row?.open || row.actId !== actId) return false;
  const judged = new Set([sendingId, ...sends.map((send) => send.sendingId)]);
  return row.sends.every((send) => judged.has(send.sendingId));
}
