import { type Claim, figure } from '../claims';
import { median } from '../measure';

/** How long something took, in ms: by the wall clock, and in processor time of the sandbox. */
export interface Duration {
  wall: number;
  processor: number;
}

function causeOf(processor: number, atMost: number): string {
  const used = `it uses ${figure(processor, 's')} of processor time`;
  return processor <= atMost ? `${used}, the rest is waiting, for the disk or for a processor` : used;
}

/** A claim about the median of durations, in seconds. The detail lists the others. */
export function durationClaim(what: string, atMost: number, durations: readonly Duration[]): Claim {
  const seconds = (name: keyof Duration) => durations.map((duration) => duration[name] / 1000);
  const processor = median(seconds('processor'));
  const slowest = Math.max(...seconds('wall'));
  return {
    what,
    unit: 's',
    measured: median(seconds('wall')),
    atMost,
    detail: `${figure(processor, 's')} of processor time, slowest ${figure(slowest, 's')}, n = ${durations.length}`,
    cause: causeOf(processor, atMost),
  };
}
