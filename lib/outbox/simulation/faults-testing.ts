import type { Random } from './random-testing';

/** What happens to a whole request. */
export type WriteFate =
  | 'fine'
  | 'lostBefore'
  | 'lostAfter'
  | 'late'
  | 'throttled'
  | 'unavailable'
  | 'refused'
  | 'parts';
/** What happens to one part of a batch that was answered. */
export type PartFate = 'fine' | 'throttled' | 'unavailable' | 'missing' | 'refused';
export type ReadFate = 'fine' | 'stale' | 'lost' | 'throttled' | 'unavailable' | 'parts';

/** How likely each fault is in one world; all other requests succeed. */
export interface Faults {
  write: Readonly<Record<WriteFate, number>>;
  part: Readonly<Record<PartFate, number>>;
  read: Readonly<Record<ReadFate, number>>;
  /** A tab dies at one of its own steps. */
  crash: number;
  /** The log fails, before or after it stored something. */
  storage: number;
  /** The greatest age of what a stale read shows, ms. */
  stale: number;
}

/** How long a write can linger after its client gave up, ms; less than the outbox waits. */
export const LINGER = 55_000;

/** How long a client waits for an answer, ms. */
export const PATIENCE = 30_000;

export const NO_FAULTS: Faults = {
  write: {
    fine: 1,
    lostBefore: 0,
    lostAfter: 0,
    late: 0,
    throttled: 0,
    unavailable: 0,
    refused: 0,
    parts: 0,
  },
  part: { fine: 1, throttled: 0, unavailable: 0, missing: 0, refused: 0 },
  read: { fine: 1, stale: 0, lost: 0, throttled: 0, unavailable: 0, parts: 0 },
  crash: 0,
  storage: 0,
  stale: 0,
};

/** The faults of one world: some worlds have a little of everything, others much of little. */
export function drawFaults(random: Random): Faults {
  const some = (most: number) => (random.chance(0.35) ? 0 : random.next() * most);
  return {
    write: {
      fine: 1,
      lostBefore: some(0.5),
      lostAfter: some(0.7),
      late: some(0.8),
      throttled: some(0.4),
      unavailable: some(0.4),
      refused: random.chance(0.1) ? 0.05 : 0,
      parts: some(0.8),
    },
    part: {
      fine: 1,
      throttled: some(0.4),
      unavailable: some(0.3),
      missing: some(0.3),
      refused: random.chance(0.1) ? 0.05 : 0,
    },
    read: {
      fine: 1,
      stale: some(0.5),
      lost: some(0.3),
      throttled: some(0.2),
      unavailable: some(0.2),
      parts: some(0.3),
    },
    crash: random.chance(0.4) ? random.next() * 0.02 : 0,
    storage: random.chance(0.2) ? random.next() * 0.15 : 0,
    stale: random.between(500, 4_500),
  };
}

/** Nearly all reads are late, and there are few other faults: what was there a moment ago looks current. */
export function hazy(random: Random): Faults {
  return {
    ...NO_FAULTS,
    write: { ...NO_FAULTS.write, lostAfter: 0.1, throttled: 0.1 },
    read: { ...NO_FAULTS.read, fine: 0.5, stale: 3 },
    stale: random.between(3_000, 4_500),
  };
}
