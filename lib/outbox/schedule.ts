import type { ItemsRef } from '../review/model';
import type { OutboxRow } from './model';
import type { Publisher } from './publish';
import type { Job, Sender } from './sender';
import type { OutboxState } from './state';
import { passes } from './tab-item';

/** How often the scheduler looks for work when no event comes, in ms. */
const WATCH_EVERY = 30_000;
/** Acts about at most this many items count as made by hand and don't wait behind larger ones. */
const BY_HAND = 20;

/** Decides when to send, and what first. One tab at a time sends. */
export class Scheduler {
  readonly #state: OutboxState;
  readonly #sender: Pick<Sender, 'work'>;
  readonly #publisher: Publisher;
  /** When the scheduler last looked for due choices: a choice that became due after this is handled at once. */
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(state: OutboxState, sender: Pick<Sender, 'work'>, publisher: Publisher) {
    this.#state = state;
    this.#sender = sender;
    this.#publisher = publisher;
  }

  /** Sends what waits, until `stop` aborts. */
  async run(stop: AbortSignal): Promise<void> {
    const { uplink } = this.#state;
    while (!stop.aborted) {
      this.#lookedAt = this.#state.effects.now();
      try {
        await this.#load();
        if (this.#state.hasOpen() && uplink.pause === null) await this.#drainAlone(stop);
      } catch {
        // If the device can't be read, the next round tries again.
      }
      if (!stop.aborted) await this.#rest(stop);
      uplink.tryNetwork();
    }
  }

  /** Tries again what waits for the network or for a sign-in, because something may have changed. */
  tryAgain(): void {
    this.#state.uplink.tryAgain();
    this.#state.wake.signal();
  }

  /** The reviewer decided something: looks for work, unless a sign-in is needed first. */
  acted(): void {
    if (this.#state.uplink.pause !== 'signIn') this.tryAgain();
  }

  async #load(): Promise<void> {
    await this.#state.load();
    this.#publisher.checkStore();
  }

  async #drainAlone(stop: AbortSignal): Promise<void> {
    const { effects, rules, log } = this.#state;
    const drain = async (lost: AbortSignal) => {
      await this.#load();
      await untilEither(stop, lost, (end) => this.#drain(end));
      await log.tidy(effects.now());
    };
    if (rules.lock) await effects.alone(drain, stop);
    else await drain(stop);
  }

  /** Handles what is due. Acts made by hand are handled in parallel to larger acts. */
  async #drain(end: AbortSignal): Promise<void> {
    const lanes = new Map<boolean, Promise<void>>();
    for (;;) {
      this.#lookedAt = this.#state.effects.now();
      for (const byHand of [true, false]) {
        const job = lanes.has(byHand) || end.aborted ? undefined : this.#nextJob(byHand);
        if (!job) continue;
        const work = this.#sender.work(job, end);
        lanes.set(byHand, work);
        void work.finally(() => {
          lanes.delete(byHand);
          this.#publisher.publish();
          this.#state.wake.signal();
        });
      }
      if (lanes.size === 0) return;
      const due = this.#nextDue((row) => !lanes.has(row.actSize <= BY_HAND));
      // After a lost request, due choices wait for the quiet time.
      const { quiet } = this.#state.uplink;
      await this.#sleep(quiet > 0 ? quiet : due);
    }
  }

  /** The due choices of one review and stage: that of the smallest act. */
  #nextJob(byHand: boolean): Job | undefined {
    const { uplink, effects, reviews } = this.#state;
    if (uplink.pause !== null || uplink.quiet > 0) return undefined;
    const now = effects.now();
    const due: OutboxRow[] = [];
    for (const [key, { rows }] of reviews)
      for (const row of rows.values()) {
        if (!row.open || row.actSize <= BY_HAND !== byHand) continue;
        const item = this.#state.item(key, row.itemId);
        item.follow(row);
        if (item.busy || item.needsReviewer || item.notBefore > now) continue;
        if (item.problem && passes(item.problem)) item.problem = null;
        due.push(row);
      }
    const first = due.reduce<OutboxRow | undefined>(
      (least, one) => (!least || one.actSize < least.actSize ? one : least),
      undefined,
    );
    if (!first) return undefined;
    const ref = first.review;
    return { ref, rows: due.filter(({ review }) => isSame(review, ref)) };
  }

  /** Waits until something happens, the next choice is due, or `WATCH_EVERY` has passed. */
  async #rest(stop: AbortSignal): Promise<void> {
    const { uplink, wake } = this.#state;
    const due = uplink.pause === null ? this.#nextDue(() => true) : null;
    const { quiet } = uplink;
    // A timer may end a moment early: the quiet time may be over by now.
    if (uplink.pause === 'network' && quiet <= 0) return;
    // After a lost request, due choices wait for the quiet time too.
    const wait = quiet > 0 ? quiet : (due ?? WATCH_EVERY);
    const end = () => wake.signal();
    stop.addEventListener('abort', end);
    await this.#sleep(Math.min(wait, WATCH_EVERY));
    stop.removeEventListener('abort', end);
  }

  /** In how many ms the next choice becomes due that wasn't due at the last look; null when there is none. */
  #nextDue(counts: (row: OutboxRow) => boolean): number | null {
    const now = this.#state.effects.now();
    let next: number | null = null;
    for (const [key, { rows }] of this.#state.reviews)
      for (const row of rows.values()) {
        if (!row.open || !counts(row)) continue;
        const item = this.#state.findItem(key, row.itemId);
        if (!item || item.needsReviewer || item.busy || item.notBefore <= this.#lookedAt) continue;
        next = Math.min(next ?? Number.POSITIVE_INFINITY, Math.max(0, item.notBefore - now));
      }
    return next;
  }

  /** Waits until there may be work, at most `ms`; null waits without a limit. */
  #sleep(ms: number | null): Promise<void> {
    const { effects, wake } = this.#state;
    return new Promise((resolve) => {
      const woken = new AbortController();
      const off = wake.listen(() => {
        woken.abort('woken');
        resolve();
      });
      if (ms === null || woken.signal.aborted) return;
      void effects.sleep(ms, woken.signal).then(() => {
        off();
        resolve();
      });
    });
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

/** Runs `work` with a signal that aborts with the first of two; `AbortSignal.any` is missing in Safari before 17.4. */
async function untilEither(
  one: AbortSignal,
  other: AbortSignal,
  work: (end: AbortSignal) => Promise<void>,
): Promise<void> {
  const either = new AbortController();
  const end = () => either.abort();
  for (const signal of [one, other]) {
    signal.addEventListener('abort', end, { signal: either.signal });
    if (signal.aborted) end();
  }
  try {
    await work(either.signal);
  } finally {
    // Removes the listeners.
    end();
  }
}
