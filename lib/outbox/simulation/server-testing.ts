import type { Advice, Answered, Decision, DecisionItem, Review } from '../../review/model';
import { anItem, aReview, guid, maker } from '../../review/testing';
import type { Clock } from './clock-testing';

export interface Value {
  decision: Decision;
  justification: string;
}

/** One request's part for one item, from the moment it leaves a tab. */
export interface Write extends Value {
  itemId: string;
  /** Who sent it, `device/user`. */
  actor: string;
  user: string;
  /** The tab's life that sent it. */
  life: number;
  sentAt: number;
  /** The page that sent it could not keep its mark. */
  inMemory: boolean;
  /** The sending in the log that it left with; null where there is none. */
  mark: string | null;
  /** That sending went with the store, and no page has written it again. */
  markLost: boolean;
  /** What stood on the screen for the choice it carries. */
  seen: Answered | null;
  /** When the client stopped waiting without knowing; null while it waits or once it knows. */
  gaveUpAt: number | null;
  /** The client got an answer for it that leaves no doubt. */
  answered: boolean;
  appliedAt: number | null;
}

/** An answer as it stands from one moment on. */
export interface Standing extends Value {
  by: string | null;
  reviewedAt: string | null;
  from: number;
  write: Write | null;
}

export interface ServerOptions {
  items: number;
  /** Server's clock minus the world's, ms. */
  skew: number;
  /** Whether the same value again moves `reviewedDateTime`; Microsoft's pages don't say. */
  sameValueMoves: boolean;
  advice: readonly Advice[];
}

/** A review at Graph: what stands and stood, by the server's own clock. The last response is the one recorded. */
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

  /** What stood at a moment. */
  at(itemId: string, time: number): Standing {
    const history = this.history(itemId);
    return history.findLast((standing) => standing.from <= time) ?? (history[0] as Standing);
  }

  /** Records a value, unless the review is over. */
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

  /** An item as Graph would show it, with an answer that stands or stood there. */
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

/** Whether a value stands under somebody's name; what was taken back stands under nobody's. */
export function stands({ decision, justification, by }: Standing, value: Value, user: string): boolean {
  if (decision !== value.decision) return false;
  return decision === 'NotReviewed' || (justification === value.justification && by === user);
}
