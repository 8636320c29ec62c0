import { laterOf } from '../review/conflict';
import type { ItemState } from '../review/item-state';
import type { Answered, DecisionItem } from '../review/model';
import type { Problem } from '../review/problem';
import { isUndecided } from '../review/progress';
import type { Looked, OutboxRow, Read } from './model';

/** What only this tab knows of one item, and would read anew after a reload. */
export class TabItem implements Looked {
  read: Read | null = null;
  known: Answered | null = null;
  rival: Read | null = null;
  /** Nothing is done for it before then (ms since 1970). */
  notBefore = 0;
  /** Somebody works on it right now. */
  busy = false;
  /** Looks that brought nothing, since the last send. */
  looks = 0;
  /** Sends in a row without an answer. */
  unanswered = 0;
  throttledUntil: number | null = null;
  problem: Problem | null = null;
  theirs: { item: DecisionItem; how: 'conflict' | 'replaced' } | null = null;
  saved: string | null = null;
  /** What another tab said of it, which sends in this one's place. */
  told: ItemState | null = null;
  /** The act all this is about; a newer one starts anew. */
  actId = '';
  #markedAt = 0;

  /** Begins again where a newer choice took the place of the one before. */
  follow(row: OutboxRow): void {
    if (this.actId === row.actId) return;
    this.actId = row.actId;
    this.forgive();
    this.saved = null;
    this.looks = 0;
    this.unanswered = 0;
    this.throttledUntil = null;
  }

  /** Forgets what kept it from being sent, and tries again. */
  forgive(): void {
    this.problem = null;
    this.theirs = null;
    this.rival = null;
    this.told = null;
    this.notBefore = 0;
  }

  /** It leaves now: what was read before says nothing of what comes after. */
  marked(now: number): void {
    this.#markedAt = now;
    this.read = null;
    this.rival = null;
    this.looks = 0;
  }

  /** Takes a read in: when it was asked for, and when it was there. */
  look(item: DecisionItem, at: number, there: number): void {
    const fromBefore = at < this.#markedAt && this.#markedAt <= there;
    if (!fromBefore) this.read = { item, at, there };
    if (!isUndecided(item)) this.known = this.known ? laterOf(this.known, item) : item;
  }

  /** Whether it rests until the reviewer, or a later look, does something. */
  get rests(): boolean {
    return this.theirs !== null || (this.problem !== null && !passes(this.problem));
  }
}

/** Whether a problem may be gone in a while without anybody's help. */
export function passes({ code }: Problem): boolean {
  return code === 'offline' || code === 'unavailable' || code === 'throttled' || code === 'unreadable';
}
