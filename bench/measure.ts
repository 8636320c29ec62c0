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

/**
 * Does each piece of work once a round, so that what else the machine does meets all of them alike, and gives the
 * milliseconds of each by name. Every round begins with another piece: none always follows the same one. A piece is
 * told its round; the rounds before 0 are the warm-up and are not counted.
 */
export async function interleaved<Name extends string>(
  works: Record<Name, (round: number) => Promise<unknown>>,
  { rounds, warmUps }: { rounds: number; warmUps: number },
): Promise<Record<Name, number[]>> {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = -warmUps; round < rounds; round += 1) {
    const first = (round + warmUps) % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const time = await timed(() => works[name](round));
      if (round >= 0) times[name].push(time);
    }
  }
  return times;
}
