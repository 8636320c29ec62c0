import { type Claim, figure } from '../claims';
import { median } from '../measure';

/** The same work may cost at most this many times as much in a large review as in a small one. */
export const TWICE = 2;

/**
 * A claim that the medians of several times are within a factor of another median. The worst of them counts;
 * the detail lists each. Times are in ms, and each list has the same length.
 */
export function ratioClaim(
  what: string,
  atMost: number,
  compared: { times: Record<string, readonly number[]>; with: readonly number[]; called: string },
): Claim {
  const base = median(compared.with);
  const medians = Object.entries(compared.times).map(([name, times]) => ({ name, time: median(times) }));
  const worst = medians.reduce((a, b) => (b.time > a.time ? b : a));
  const each = medians.map(({ name, time }) => `${name} ${figure(time, 'ms')}`.trim()).join(', ');
  return {
    what,
    unit: '×',
    measured: worst.time / base,
    atMost,
    detail: `${each}; ${compared.called} ${figure(base, 'ms')}; n = ${compared.with.length}`,
    ...(medians.length > 1 ? { cause: `the slowest is the ${worst.name}` } : {}),
  };
}
