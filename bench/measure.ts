import { performance } from 'node:perf_hooks';

/** The median; the mean of the two middle values for an even count. Throws where there is no value. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error('there is no median of nothing');
  return (low + high) / 2;
}

/** How long the work takes until its promise resolves, in ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * The value that this percentage of the values doesn't exceed: of twenty, the 95th is the nineteenth.
 * Throws where there is no value.
 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
  if (value === undefined) throw new Error('there is no percentile of nothing');
  return value;
}

/**
 * Runs each piece of work once in every round, so that other work of the machine affects all of them alike,
 * and returns the values of each by name. Every round begins with another piece, so that none always follows
 * the same one. A piece gets the number of its round; rounds before 0 are the warm-up and don't count.
 */
export async function inTurns<Name extends string, Value>(
  works: Record<Name, (round: number) => Promise<Value>>,
  { rounds, warmUps }: { rounds: number; warmUps: number },
): Promise<Record<Name, Value[]>> {
  const names = Object.keys(works) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Value[]>;
  for (let round = -warmUps; round < rounds; round += 1) {
    const first = (round + warmUps) % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const value = await works[name](round);
      if (round >= 0) values[name].push(value);
    }
  }
  return values;
}

/** Like `inTurns`, with the milliseconds that each piece of work takes. */
export function interleaved<Name extends string>(
  works: Record<Name, (round: number) => Promise<unknown>>,
  times: { rounds: number; warmUps: number },
): Promise<Record<Name, number[]>> {
  const timedWorks = Object.entries<(round: number) => Promise<unknown>>(works).map(([name, work]) => [
    name,
    (round: number) => timed(() => work(round)),
  ]);
  return inTurns(Object.fromEntries(timedWorks) as Record<Name, (round: number) => Promise<number>>, times);
}
