import { performance } from 'node:perf_hooks';

/** The middle value, or the mean of the two in the middle. Throws where there is none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error('there is no median of nothing');
  return (low + high) / 2;
}

/** Milliseconds that the work takes until its promise resolves. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The value that so many percent of the values don't exceed: of twenty, the 95th is the nineteenth. Throws where there is none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
  if (value === undefined) throw new Error('there is no percentile of nothing');
  return value;
}

/**
 * Does each piece of work once a round, so that what else the machine does meets all of them alike, and gives what each
 * came to by name. Every round begins with another piece: none always follows the same one. A piece is told its round;
 * the rounds before 0 are the warm-up and are not counted.
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

/** `inTurns`, for the milliseconds that each piece of work takes. */
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
