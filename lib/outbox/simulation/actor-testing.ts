import type { Answered, Decision } from '../../review/model';
import type { Device } from './device-testing';
import type { Disk } from './disk-testing';
import { type Standing, stands, type Value, type Write } from './server-testing';

/** Another account that uses the first device too. */
export const GUEST = '33333333-3333-4333-8333-333333333333';

/** One choice that a reviewer made for one item. */
export interface Said extends Value {
  itemId: string;
  /** The act of the choice; null until the outbox named it. */
  actId: string | null;
  at: number;
  /** The tab's life in which it was made. */
  life: number;
  /** Where the outbox said that the choice is kept. */
  kept: 'not yet' | 'device' | 'memory' | 'refused';
  /** Since when the choice is in the log, where all pages see it; null while it isn't. */
  loggedAt: number | null;
  /** The answer on screen at that moment. */
  seen: Answered;
  /** After it was made, a read showed the choice under the reviewer's name. */
  proved: boolean;
  /** The reviewer dismissed it. */
  dismissed: boolean;
  /** It was only in memory, and its tab is gone. */
  forgotten: boolean;
}

/** One account on one device: the reviewer's choices, and what the device was shown. */
export class Actor {
  readonly device: Device;
  readonly user: string;
  readonly name: string;
  readonly said = new Map<string, Said[]>();
  /** The writes that may still arrive, unless a read has shown them. */
  readonly writes = new Map<string, Write[]>();
  /** All writes that left. */
  readonly left: Write[] = [];
  /** The values that a read showed under the reviewer's name. */
  readonly shownMine = new Set<string>();
  /** The choices that a record in the log closes. */
  readonly closed = new Set<string>();
  /** Items with a send that only the memory of a dead page knew: no promise holds for them. */
  readonly unmarked = new Set<string>();
  /** The last mark in the log for each value. */
  readonly marked = new Map<string, { id: string; at: number }>();
  readonly committedActs = new Set<string>();
  /** Choices that the store lost; a page that knows them writes them again. */
  readonly lost = new Set<string>();
  /** What its pages last knew of each item; a reload keeps it. */
  readonly pageKept = new Map<string, Answered>();

  constructor(device: Device, user: string) {
    this.device = device;
    this.user = user;
    this.name = `${device.name}/${user.slice(0, 1)}`;
  }

  get disk(): Disk {
    return this.device.disk(this.user);
  }

  sayings(itemId: string): Said[] {
    const said = this.said.get(itemId) ?? [];
    this.said.set(itemId, said);
    return said;
  }

  /** The last choice for an item that counts; undefined where there is none, or where it died with its tab. */
  lastSaid(itemId: string): Said | undefined {
    return this.sayings(itemId).findLast((said) => this.counts(said));
  }

  /** Whether a choice counts: the reviewer was told that it is kept, or the log holds it. */
  counts(said: Said): boolean {
    if (this.holds(said)) return true;
    return said.kept !== 'refused' && !said.forgotten;
  }

  /** Whether the log holds a choice. */
  holds({ actId, itemId }: Said): boolean {
    return actId !== null && this.committedActs.has(actId) && !this.lost.has(choiceKey(actId, itemId));
  }

  /** Notes that a read showed an item as it was at `time`. */
  wasShown(itemId: string, standing: Standing, time: number): void {
    if (standing.by === this.user || standing.decision === 'NotReviewed')
      this.shownMine.add(valueKey(itemId, standing));
    for (const said of this.sayings(itemId)) if (stands(standing, said, this.user)) said.proved = true;
    const writes = this.writes.get(itemId);
    if (writes)
      this.writes.set(
        itemId,
        writes.filter((write) => write.appliedAt === null || write.appliedAt > time),
      );
  }
}

export function valueKey(itemId: string, value: { decision: Decision; justification: string }): string {
  const reason = value.decision === 'NotReviewed' ? '' : value.justification;
  return `${itemId} ${value.decision} ${reason}`;
}

export function choiceKey(actId: string, itemId: string): string {
  return `${actId} ${itemId}`;
}
