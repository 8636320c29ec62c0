import { answeredOf } from '../review/answered';
import type { DecisionItem, Intent, ItemsRef, Review, ReviewRef } from '../review/model';
import type { ReceiptWrite } from '../review/receipt/model';
import { type ActTarget, actRecord, targetOf } from './act-record';
import type { ActRecord, LogRecord } from './log';
import {
  type Departed,
  type OutboxEffects,
  type OutboxRow,
  type OutboxStatus,
  reviewKey,
  type States,
} from './model';
import { RULES, type Rules } from './plan';
import { Publisher } from './publish';
import { Scheduler } from './schedule';
import { Sender } from './sender';
import { OutboxState } from './state';
import type { TabMessage } from './tab-message';

/** How long other tabs may take to answer, in ms. */
const ANSWERS_WITHIN = 200;
const NO_STATES: States = new Map();
const NO_ACTS: readonly ActRecord[] = [];
const NO_RECEIPTS: readonly ReceiptWrite[] = [];

/** The part of an act in one review or stage. */
interface ActPartOf {
  target: ActTarget;
  intents: readonly Intent[];
}

/**
 * Keeps one reviewer's choices until Microsoft shows them: sends at least once, verifies by reading back, and never
 * replaces an answer that a read showed and the reviewer hasn't seen.
 */
export class Outbox {
  readonly #state: OutboxState;
  readonly #publisher: Publisher;
  readonly #scheduler: Scheduler;
  readonly #wipedListeners = new Set<() => void>();
  #stop: AbortController | null = null;
  /** The order of the last act made on this page. */
  #order = Number.NEGATIVE_INFINITY;

  /** `rules` is for tests: they switch one rule off and see what it prevents. */
  constructor(effects: OutboxEffects, rules: Rules = RULES) {
    this.#state = new OutboxState(effects, rules);
    this.#publisher = new Publisher(this.#state);
    this.#scheduler = new Scheduler(this.#state, new Sender(this.#state), this.#publisher);
  }

  /** Loads the log and sends its open choices. Gives a function that stops this; a later `start` continues. */
  start(): () => void {
    const stop = new AbortController();
    this.#stop = stop;
    const { tabs } = this.#state.effects;
    const stopListening = tabs.listen((message) => this.#onMessage(message));
    tabs.post({ kind: 'hello' });
    void this.#scheduler.run(stop.signal);
    return () => {
      stopListening();
      stop.abort();
    };
  }

  /**
   * Records choices about a review. Resolves with the act's id when they are on the device, or in memory where nothing
   * can be stored: see `status().place`.
   */
  async record(
    review: Review,
    intents: readonly Intent[],
    { accepting = false }: { accepting?: boolean } = {},
  ): Promise<string> {
    this.#state.learn(review);
    const [id = ''] = await this.#act([{ target: targetOf(review), intents }], accepting);
    return id;
  }

  /**
   * Records one act about several reviews: all of it is stored and shown together. Resolves as `record` does.
   */
  async recordMany(acts: readonly { review: Review; intents: readonly Intent[] }[]): Promise<void> {
    for (const { review } of acts) this.#state.learn(review);
    const parts = acts.map(({ review, intents }) => ({ target: targetOf(review), intents }));
    await this.#act(parts, false);
  }

  /** Tries again the choices that need the reviewer: of the named items, or of the whole review. */
  retry(ref: ReviewRef, itemIds: readonly string[] | null = null): void {
    const key = reviewKey(ref);
    this.#clearProblems(key, itemIds);
    this.#state.effects.tabs.post({ kind: 'again', review: key, itemIds });
    this.tryAgain();
  }

  /** Sends now what waits because Graph asked to wait. If it is too early, Graph asks again. */
  tryNow(): void {
    for (const [key, { rows }] of this.#state.reviews)
      for (const { itemId } of rows.values()) {
        const item = this.#state.findItem(key, itemId);
        if (item?.throttledUntil == null) continue;
        item.throttledUntil = null;
        item.notBefore = 0;
        this.#state.touch(key, [itemId]);
      }
    this.tryAgain();
  }

  /** Sends although somebody else has answered: their answer counts as seen from now on. */
  replace(ref: ReviewRef, itemIds: readonly string[]): void {
    const key = reviewKey(ref);
    const states = this.states(ref);
    const log = this.#state.reviews.get(key);
    if (!log) return;
    // A choice belongs to the stage it was made in.
    const byStage = new Map<string | null, { review: ItemsRef; intents: Intent[] }>();
    for (const itemId of itemIds) {
      const row = log.rows.get(itemId);
      const state = states.get(itemId)?.state;
      if (!row || (state?.step !== 'conflict' && state?.step !== 'replaced')) continue;
      const { review } = row;
      const there = byStage.get(review.stageId) ?? { review, intents: [] };
      byStage.set(review.stageId, there);
      there.intents.push({ ...row.intent, seen: answeredOf(state.theirs) });
    }
    for (const { review, intents } of byStage.values())
      void this.#act([{ target: { review, endsAt: log.endsAt }, intents }], false);
  }

  /**
   * Removes choices, except those that are being read or sent right now. Resolves with the items whose choice is gone,
   * when the log records it.
   */
  async dismiss(ref: ReviewRef, itemIds: readonly string[]): Promise<string[]> {
    const key = reviewKey(ref);
    const log = this.#state.reviews.get(key);
    if (!log) return [];
    const free = itemIds
      .map((itemId) => log.rows.get(itemId))
      .filter((row) => row !== undefined)
      // A send round is through with a choice that is closed or needs the reviewer, although it goes on with others.
      .filter(({ itemId, open }) => !open || !this.#state.findItem(key, itemId)?.underway);
    const gone = free.map(({ itemId }) => itemId);
    const ended = (row: OutboxRow) => this.#state.findItem(key, row.itemId)?.problem?.code === 'ended';
    const records = [
      this.#closing(log.review, free.filter(ended), 'ended'),
      this.#closing(
        log.review,
        free.filter((row) => !ended(row)),
        'discarded',
      ),
    ].flat();
    for (const itemId of gone) this.#state.forgetItem(key, itemId);
    await this.#state.keep(records, 'strict');
    this.#state.touch(key, gone);
    this.#publisher.publish();
    return gone;
  }

  /** The progress of every choice of a review, by item id; the same object until something changes. */
  states(ref: ReviewRef): States {
    return this.#publisher.of(reviewKey(ref))?.snapshot ?? NO_STATES;
  }

  /** The acts made on this device, newest first. */
  acts(ref: ReviewRef): readonly ActRecord[] {
    return this.#publisher.of(reviewKey(ref))?.acts ?? NO_ACTS;
  }

  /** The receipts of this device's choices, the last one of each item. */
  receipts(ref: ReviewRef): readonly ReceiptWrite[] {
    return this.#publisher.of(reviewKey(ref))?.receipts ?? NO_RECEIPTS;
  }

  /** Reads what is on the device, so that `status` counts all of it. Rejects when the device can't be read. */
  async readDevice(): Promise<void> {
    await this.#state.read();
    this.#publisher.publish();
  }

  status = (): OutboxStatus => this.#publisher.status;

  subscribe = (listener: () => void): (() => void) => this.#publisher.subscribe(listener);

  /**
   * Calls `listener` with all items that are read and when that read began (ms since 1970). Gives a function that stops
   * this.
   */
  onItems(listener: (ref: ItemsRef, items: readonly DecisionItem[], at: number) => void): () => void {
    return this.#state.onItems(listener);
  }

  /**
   * Calls `listener` when another tab has removed everything, as a sign-out does. Gives a function that stops this.
   */
  onWiped(listener: () => void): () => void {
    this.#wipedListeners.add(listener);
    return () => this.#wipedListeners.delete(listener);
  }

  /** To call when the network, the sign-in or the visible page may have changed. */
  tryAgain(): void {
    this.#scheduler.tryAgain();
  }

  /** The choices that aren't saved, by review. */
  unsaved(): { review: ItemsRef; intents: Intent[] }[] {
    return [...this.#state.reviews.values()].flatMap(({ review, rows }) => {
      const intents = [...rows.values()].filter((row) => row.open).map(({ intent }) => intent);
      return intents.length > 0 ? [{ review, intents }] : [];
    });
  }

  /** The decisions that left this device, weren't refused and aren't seen saved: they may be at Microsoft already. */
  mayHaveArrived(): Departed[] {
    return [...this.#state.reviews.values()].flatMap(({ rows }) =>
      [...rows.values()].flatMap(({ open, itemId, review, sends }) => {
        const last = sends.at(-1);
        return open && last ? [{ review, itemId, decision: last.decision }] : [];
      }),
    );
  }

  /** How many decisions that aren't saved are in the memory of other tabs alone. A tab that sleeps doesn't answer. */
  async unsavedInOtherTabs(): Promise<number> {
    const { tabs, sleep } = this.#state.effects;
    let held = 0;
    const stopListening = tabs.listen((message) => {
      if (message.kind === 'held') held += message.count;
    });
    tabs.post({ kind: 'leaving' });
    await sleep(ANSWERS_WITHIN);
    stopListening();
    return held;
  }

  /** Stops, and removes everything that was stored. */
  async wipe(): Promise<void> {
    this.#state.effects.tabs.post({ kind: 'wiped' });
    this.#end();
    await this.#state.log.wipe();
  }

  #end(): void {
    this.#stop?.abort();
    this.#state.end();
    this.#publisher.clear();
  }

  /** One act of the reviewer; its parts are stored in one step. Gives their ids. */
  async #act(parts: readonly ActPartOf[], accepting: boolean): Promise<string[]> {
    const { effects, rules, log } = this.#state;
    const at = effects.now();
    const together = parts.length > 1 ? { partOf: effects.newId() } : {};
    const acts = parts.map(({ target: { review, endsAt }, intents }) => {
      this.#order = Math.max(at, this.#order + 1, log.projection.newest + 1);
      const stamp = { at, order: this.#order };
      return actRecord({ review, endsAt }, intents, { accepting, ...together }, effects.newId(), stamp);
    });
    const kept = this.#state.keep(acts, 'strict');
    if (rules.durableBeforeShown) await kept;
    this.#publisher.publish();
    this.#scheduler.acted();
    return acts.map(({ id }) => id);
  }

  #closing(review: ItemsRef, rows: readonly OutboxRow[], how: 'discarded' | 'ended'): LogRecord[] {
    const choices = rows.filter(({ open }) => open).map(({ actId, itemId }) => ({ actId, itemId }));
    return choices.length > 0
      ? [{ kind: 'closed', at: this.#state.effects.now(), review, how, choices }]
      : [];
  }

  #clearProblems(key: string, itemIds: readonly string[] | null): void {
    const rows = this.#state.reviews.get(key)?.rows ?? new Map<string, OutboxRow>();
    for (const itemId of itemIds ?? rows.keys()) {
      const item = this.#state.findItem(key, itemId);
      if (!item?.problem && !item?.reported) continue;
      item.clearProblem();
      this.#state.touch(key, [itemId]);
    }
  }

  #onMessage(message: TabMessage): void {
    if (message.kind === 'wiped') {
      this.#end();
      for (const listener of this.#wipedListeners) listener();
    } else if (message.kind === 'again') {
      this.#clearProblems(message.review, message.itemIds);
      this.#state.wake.signal();
    } else if (message.kind === 'states') {
      for (const [itemId, actId, state] of message.states)
        if (this.#state.row(message.review, itemId)?.actId === actId)
          this.#state.item(message.review, itemId).reported = state;
      this.#state.touch(
        message.review,
        message.states.map(([itemId]) => itemId),
      );
    } else if (message.kind === 'hello') this.#answerHello();
    else if (message.kind === 'leaving') {
      const count = this.#state.log.onlyHere;
      if (count > 0) this.#state.effects.tabs.post({ kind: 'held', count });
    } else if (message.kind === 'log') void this.#catchUp();
  }

  /**
   * Answers a tab that starts: tells it what only this tab knows. The new tab may come from a sign-in, which ends the
   * wait of every tab.
   */
  #answerHello(): void {
    if (this.#state.uplink.pause === 'signIn') this.tryAgain();
    for (const [review, { rows }] of this.#state.reviews) this.#publisher.reportToTabs(review, rows.keys());
  }

  async #catchUp(): Promise<void> {
    try {
      await this.#state.load();
      this.#state.wake.signal();
    } catch {
      // The next look of the scheduler tries again.
    }
  }
}
