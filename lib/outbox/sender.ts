import { BATCH_SIZE } from '../graph/batch-wire';
import { LIST_FROM } from '../graph/recording';
import type { ItemsRef } from '../review/model';
import { BulkRecorder } from './bulk-recorder';
import { flow } from './flow';
import { LOST, takeAnswers } from './graph-answers';
import { judgeRows, lacksReason } from './judge';
import type { LogRecord } from './log';
import { mark, mayLeave, withdraw } from './mark';
import { type OutboxRow, reviewKey } from './model';
import { Pace } from './pace';
import { readRows } from './read';
import { isDue, itemOf, nowOf, RETRY_AFTER, type SendRound, type Sent, touch } from './round';
import type { OutboxState } from './state';

/** The open choices of one review or stage that can be handled now. */
export interface Job {
  ref: ItemsRef;
  rows: readonly OutboxRow[];
}

/** Reads, sends and reads back choices. */
export class Sender {
  readonly #state: OutboxState;
  readonly #pace = new Pace();
  readonly #bulkRecorder = new BulkRecorder();

  constructor(state: OutboxState) {
    this.#state = state;
  }

  /** Does one round: reads and judges every row, sends what has to be sent, and reads back what was sent. */
  async work({ ref, rows }: Job, signal: AbortSignal): Promise<void> {
    const state = this.#state;
    const round: SendRound = { state, key: reviewKey(ref), ref, graph: state.effects.graph(ref) };
    const items = rows.map((row) => itemOf(round, row));
    for (const item of items) item.busy = true;
    const stops = () => signal.aborted || state.uplink.pause !== null;
    try {
      await learn(round);
      const left = stops() ? [] : await this.#bulkRecorder.send(round, rows, stops);
      await this.#inWaves(round, left, stops);
      if (!stops()) await readBack(round, rows);
    } catch {
      const again = nowOf(round) + RETRY_AFTER;
      for (const item of items) item.notBefore = Math.max(item.notBefore, again);
    } finally {
      for (const item of items) item.busy = false;
      touch(round, rows);
    }
  }

  /**
   * Sends batches of twenty. The rows of all batches that may be on their way together are read together, and the next
   * rows are read while these are sent. Answers are stored with the next mark, or at once when no further mark comes.
   */
  async #inWaves(round: SendRound, rows: readonly OutboxRow[], stops: () => boolean): Promise<void> {
    const answers: LogRecord[] = [];
    const keepAnswers = () => round.state.keep(answers.splice(0), 'relaxed');
    let at = 0;
    await flow<Sent>({
      limit: () => this.#pace.limit,
      more: async () => {
        const wave: OutboxRow[] = [];
        const size = BATCH_SIZE * this.#pace.limit;
        for (; at < rows.length && wave.length < size && !stops(); at++) {
          const row = rows[at];
          if (row && isDue(round, row)) wave.push(row);
        }
        return wave.length > 0 ? prepare(round, wave, stops, answers) : null;
      },
      send: async (batch) => {
        const retryAt = await this.#send(round, batch, stops, answers);
        if (at >= rows.length) await keepAnswers();
        touch(round, batch.rows);
        if (retryAt === null) return;
        // The whole batch was throttled, so the remaining rows would be too.
        for (const row of rows.slice(at)) {
          const item = itemOf(round, row);
          item.throttledUntil = retryAt;
          item.notBefore = Math.max(item.notBefore, retryAt);
        }
      },
    }).finally(keepAnswers);
  }

  /**
   * Sends one batch and adds its answers. Gives the time until which Graph asked to wait when it throttled the whole
   * batch, else null.
   */
  async #send(
    round: SendRound,
    batch: Sent,
    stops: () => boolean,
    answers: LogRecord[],
  ): Promise<number | null> {
    const rows = batch.rows.filter((row) => !stops() && mayLeave(round, row, batch));
    const left = batch.rows.filter((row) => !rows.includes(row));
    if (left.length > 0) await withdraw(round, batch, left);
    if (rows.length === 0) return null;
    const outcomes = await round.graph.send(rows.map(({ intent }) => intent));
    const result = await takeAnswers(round, { ...batch, rows }, (itemId) => outcomes.get(itemId) ?? LOST);
    if (result.throttled > 0) this.#pace.slowDown(nowOf(round));
    else if (result.accepted === rows.length) this.#pace.succeeded();
    answers.push(...result.records);
    return result.throttled === rows.length && rows.length > 1 ? result.retryAt : null;
  }
}

/** Reads the review, which is unknown after a reload: it tells whether a reason is demanded. */
async function learn({ state, key, graph }: SendRound): Promise<void> {
  if (state.known(key)) return;
  try {
    state.learn(await graph.readReview());
  } catch {
    // Without the review Graph itself refuses a decision that lacks its reason.
  }
}

/** Reads and judges rows, and marks those to send with one record, stored together with the `answers` so far. */
async function prepare(
  round: SendRound,
  wave: readonly OutboxRow[],
  stops: () => boolean,
  answers: LogRecord[],
): Promise<Sent[]> {
  const needsRead = round.state.rules.readBeforeSend || wave.some(({ sends }) => sends.length > 0);
  if (needsRead && !(await readRows(round, wave, false))) return [];
  const open = (await judgeRows(round, wave)).filter((row) => !lacksReason(round, row));
  if (open.length === 0 || stops()) return [];
  const sent = await mark(round, open, answers.splice(0));
  const batches: Sent[] = [];
  for (let from = 0; from < open.length; from += BATCH_SIZE)
    batches.push({ ...sent, rows: open.slice(from, from + BATCH_SIZE) });
  return batches;
}

/** Reads what was sent in this round, as a whole list when it is many rows. */
async function readBack(round: SendRound, rows: readonly OutboxRow[]): Promise<void> {
  const sent = rows.filter(({ itemId }) => {
    const row = round.state.row(round.key, itemId);
    const { read, notBefore } = itemOf(round, { itemId });
    return row?.open === true && row.sends.length > 0 && !read && notBefore <= nowOf(round);
  });
  if (sent.length === 0) return;
  if (await readRows(round, sent, sent.length >= LIST_FROM)) await judgeRows(round, sent);
}
