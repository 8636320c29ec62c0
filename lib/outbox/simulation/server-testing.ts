import type { Advice, Answered, Decision, DecisionItem, Review } from '../../review/model';
import { anItem, aReview, guid, maker } from '../../review/testing';
import type { Clock } from './clock-testing';

export interface Value {
  decision: Decision;
  justification: string;
}

/** A request's part for one item, from the moment it leaves a tab. */
export interface Write extends Value {
  itemId: string;
  /** Who sent it, `device/user`. */
  actor: string;
  user: string;
  /** The life of the tab that sent it. */
  life: number;
  sentAt: number;
  /** The page that sent it could not store its mark. */
  inMemory: boolean;
  /** The id of its sending in the log; null where there is none. */
  mark: string | null;
  /** The store lost that sending, and no page has written it again. */
  markLost: boolean;
  /** The answer on screen when the choice was made. */
  seen: Answered | null;
  /** When the client stopped waiting without an answer; null while it waits or when it has an answer. */
  gaveUpAt: number | null;
  /** The client got a clear answer. */
  answered: boolean;
  appliedAt: number | null;
}

/** An answer that is current from one moment on. */
export interface Standing extends Value {
  by: string | null;
  reviewedAt: string | null;
  from: number;
  write: Write | null;
}

export interface ServerOptions {
  items: number;
  /** The server's clock minus the world's, ms. */
  skew: number;
  /** Whether recording the same value again changes `reviewedDateTime`; Microsoft doesn't document it. */
  sameValueMoves: boolean;
  advice: readonly Advice[];
}

/** A review at Graph: its current and earlier answers, by the server's own clock. The last response is recorded. */
export class Server {
  readonly histories = new Map<string, Standing[]>();
  readonly review: Review;
  ended = false;
  onApply: (itemId: string, before: Standing, after: Standing) => void = () => {};
  readonly #clock: Clock;
  readonly #options: ServerOptions;
  #lastTime = 0;

  constructor(clock: Clock, options: ServerOptions) {
    this.#clock = clock;
    this.#options = options;
    this.review = aReview();
    const first = { decision: 'NotReviewed' as const, justification: '', by: null, reviewedAt: null };
    for (let at = 1; at <= options.items; at++)
      this.histories.set(guid(at), [{ ...first, from: clock.now, write: null }]);
  }

  get itemIds(): string[] {
    return [...this.histories.keys()];
  }

  last(itemId: string): Standing {
    return this.history(itemId).at(-1) as Standing;
  }

  history(itemId: string): Standing[] {
    const history = this.histories.get(itemId);
    if (!history) throw new Error(`no item ${itemId}`);
    return history;
  }

  /** The answer at a given time. */
  at(itemId: string, time: number): Standing {
    const history = this.history(itemId);
    return history.findLast((standing) => standing.from <= time) ?? (history[0] as Standing);
  }

  /** Records a value, unless the review has ended. */
  record(itemId: string, { decision, justification }: Value, user: string, write: Write | null): boolean {
    if (this.ended && user !== 'system') return false;
    const before = this.last(itemId);
    const taken = decision === 'NotReviewed';
    const by = taken ? null : user;
    const same = before.decision === decision && before.justification === justification && before.by === by;
    const kept = same && !this.#options.sameValueMoves;
    const reviewedAt = taken ? null : kept ? before.reviewedAt : this.#time();
    const after = { decision, justification, by, reviewedAt, from: this.#clock.now, write };
    if (write) write.appliedAt = this.#clock.now;
    this.history(itemId).push(after);
    this.onApply(itemId, before, after);
    return true;
  }

  /** An item as Graph shows it, with a current or earlier answer. */
  item(itemId: string, standing: Standing): DecisionItem {
    const at = this.itemIds.indexOf(itemId);
    const advice = this.#options.advice[at] ?? 'None';
    const principal = { ...anItem().principal, id: `person-${itemId}` };
    return { ...anItem(), id: itemId, principal, advice, ...answerOf(standing) };
  }

  reviewNow(): Review {
    const { definition, instance } = this.review;
    return aReview({
      definition,
      instance: { ...instance, status: this.ended ? 'Completed' : 'InProgress' },
    });
  }

  #time(): string {
    this.#lastTime = Math.max(this.#lastTime + 1, this.#clock.now + this.#options.skew);
    return new Date(this.#lastTime).toISOString();
  }
}

export function answerOf({ decision, justification, by, reviewedAt }: Standing): Answered {
  const reviewedBy = by === null ? null : { ...maker(by), system: by === 'system' };
  return { decision, justification, reviewedBy, reviewedAt };
}

/** Whether a value is recorded under a user's name; a decision that was taken back has no name. */
export function stands({ decision, justification, by }: Standing, value: Value, user: string): boolean {
  if (decision !== value.decision) return false;
  return decision === 'NotReviewed' || (justification === value.justification && by === user);
}
