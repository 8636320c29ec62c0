import { laterOf } from '../review/conflict';
import type { ItemState } from '../review/item-state';
import type { Answered, DecisionItem } from '../review/model';
import type { Problem } from '../review/problem';
import { isUndecided } from '../review/progress';
import type { ItemReads, OutboxRow, Read } from './model';

/** What only this tab knows of one item, and reads again after a reload. */
export class TabItem implements ItemReads {
  read: Read | null = null;
  known: Answered | null = null;
  rival: Read | null = null;
  /** The item isn't handled before this time (ms since 1970). */
  notBefore = 0;
  /** True while a send round handles the item. */
  busy = false;
  /** How many reads since the last send showed nothing new. */
  readsWithoutNews = 0;
  /** How many sends in a row got no answer. */
  unanswered = 0;
  throttledUntil: number | null = null;
  problem: Problem | null = null;
  theirs: { item: DecisionItem; how: 'conflict' | 'replaced' } | null = null;
  saved: string | null = null;
  /** The state that another tab told, while that tab sends in place of this one. */
  reported: ItemState | null = null;
  /** The act that all this is about; a newer act resets it. */
  actId = '';
  #markedAt = 0;

  /** Resets the item when a newer choice replaced the one before. */
  follow(row: OutboxRow): void {
    if (this.actId === row.actId) return;
    this.actId = row.actId;
    this.clearProblem();
    this.#restart();
  }

  /** Forgets the problem or conflict that kept the item from being sent, so that it is tried again. */
  clearProblem(): void {
    this.problem = null;
    this.theirs = null;
    this.rival = null;
    this.reported = null;
    this.notBefore = 0;
  }

  /** The item leaves now: earlier reads say nothing about what comes after. */
  marked(now: number): void {
    this.#markedAt = now;
    this.read = null;
    this.rival = null;
    this.readsWithoutNews = 0;
  }

  /** Adds a read: `at`, when it was requested, and `there`, when the answer arrived. */
  addRead(item: DecisionItem, at: number, there: number): void {
    const fromBefore = at < this.#markedAt && this.#markedAt <= there;
    if (!fromBefore) this.read = { item, at, there };
    if (!isUndecided(item)) this.known = this.known ? laterOf(this.known, item) : item;
  }

  /** Forgets everything about the item's choices; a round that handles the item goes on. */
  clear(): void {
    this.actId = '';
    this.read = null;
    this.known = null;
    this.clearProblem();
    this.#restart();
  }

  /** Whether its choice is being read or sent: no round sends on what has a problem, before it is tried again. */
  get underway(): boolean {
    return this.busy && this.theirs === null && this.problem === null;
  }

  /** Whether the item waits for the reviewer. */
  get needsReviewer(): boolean {
    return this.theirs !== null || (this.problem !== null && !passes(this.problem));
  }

  #restart(): void {
    this.saved = null;
    this.readsWithoutNews = 0;
    this.unanswered = 0;
    this.throttledUntil = null;
  }
}

/** Whether a problem may disappear after a while without anybody's help. */
export function passes({ code }: Problem): boolean {
  return code === 'offline' || code === 'unavailable' || code === 'throttled' || code === 'unreadable';
}
