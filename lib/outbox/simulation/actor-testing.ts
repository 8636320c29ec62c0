import type { Answered, Decision } from '../../review/model';
import type { Device } from './device-testing';
import type { Disk } from './disk-testing';
import { type Standing, stands, type Value, type Write } from './server-testing';

/** Somebody else who uses the first device too. */
export const GUEST = '33333333-3333-4333-8333-333333333333';

/** One choice that a reviewer made for one item. */
export interface Said extends Value {
  itemId: string;
  /** The act it is part of; null until the outbox named it. */
  actId: string | null;
  at: number;
  /** The life of the tab it was made in. */
  life: number;
  /** Where it was when the outbox said that it has it. */
  kept: 'not yet' | 'device' | 'memory' | 'refused';
  /** Since when it is in the log, for all pages to know; null while it isn't. */
  loggedAt: number | null;
  /** What stood on the screen. */
  seen: Answered;
  /** A read showed it under the reviewer's name after it was made. */
  proved: boolean;
  /** The reviewer let go of it. */
  dismissed: boolean;
  /** It was in memory only, and its tab is gone. */
  forgotten: boolean;
}

/** One account on one device: who says things, and what that device was shown. */
export class Actor {
  readonly device: Device;
  readonly user: string;
  readonly name: string;
  readonly said = new Map<string, Said[]>();
  /** Those that may still land, as far as no read showed them. */
  readonly writes = new Map<string, Write[]>();
  /** All that left. */
  readonly left: Write[] = [];
  /** Values that some read showed under the reviewer's name. */
  readonly shownMine = new Set<string>();
  /** Choices that a record in the log says have come to rest. */
  readonly closed = new Set<string>();
  /** Items with a send that only a page's memory knew, and that page is gone: nobody promises anything of them. */
  readonly unmarked = new Set<string>();
  /** The last mark in the log, by the value it is for. */
  readonly marked = new Map<string, { id: string; at: number }>();
  readonly committedActs = new Set<string>();
  /** Choices that the store lost since; a page that knows them writes them again. */
  readonly lost = new Set<string>();
  /** What its pages last knew of each item, kept over a reload. */
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

  /** What the reviewer wants of an item in the end; undefined where nothing was said, or it went with its tab. */
  lastSaid(itemId: string): Said | undefined {
    return this.sayings(itemId).findLast((said) => this.counts(said));
  }

  /** Whether the reviewer was told that it is kept, or it is kept without their having been told. */
  counts(said: Said): boolean {
    if (this.holds(said)) return true;
    return said.kept !== 'refused' && !said.forgotten;
  }

  /** Whether the log has a choice. */
  holds({ actId, itemId }: Said): boolean {
    return actId !== null && this.committedActs.has(actId) && !this.lost.has(choiceKey(actId, itemId));
  }

  /** A read came in that shows an item as it stood at `time`. */
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
