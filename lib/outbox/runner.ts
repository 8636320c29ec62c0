import type { ItemsRef } from '../review/model';
import type { ProblemCode } from '../review/problem';
import type { Bell } from './bell';
import type { OutboxEffects } from './effects';
import type { Row } from './fold';
import { type Pause, passes } from './live';
import type { Lives } from './lives';
import type { Logbook } from './logbook';
import type { Rules } from './plan';
import type { Job, Sender } from './sender';

/** Without any event, so often is looked whether something can go on (ms). */
const WATCH_EVERY = 30_000;
/** An act about so many counts as made by hand: it doesn't wait behind a bulk. */
const BY_HAND = 20;
/** After a request that nobody answered nothing new begins for so long, ever longer (ms). */
const QUIET = 1_000;
const LONGEST_QUIET = 30_000;

/** What the runner works with. */
export interface RunnerHost {
  effects: OutboxEffects;
  rules: Rules;
  logbook: Logbook;
  lives: Lives;
  bell: Bell;
  sender(): Sender;
  /** Takes in what other tabs wrote. */
  load(): Promise<void>;
  pauseChanged(): void;
  /** A round of work is over: what became of it is told at once. */
  worked(): void;
}

/** Decides when something is done, and what first. One tab at a time sends. */
export class Runner {
  readonly #host: RunnerHost;
  #pause: Pause = null;
  /** Requests in a row that the network lost. */
  #losses = 0;
  #quietUntil = 0;
  /** When what is due was looked for last: whatever has become due since is due at once. */
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(host: RunnerHost) {
    this.#host = host;
  }

  get pause(): Pause {
    return this.#pause;
  }

  /** Works off what waits, until `stop`. */
  async run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      this.#lookedAt = this.#host.effects.now();
      try {
        await this.#host.load();
        if (this.#hasOpen() && this.#pause === null) await this.#drainAlone(stop);
      } catch {
        // A device that can't be read is looked at again in the next round.
      }
      if (!stop.aborted) await this.#rest(stop);
      const over = this.#host.effects.now() >= this.#quietUntil;
      if (this.#pause === 'network' && over) this.#setPause(null);
    }
  }

  /** Something may have changed: what waits for the network, or for a sign-in, is tried again. */
  lookAgain(): void {
    this.#quietUntil = 0;
    this.#setPause(null);
    this.#host.bell.ring();
  }

  /** The reviewer decided something. A sign-in that is due still is. */
  acted(): void {
    if (this.#pause !== 'signIn') this.lookAgain();
  }

  /** A single lost request is nothing; several in a row are a network that is gone. */
  trouble(code: ProblemCode): void {
    if (code === 'signIn') {
      this.#setPause('signIn');
      return;
    }
    this.#losses += 1;
    const quiet = Math.min(QUIET * 2 ** (this.#losses - 1), LONGEST_QUIET);
    this.#quietUntil = this.#host.effects.now() + quiet;
    if (this.#losses > 1 && this.#pause === null) this.#setPause('network');
  }

  wentWell(): void {
    this.#losses = 0;
  }

  async #drainAlone(stop: AbortSignal): Promise<void> {
    const { effects, rules } = this.#host;
    const drain = async (lost: AbortSignal) => {
      await this.#host.load();
      await this.#drain(AbortSignal.any([stop, lost]));
      await this.#host.logbook.tidy(effects.now());
    };
    if (rules.lock) await effects.alone(drain, stop);
    else await drain(stop);
  }

  /** Works off what is due. Acts made by hand have a lane of their own beside the bulk. */
  async #drain(end: AbortSignal): Promise<void> {
    const lanes = new Map<boolean, Promise<void>>();
    for (;;) {
      this.#lookedAt = this.#host.effects.now();
      for (const byHand of [true, false]) {
        const job = lanes.has(byHand) || end.aborted ? undefined : this.#nextJob(byHand);
        if (!job) continue;
        const work = this.#host.sender().work(job, end);
        lanes.set(byHand, work);
        void work.finally(() => {
          lanes.delete(byHand);
          this.#host.worked();
          this.#host.bell.ring();
        });
      }
      if (lanes.size === 0) return;
      const wait = this.#nextDue((row) => !lanes.has(row.actSize <= BY_HAND));
      await this.#sleep(wait === null ? null : wait);
    }
  }

  /** The due choices of one review and stage, that of the smallest act. */
  #nextJob(byHand: boolean): Job | undefined {
    const now = this.#host.effects.now();
    if (this.#pause !== null || now < this.#quietUntil) return undefined;
    const due: Row[] = [];
    for (const [key, { rows }] of this.#host.logbook.folded.reviews)
      for (const row of rows.values()) {
        if (!row.open || row.actSize <= BY_HAND !== byHand) continue;
        const live = this.#host.lives.of(key, row.itemId);
        live.follow(row);
        if (live.busy || live.rests || live.notBefore > now) continue;
        if (live.problem && passes(live.problem)) live.problem = null;
        due.push(row);
      }
    const first = due.reduce<Row | undefined>(
      (least, one) => (!least || one.actSize < least.actSize ? one : least),
      undefined,
    );
    if (!first) return undefined;
    const ref = first.review;
    return { ref, rows: due.filter(({ review }) => isSame(review, ref)) };
  }

  /** Until something happens, the next choice is due, or the watch comes round. */
  async #rest(stop: AbortSignal): Promise<void> {
    const due = this.#pause === null ? this.#nextDue(() => true) : null;
    const quiet = this.#quietUntil - this.#host.effects.now();
    // A timer may ring a moment early, and the pause be over by now.
    if (this.#pause === 'network' && quiet <= 0) return;
    // After a lost request even what is due waits a moment, and then goes on.
    const wait = quiet > 0 ? quiet : (due ?? WATCH_EVERY);
    const end = () => this.#host.bell.ring();
    stop.addEventListener('abort', end);
    await this.#sleep(Math.min(wait, WATCH_EVERY));
    stop.removeEventListener('abort', end);
  }

  /** In how many ms the next choice that wasn't due at the last look is; null where none is to come. */
  #nextDue(counts: (row: Row) => boolean): number | null {
    const now = this.#host.effects.now();
    let next: number | null = null;
    for (const [key, { rows }] of this.#host.logbook.folded.reviews)
      for (const row of rows.values()) {
        if (!row.open || !counts(row)) continue;
        const live = this.#host.lives.find(key, row.itemId);
        if (!live || live.rests || live.busy || live.notBefore <= this.#lookedAt) continue;
        next = Math.min(next ?? Number.POSITIVE_INFINITY, Math.max(0, live.notBefore - now));
      }
    return next;
  }

  /** Until the bell rings, or so long. */
  #sleep(ms: number | null): Promise<void> {
    return new Promise((resolve) => {
      const wake = new AbortController();
      const off = this.#host.bell.listen(() => {
        wake.abort('rung');
        resolve();
      });
      if (ms === null || wake.signal.aborted) return;
      void this.#host.effects.sleep(ms, wake.signal).then(() => {
        off();
        resolve();
      });
    });
  }

  #hasOpen(): boolean {
    for (const { rows } of this.#host.logbook.folded.reviews.values())
      for (const row of rows.values()) if (row.open) return true;
    return false;
  }

  #setPause(why: Pause): void {
    if (this.#pause === why) return;
    this.#pause = why;
    this.#host.pauseChanged();
  }
}

function isSame(one: ItemsRef, other: ItemsRef): boolean {
  return (
    one.instanceId === other.instanceId &&
    one.definitionId === other.definitionId &&
    one.stageId === other.stageId &&
    one.route === other.route
  );
}
