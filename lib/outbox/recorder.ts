import type { ItemProgress, ItemState } from '../review/item-state';
import type { Intent } from '../review/model';
import type { RecorderEffects } from './effects';
import { Ledger } from './ledger';
import { failed, runIntents } from './run';

interface Entry {
  intent: Intent;
  state: ItemState;
  /** The run that has the item; another run's reports about it are ignored. */
  run: number;
  /** A newer choice that waits until the current one has come to rest. */
  next?: { intent: Intent; accept: boolean };
}

/**
 * Keeps one review's choices on their way to Graph. One item is in one run at a time, so two different values are never
 * on their way together.
 */
export class Recorder {
  readonly #effects: RecorderEffects;
  readonly #entries = new Map<string, Entry>();
  readonly #ledger = new Ledger();
  readonly #listeners = new Set<() => void>();
  #runs = 0;
  #waitingUntil: number | null = null;
  #snapshot: ReadonlyMap<string, ItemProgress> = new Map();

  constructor(effects: RecorderEffects) {
    this.#effects = effects;
  }

  /** Where every choice stands, by item id; the same object until something changes. */
  snapshot = (): ReadonlyMap<string, ItemProgress> => this.#snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Records choices. `accept`: they accept the advice, and Graph's own action may do it where it fits exactly. */
  record(intents: readonly Intent[], accept = false): void {
    const free = intents.filter((intent) => {
      const entry = this.#entries.get(intent.itemId);
      if (!entry || !isInFlight(entry.state)) return true;
      entry.next = { intent, accept };
      return false;
    });
    this.#start(free, accept);
    this.#publish();
  }

  /** Tries failed items again: those named, or all. */
  retry(itemIds?: readonly string[]): void {
    this.#again((entry) => entry.state.step === 'failed', itemIds);
  }

  /** Sends although somebody else answered: what they answered counts as seen now. */
  replace(itemIds: readonly string[]): void {
    const intents = itemIds.flatMap((id) => {
      const entry = this.#entries.get(id);
      if (entry?.state.step !== 'conflict' && entry?.state.step !== 'replaced') return [];
      const { decision, justification, reviewedBy, reviewedAt } = entry.state.theirs;
      return [{ ...entry.intent, seen: { decision, justification, reviewedBy, reviewedAt } }];
    });
    this.record(intents);
  }

  /** Lets go of choices that aren't on their way any more. */
  dismiss(itemIds: readonly string[]): void {
    for (const id of itemIds) {
      const entry = this.#entries.get(id);
      if (entry && !isInFlight(entry.state)) this.#entries.delete(id);
    }
    this.#publish();
  }

  /** The network is back: what failed for want of it goes again. */
  wentOnline(): void {
    this.#again((entry) => entry.state.step === 'failed' && entry.state.problem.code === 'offline');
  }

  /** Graph asks to wait until then, or no longer (null). */
  setWaiting(until: number | null): void {
    this.#waitingUntil = until;
    this.#publish();
  }

  #again(fits: (entry: Entry) => boolean, itemIds?: readonly string[]): void {
    const named = itemIds && new Set(itemIds);
    const entries = [...this.#entries.values()].filter(
      (entry) => fits(entry) && (!named || named.has(entry.intent.itemId)),
    );
    this.record(entries.map((entry) => entry.intent));
  }

  #start(intents: readonly Intent[], accept: boolean): void {
    if (intents.length === 0) return;
    const run = ++this.#runs;
    for (const intent of intents)
      this.#entries.set(intent.itemId, { intent, state: { step: 'reading' }, run });
    const host = {
      effects: this.#effects,
      ledger: this.#ledger,
      owns: (id: string) => this.#entries.get(id)?.run === run,
      report: (states: Iterable<readonly [string, ItemState]>) => this.#report(run, states),
    };
    void runIntents(host, intents, accept).catch(() => this.#abandon(run));
  }

  /** Nothing may stay "on its way" for ever because of a mistake of ours. */
  #abandon(run: number): void {
    const mine = [...this.#entries].filter(([, entry]) => entry.run === run && isBusy(entry.state));
    this.#report(
      run,
      mine.map(([id]) => [id, failed({ code: 'unreadable' })]),
    );
  }

  #report(run: number, states: Iterable<readonly [string, ItemState]>): void {
    const newer = { plain: [] as Intent[], accepting: [] as Intent[] };
    for (const [id, state] of states) {
      const entry = this.#entries.get(id);
      if (entry?.run !== run) continue;
      entry.state = state;
      if (!entry.next || isInFlight(state)) continue;
      (entry.next.accept ? newer.accepting : newer.plain).push(entry.next.intent);
    }
    this.#start(newer.plain, false);
    this.#start(newer.accepting, true);
    this.#publish();
  }

  #publish(): void {
    const shown = [...this.#entries].map(([id, entry]) => [id, this.#shown(entry)] as const);
    this.#snapshot = new Map(shown);
    for (const listener of this.#listeners) listener();
  }

  #shown({ intent, state, next }: Entry): ItemProgress {
    const waits = this.#waitingUntil !== null && isInFlight(state);
    return {
      intent: next?.intent ?? intent,
      state: waits ? { step: 'waiting', until: this.#waitingUntil ?? 0 } : state,
    };
  }
}

/** Read or sent just now: a newer choice has to wait. What Graph accepted (`checking`) isn't in flight any more. */
function isInFlight(state: ItemState): boolean {
  return state.step === 'reading' || state.step === 'sending' || state.step === 'waiting';
}

/** Whether an item has not come to rest. */
export function isBusy(state: ItemState): boolean {
  return isInFlight(state) || state.step === 'checking';
}
