import type { Random } from '../../lib/outbox/simulation/random-testing';
import type { DraftOutcome, DraftSender, Outcome, PlainSender } from '../run/ports';

/** A digest, with the time at which it was written. */
export interface Letter {
  person: string;
  day: string;
  items: readonly string[];
  writtenAt: number;
}

/** The process ends here. */
export class Crash extends Error {}

/** What a simulation's mail server needs from the simulation. */
export interface SimulationHooks {
  random: Random;
  now(): number;
  pass(ms: number): void;
  /** Runs something at the server later, even if nobody waits for it any more. */
  later(ms: number, work: () => void): void;
  refuses(person: string): boolean;
  delivered(letter: Letter): void;
  /** Called where a request is repeated before the named time. */
  hasty(): void;
  /** Called where another run may start in the middle of this one. */
  meanwhile(): Promise<void>;
}

interface Draft {
  letter: Letter;
  state: 'draft' | 'sent' | 'discarded';
}

const FATES = {
  done: 70,
  throttled: 8,
  lost: 4,
  silent: 4,
  slow: 4,
  crashBefore: 3,
  crashAfter: 3,
  crashSlow: 4,
};

/** A mail server that throttles, loses requests and answers, and acts late. */
export class MailServer {
  readonly #ground: SimulationHooks;
  readonly #drafts = new Map<string, Draft>();
  #notBefore = 0;
  readonly #fates: typeof FATES;

  constructor(ground: SimulationHooks) {
    this.#ground = ground;
    this.#fates = ground.random.chance(0.3) ? { ...FATES, throttled: 70 } : FATES;
  }

  async #ask<T>(work: () => T): Promise<Outcome<T>> {
    const { random, now, pass, later, hasty, meanwhile } = this.#ground;
    pass(random.between(100, 4_000));
    await meanwhile();
    if (now() < this.#notBefore) hasty();
    const fate = random.weighted(this.#fates);
    if (fate === 'throttled') {
      const least = this.#fates === FATES ? 1 : 400;
      const afterMs = random.between(least, 600) * 1_000;
      this.#notBefore = now() + afterMs;
      return { kind: 'throttled', afterMs };
    }
    if (fate === 'slow' || fate === 'crashSlow') later(random.between(1, 120) * 1_000, work);
    if (fate === 'silent' || fate === 'crashAfter') work();
    if (fate.startsWith('crash')) throw new Crash();
    return fate === 'done' ? { kind: 'done', value: work() } : { kind: 'unclear' };
  }

  #refused = (letter: Letter): { kind: 'refused'; why: string } | undefined =>
    this.#ground.refuses(letter.person) ? { kind: 'refused', why: 'no mailbox' } : undefined;

  plain(): PlainSender<Letter> {
    return {
      kind: 'plain',
      send: async (letter) =>
        this.#refused(letter) ??
        (await this.#ask(() => {
          this.#ground.delivered(letter);
          return null;
        })),
    };
  }

  #onDraft(id: string, work: (draft: Draft) => void): Promise<DraftOutcome> {
    return this.#ask(() => {
      const draft = this.#drafts.get(id);
      if (draft?.state !== 'draft') return 'notDraft';
      work(draft);
      return 'done';
    });
  }

  drafts(): DraftSender<Letter> {
    return {
      kind: 'draft',
      create: async (letter) =>
        this.#refused(letter) ??
        (await this.#ask(() => {
          const id = String(this.#drafts.size);
          this.#drafts.set(id, { letter, state: 'draft' });
          return id;
        })),
      update: (id, letter) =>
        this.#onDraft(id, (draft) => {
          draft.letter = letter;
        }),
      send: (id) =>
        this.#onDraft(id, (draft) => {
          draft.state = 'sent';
          this.#ground.delivered(draft.letter);
        }),
      discard: (id) =>
        this.#onDraft(id, (draft) => {
          draft.state = 'discarded';
        }),
    };
  }
}
