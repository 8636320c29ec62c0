import { PortalProblem } from '../graph/problem';
import type { FreshItems } from '../graph/recording';
import type { DecisionItem, ItemsRef } from '../review/model';
import { reasonProblem } from '../review/reason';
import { mayGoTogether, planRecording } from '../review/recording';
import { LOST, type Sent, takeAnswers, withdraw } from './answers';
import { flow } from './flow';
import { type Row, reviewKey } from './fold';
import { type Ground, isDue, liveOf, nowOf, type SenderHost } from './ground';
import type { LogRecord } from './log';
import { judgeRows, readRows } from './look';
import { Pace } from './pace';

/** Graph's limit for one batch. */
const BATCH = 20;
/** From here on a whole list by pages is cheaper than single reads. */
const LIST_FROM = 201;
/** What was marked leaves within this time, or its mark is taken back and it is read anew (ms). */
const LEAVES_WITHIN = 5_000;
/** After a mistake of ours what it was about is looked at again (ms). */
const AGAIN = 30_000;

/** The open choices of one review or stage that something can be done for now. */
export interface Job {
  ref: ItemsRef;
  rows: readonly Row[];
}

interface Batch extends Sent {
  /** When its mark was begun: right after the read. */
  markedAt: number;
}

/** A page can fall asleep between any two steps, and its clock can be set. */
function isLate(ground: Ground, markedAt: number): boolean {
  return Math.abs(nowOf(ground) - markedAt) > LEAVES_WITHIN;
}

function inOrder(rows: readonly Row[], places: ReadonlyMap<string, number>): Row[] {
  const place = ({ itemId }: Row) => places.get(itemId) ?? places.size;
  return [...rows].sort((one, other) => place(one) - place(other));
}

/** Takes choices through read → send → read back. */
export class Sender {
  readonly #host: SenderHost;
  readonly #pace = new Pace();
  /** Reviews for which Graph refused an action about all: it isn't tried again by this page. */
  readonly #refusedTogether = new Set<string>();

  constructor(host: SenderHost) {
    this.#host = host;
  }

  /** Does one round: every row is read, judged, perhaps sent, and what was sent is read back. */
  async work({ ref, rows }: Job, signal: AbortSignal): Promise<void> {
    const graph = this.#host.effects.graph(ref);
    const ground: Ground = { host: this.#host, key: reviewKey(ref), ref, graph };
    const lives = rows.map((row) => liveOf(ground, row));
    for (const live of lives) live.busy = true;
    const stops = () => signal.aborted || this.#host.paused();
    try {
      await this.#learn(ground);
      const inOrder = stops() ? [] : await this.#together(ground, rows, stops);
      await this.#inWaves(ground, inOrder, stops);
      if (!stops()) await this.#readBack(ground, rows);
    } catch {
      const again = nowOf(ground) + AGAIN;
      for (const live of lives) live.notBefore = Math.max(live.notBefore, again);
    } finally {
      for (const live of lives) live.busy = false;
      this.#changed(ground, rows);
    }
  }

  #changed({ host, key }: Ground, rows: readonly Row[]): void {
    host.changed(
      key,
      rows.map(({ itemId }) => itemId),
    );
  }

  /** After a reload nobody knows the review yet, and whether a reason is due. */
  async #learn({ host, key, graph }: Ground): Promise<void> {
    if (host.reviewOf(key)) return;
    try {
      host.learn(key, await graph.readReview());
    } catch {
      // Graph knows, and refuses what doesn't fit.
    }
  }

  /**
   * Tries the one action of Graph's that does exactly what is meant, and nothing else. Gives the rows that are left, in
   * the order of the list where that is known: neighbours are read together.
   */
  async #together(ground: Ground, rows: readonly Row[], stops: () => boolean): Promise<readonly Row[]> {
    const first = rows.every(({ sends }) => sends.length === 0);
    if (!first || this.#refusedTogether.has(ground.key)) return rows;
    if (!(rows.length >= LIST_FROM || rows.some(({ accepting }) => accepting))) return rows;
    const known = ground.graph.places();
    if (known && !mayGoTogether(this.#wanted(ground, rows))) return inOrder(rows, known);
    const fresh = await readRows(ground, rows, true);
    if (!fresh || stops()) return [];
    const open = await judgeRows(ground, rows);
    const way = this.#way(ground, open, fresh);
    if (way.way !== 'items' && open.length > 0 && !stops()) {
      const markedAt = nowOf(ground);
      const sent = await this.#mark(ground, open);
      const outcome =
        stops() || isLate(ground, markedAt) || !open.every((row) => this.#mayLeave(ground, row, sent))
          ? null
          : way.way === 'whole'
            ? await ground.graph.sendWhole(way)
            : await ground.graph.acceptAdvice();
      if (!outcome) await withdraw(ground, sent);
      // An action that was refused as a whole may still be allowed item by item.
      else {
        const mild = !outcome.done && !outcome.unsure;
        const passing = mild && (outcome.problem.code === 'throttled' || outcome.problem.code === 'signIn');
        if (mild && !passing) this.#refusedTogether.add(ground.key);
        const { records } = await takeAnswers(ground, sent, () => outcome, mild);
        await this.#host.kept(records, 'relaxed');
      }
      if (!outcome || outcome.done || outcome.unsure || stops()) return [];
    }
    // The list took its time: each is read again right before it leaves.
    for (const row of open) liveOf(ground, row).read = null;
    return inOrder(open, new Map([...fresh.items.keys()].map((itemId, at) => [itemId, at])));
  }

  #wanted({ host, key }: Ground, rows: readonly Row[]) {
    return {
      review: host.reviewOf(key),
      intents: rows.map(({ intent }) => intent),
      acceptAdvice: rows.every(({ accepting }) => accepting),
    };
  }

  #way(ground: Ground, open: readonly Row[], fresh: FreshItems) {
    const known = [...fresh.items.values()].filter(
      (item): item is DecisionItem => !(item instanceof PortalProblem),
    );
    const all = fresh.all && known.length === fresh.items.size ? known : null;
    return planRecording({ ...this.#wanted(ground, open), all, me: ground.host.effects.me });
  }

  /**
   * Sends by twenty, as many at a time as all that was read together: the next are read while these are on their way. What
   * is answered is kept with the next mark, or at once when none comes any more.
   */
  async #inWaves(ground: Ground, rows: readonly Row[], stops: () => boolean): Promise<void> {
    const queue = [...rows];
    const answers: LogRecord[] = [];
    const keepAnswers = () => this.#host.kept(answers.splice(0), 'relaxed');
    let at = 0;
    await flow<Batch>({
      limit: () => this.#pace.limit,
      more: async () => {
        const wave: Row[] = [];
        const size = BATCH * this.#pace.limit;
        for (; at < queue.length && wave.length < size && !stops(); at++) {
          const row = queue[at];
          if (row && isDue(ground, row)) wave.push(row);
        }
        return wave.length > 0 ? this.#prepare(ground, wave, stops, answers) : null;
      },
      send: async (batch) => {
        const retryAt = await this.#send(ground, batch, stops, answers);
        if (at >= queue.length) await keepAnswers();
        this.#changed(ground, batch.rows);
        if (retryAt === null) return;
        // All of it was throttled: the rest would be too.
        for (const row of queue.slice(at)) {
          const live = liveOf(ground, row);
          live.throttledUntil = retryAt;
          live.notBefore = Math.max(live.notBefore, retryAt);
        }
      },
    }).finally(keepAnswers);
  }

  /** Reads a wave, judges it, and marks what is to be sent with one record, which takes the `answers` so far along. */
  async #prepare(
    ground: Ground,
    wave: readonly Row[],
    stops: () => boolean,
    answers: LogRecord[],
  ): Promise<Batch[]> {
    const { rules } = this.#host;
    const needsRead = rules.readBeforeSend || wave.some(({ sends }) => sends.length > 0);
    if (needsRead && !(await readRows(ground, wave, false))) return [];
    const open = (await judgeRows(ground, wave)).filter((row) => !this.#lacksReason(ground, row));
    if (open.length === 0 || stops()) return [];
    const markedAt = nowOf(ground);
    const { sendingId } = await this.#mark(ground, open, answers.splice(0));
    const batches: Batch[] = [];
    for (let from = 0; from < open.length; from += BATCH)
      batches.push({ sendingId, markedAt, rows: open.slice(from, from + BATCH) });
    return batches;
  }

  /** Sends one batch and adds what was answered. Gives the time Graph asked to wait until where it took nothing of it, else null. */
  async #send(
    ground: Ground,
    batch: Batch,
    stops: () => boolean,
    answers: LogRecord[],
  ): Promise<number | null> {
    const { sendingId, markedAt } = batch;
    const late = isLate(ground, markedAt);
    const still = (row: Row) => !late && !stops() && this.#mayLeave(ground, row, batch);
    const rows = batch.rows.filter(still);
    const left = batch.rows.filter((row) => !rows.includes(row));
    if (left.length > 0) await withdraw(ground, { sendingId, rows: left });
    if (rows.length === 0) return null;
    const outcomes = await ground.graph.send(rows.map(({ intent }) => intent));
    const went = await takeAnswers(ground, { sendingId, rows }, (itemId) => outcomes.get(itemId) ?? LOST);
    if (went.throttled > 0) this.#pace.slowDown(nowOf(ground));
    else if (went.accepted === rows.length) this.#pace.wentWell();
    answers.push(...went.records);
    return went.throttled === rows.length && rows.length > 1 ? went.retryAt : null;
  }

  /**
   * Whether what was judged is still all there is to judge by: writing the mark takes in what others wrote before it, and
   * that can be a newer choice, or a send that may still arrive.
   */
  #mayLeave(ground: Ground, { itemId, actId, sends }: Row, { sendingId }: Sent): boolean {
    const { host, key } = ground;
    if (host.unsure()) {
      liveOf(ground, { itemId }).notBefore = nowOf(ground) + AGAIN;
      return false;
    }
    const row = host.row(key, itemId);
    if (!row?.open || row.actId !== actId) return false;
    const judged = new Set([sendingId, ...sends.map((send) => send.sendingId)]);
    return row.sends.every((send) => judged.has(send.sendingId));
  }

  /** Reads what was sent in this round, as one list where they are many. */
  async #readBack(ground: Ground, rows: readonly Row[]): Promise<void> {
    const sent = rows.filter(({ itemId }) => {
      const row = ground.host.row(ground.key, itemId);
      const live = ground.host.live(ground.key, itemId);
      return row?.open === true && row.sends.length > 0 && !live.read && live.notBefore <= nowOf(ground);
    });
    if (sent.length === 0) return;
    if (await readRows(ground, sent, sent.length >= LIST_FROM)) await judgeRows(ground, sent);
  }

  /** The screen asks for a reason before; this keeps every other way in to the same rule. */
  #lacksReason(ground: Ground, row: Row): boolean {
    const settings = ground.host.reviewOf(ground.key)?.definition.settings ?? null;
    if (reasonProblem(row.intent.justification, row.intent.decision, settings) === undefined) return false;
    liveOf(ground, row).problem = { code: 'refused' };
    return true;
  }

  /** Writes down that these leave now. What is marked may arrive, whatever becomes of this page. */
  async #mark(ground: Ground, rows: readonly Row[], answers: readonly LogRecord[] = []): Promise<Sent> {
    const { effects, rules, kept } = this.#host;
    const sendingId = effects.newId();
    const at = nowOf(ground);
    for (const row of rows) liveOf(ground, row).marked(at);
    const choices = rows.map(({ actId, itemId }) => ({ actId, itemId }));
    const sending = { kind: 'sending' as const, id: sendingId, at, review: ground.ref, choices };
    const marked = kept([...answers, sending], 'strict');
    if (rules.markBeforeSend) await marked;
    this.#changed(ground, rows);
    return { sendingId, rows };
  }
}
