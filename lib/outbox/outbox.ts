import type { Decision, DecisionItem, Intent, ItemsRef, Review, ReviewRef } from '../review/model';
import { type ActPlace, actRecord, placeOf } from './act-record';
import { Bell } from './bell';
import type { OutboxEffects } from './effects';
import { type Row, reviewKey } from './fold';
import type { Pause } from './live';
import { Lives } from './lives';
import type { ActRecord, LogRecord, ReceiptEntry } from './log';
import { type Changed, Logbook } from './logbook';
import { RULES, type Rules } from './plan';
import { Runner } from './runner';
import { Screen, type States } from './screen';
import { Sender } from './sender';
import type { TabMessage } from './tab-message';

/** What waits on this device, over all reviews. Times in ms since 1970. */
export interface OutboxStatus {
  /** `memory`: this browser keeps nothing, so leaving loses what isn't saved. */
  place: 'device' | 'memory';
  /** What this browser kept was emptied or set back while choices were on their way; this page still has them. */
  lostStore: boolean;
  waiting: number;
  needsYou: number;
  /** What holds everything up. */
  paused: Pause;
  /** Until when Graph asked to wait, where all that is left waits for it. */
  waitingUntil: number | null;
  /** When the oldest choice that isn't saved was made. */
  oldest: number | null;
}

/** A decision that left this device and isn't seen saved. */
export interface Departed {
  review: ItemsRef;
  itemId: string;
  decision: Decision;
}

const NO_STATES: States = new Map();
const NO_ACTS: readonly ActRecord[] = [];
const NO_RECEIPTS: readonly ReceiptEntry[] = [];

/**
 * Keeps one reviewer's choices until Microsoft shows them: at least once, verified by reading back, and never over an
 * answer that a read had shown and the reviewer hadn't seen.
 */
export class Outbox {
  readonly #effects: OutboxEffects;
  readonly #rules: Rules;
  readonly #logbook: Logbook;
  readonly #lives = new Lives();
  readonly #bell = new Bell();
  readonly #screen: Screen;
  readonly #runner: Runner;
  readonly #reviews = new Map<string, Review>();
  readonly #itemListeners = new Set<(ref: ItemsRef, items: readonly DecisionItem[], at: number) => void>();
  #stop: AbortController | null = null;
  /** Whether the log was read once: what comes after happened while somebody looked. */
  #begun = false;
  /** The order of the last act of this page. */
  #order = Number.NEGATIVE_INFINITY;

  /** `rules` is for tests, which take one away and see what it was for. */
  constructor(effects: OutboxEffects, rules: Rules = RULES) {
    this.#effects = effects;
    this.#rules = rules;
    this.#logbook = new Logbook(effects.store, () => effects.now(), rules);
    this.#screen = new Screen(effects, this.#logbook, this.#lives, () => this.#runner?.pause ?? null);
    const sender = new Sender({
      effects,
      rules,
      row: (review, itemId) => this.#row(review, itemId),
      live: (review, itemId) => this.#lives.of(review, itemId),
      reviewOf: (review) => this.#reviews.get(review) ?? null,
      learn: (review, known) => this.#reviews.set(review, known),
      endsAt: (review) => this.#logbook.folded.reviews.get(review)?.endsAt ?? null,
      changed: (review, itemIds) => this.#screen.touch(review, itemIds),
      unsure: () => this.#logbook.unsure,
      kept: (records, durability) => this.#keep(records, durability),
      items: (ref, items, at) => {
        for (const listener of this.#itemListeners) listener(ref, items, at);
      },
      trouble: (code) => this.#runner.trouble(code),
      wentWell: () => this.#runner.wentWell(),
      paused: () => this.#runner.pause !== null,
    });
    this.#runner = new Runner({
      effects,
      rules,
      logbook: this.#logbook,
      lives: this.#lives,
      bell: this.#bell,
      sender: () => sender,
      load: async () => {
        this.#took(await this.#logbook.load());
        this.#begun = true;
        // What fell into memory may be on the device again, and what is there may be less.
        const { place, lostStore } = this.#screen.status;
        if (this.#logbook.place !== place || this.#logbook.lostStore !== lostStore) this.#screen.publish();
      },
      pauseChanged: () => {
        this.#screen.touchOpen();
        this.#screen.publish();
      },
      worked: () => this.#screen.publish(),
    });
  }

  /** Loads the log and sends what is in it, until the way to stop is used. Starting again after a stop goes on. */
  start(): () => void {
    const stop = new AbortController();
    this.#stop = stop;
    const deaf = this.#effects.tabs.listen((message) => this.#hear(message));
    this.#effects.tabs.post({ kind: 'hello' });
    void this.#runner.run(stop.signal);
    return () => {
      deaf();
      stop.abort();
    };
  }

  /**
   * Records choices about a review. Resolves with the act's id when they are on the device, or in memory where nothing
   * can be kept: see `status().place`.
   */
  async record(
    review: Review,
    intents: readonly Intent[],
    { accepting = false }: { accepting?: boolean } = {},
  ): Promise<string> {
    const place = placeOf(review);
    this.#reviews.set(reviewKey(place.review), review);
    return this.#act(place, intents, accepting);
  }

  /** Tries again what needs the reviewer: those named, or all of the review. */
  retry(ref: ReviewRef, itemIds: readonly string[] | null = null): void {
    const key = reviewKey(ref);
    this.#forgive(key, itemIds);
    this.#effects.tabs.post({ kind: 'again', review: key, itemIds });
    this.lookAgain();
  }

  /** Tries what waits for the time that Graph asked for. Where that is too early, Graph says so again. */
  tryNow(): void {
    for (const [key, { rows }] of this.#logbook.folded.reviews)
      for (const { itemId } of rows.values()) {
        const live = this.#lives.find(key, itemId);
        if (live?.throttledUntil == null) continue;
        live.throttledUntil = null;
        live.notBefore = 0;
        this.#screen.touch(key, [itemId]);
      }
    this.lookAgain();
  }

  /** Sends although somebody else answered: what they answered counts as seen now. */
  replace(ref: ReviewRef, itemIds: readonly string[]): void {
    const key = reviewKey(ref);
    const states = this.#screen.of(key)?.states;
    const log = this.#logbook.folded.reviews.get(key);
    const intents = itemIds.flatMap((itemId) => {
      const row = log?.rows.get(itemId);
      const state = states?.get(itemId)?.state;
      if (!row || (state?.step !== 'conflict' && state?.step !== 'replaced')) return [];
      const { decision, justification, reviewedBy, reviewedAt } = state.theirs;
      return [{ ...row.intent, seen: { decision, justification, reviewedBy, reviewedAt } }];
    });
    if (log && intents.length > 0) void this.#act(log, intents, false);
  }

  /** Lets go of choices that aren't being read or sent. Resolves when the device knows. */
  async dismiss(ref: ReviewRef, itemIds: readonly string[]): Promise<void> {
    const key = reviewKey(ref);
    const log = this.#logbook.folded.reviews.get(key);
    if (!log) return;
    const rows = itemIds.flatMap((itemId) => log.rows.get(itemId) ?? []);
    const free = rows.filter(({ itemId }) => !this.#lives.find(key, itemId)?.busy);
    const ended = (row: Row) => this.#lives.find(key, row.itemId)?.problem?.code === 'ended';
    const records = [
      this.#closing(log.review, free.filter(ended), 'ended'),
      this.#closing(
        log.review,
        free.filter((row) => !ended(row)),
        'discarded',
      ),
    ].flat();
    for (const { itemId } of free) this.#lives.forget(key, itemId);
    if (records.length > 0) await this.#keep(records, 'strict');
    this.#screen.touch(
      key,
      free.map(({ itemId }) => itemId),
    );
    this.#screen.publish();
  }

  /** Where every choice of a review stands, by item id; the same object until something changes. */
  states(ref: ReviewRef): States {
    return this.#screen.of(reviewKey(ref))?.snapshot ?? NO_STATES;
  }

  /** What was decided from this device, newest first. */
  acts(ref: ReviewRef): readonly ActRecord[] {
    return this.#screen.of(reviewKey(ref))?.acts ?? NO_ACTS;
  }

  /** What was read back of this device's choices, the last of each item. */
  receipts(ref: ReviewRef): readonly ReceiptEntry[] {
    return this.#screen.of(reviewKey(ref))?.receipts ?? NO_RECEIPTS;
  }

  status = (): OutboxStatus => this.#screen.status;

  subscribe = (listener: () => void): (() => void) => this.#screen.subscribe(listener);

  /** Told of every item that was read, and when that read began (ms since 1970). Gives the way to stop. */
  onItems(listener: (ref: ItemsRef, items: readonly DecisionItem[], at: number) => void): () => void {
    this.#itemListeners.add(listener);
    return () => this.#itemListeners.delete(listener);
  }

  /** Something may have changed: the network, the sign-in, what a person looks at. */
  lookAgain(): void {
    this.#runner.lookAgain();
  }

  /** The choices that aren't saved, as text a person can keep. */
  async export(): Promise<string> {
    const open = [...this.#logbook.folded.reviews.values()].map(({ review, rows }) => ({
      review,
      decisions: [...rows.values()].filter((row) => row.open).map(({ intent }) => intent),
    }));
    return JSON.stringify(
      open.filter(({ decisions }) => decisions.length > 0),
      null,
      2,
    );
  }

  /** What left this device for choices that aren't seen saved, and was not refused: it may be at Microsoft already. */
  mayHaveArrived(): Departed[] {
    return [...this.#logbook.folded.reviews.values()].flatMap(({ rows }) =>
      [...rows.values()].flatMap(({ open, itemId, review, sends }) => {
        const last = sends.at(-1);
        return open && last ? [{ review, itemId, decision: last.decision }] : [];
      }),
    );
  }

  /** Stops, and forgets all that was kept. */
  async wipe(): Promise<void> {
    this.#effects.tabs.post({ kind: 'wiped' });
    this.#end();
    await this.#logbook.wipe();
  }

  #end(): void {
    this.#stop?.abort();
    this.#logbook.end();
    this.#lives.clear();
    this.#screen.clear();
  }

  async #act(place: ActPlace, intents: readonly Intent[], accepting: boolean): Promise<string> {
    const effects = this.#effects;
    const { review, endsAt } = place;
    const at = effects.now();
    this.#order = Math.max(at, this.#order + 1, this.#logbook.folded.newest + 1);
    const stamp = { at, order: this.#order };
    const act = actRecord({ review, endsAt }, intents, accepting, effects.newId(), stamp);
    const kept = this.#keep([act], 'strict');
    if (this.#rules.durableBeforeShown) await kept;
    this.#screen.publish();
    this.#runner.acted();
    return act.id;
  }

  #closing(review: ItemsRef, rows: readonly Row[], how: 'discarded' | 'ended'): LogRecord[] {
    const choices = rows.filter(({ open }) => open).map(({ actId, itemId }) => ({ actId, itemId }));
    return choices.length > 0 ? [{ kind: 'closed', at: this.#effects.now(), review, how, choices }] : [];
  }

  #row(review: string, itemId: string): Row | undefined {
    return this.#logbook.folded.reviews.get(review)?.rows.get(itemId);
  }

  #forgive(key: string, itemIds: readonly string[] | null): void {
    const rows = this.#logbook.folded.reviews.get(key)?.rows ?? new Map<string, Row>();
    for (const itemId of itemIds ?? rows.keys()) {
      const live = this.#lives.find(key, itemId);
      if (!live?.problem && !live?.told) continue;
      live.forgive();
      this.#screen.touch(key, [itemId]);
    }
  }

  async #keep(records: readonly LogRecord[], durability: 'strict' | 'relaxed'): Promise<void> {
    if (records.length === 0) return;
    this.#took(await this.#logbook.append(records, durability));
    this.#effects.tabs.post({ kind: 'log' });
  }

  #took(changed: Changed): void {
    for (const [review, itemIds] of changed) {
      for (const itemId of itemIds) {
        const row = this.#row(review, itemId);
        if (row) this.#follow(review, row);
      }
      this.#screen.received(review);
      this.#screen.touch(review, itemIds);
    }
  }

  #follow(review: string, row: Row): void {
    const live = this.#lives.of(review, row.itemId);
    live.follow(row);
    // What another tab said was before this.
    live.told = null;
    if (row.open || !row.confirmed || !this.#begun) return;
    // Another tab read it back: its receipt says when.
    const { decision, justification, reviewedAt, confirmedAt } = row.confirmed;
    if (decision === row.intent.decision && justification === row.intent.justification)
      live.saved ??= reviewedAt ?? new Date(confirmedAt).toISOString();
  }

  #hear(message: TabMessage): void {
    if (message.kind === 'wiped') this.#end();
    else if (message.kind === 'again') {
      this.#forgive(message.review, message.itemIds);
      this.#bell.ring();
    } else if (message.kind === 'states') {
      for (const [itemId, actId, state] of message.states)
        if (this.#row(message.review, itemId)?.actId === actId)
          this.#lives.of(message.review, itemId).told = state;
      this.#screen.touch(
        message.review,
        message.states.map(([itemId]) => itemId),
      );
    } else if (message.kind === 'hello') this.#greet();
    else void this.#catchUp();
  }

  /** A tab that begins doesn't know what this one found out; and it may have come back from a sign-in, which is for all. */
  #greet(): void {
    if (this.#runner.pause === 'signIn') this.lookAgain();
    for (const [review, { rows }] of this.#logbook.folded.reviews) this.#screen.tell(review, rows.keys());
  }

  async #catchUp(): Promise<void> {
    try {
      this.#took(await this.#logbook.load());
      this.#bell.ring();
    } catch {
      // The watch looks again.
    }
  }
}
