import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * How long the work below takes on the machine that the waits of the tests were chosen on, in ms: two cores, Node 20.20,
 * the least of ten runs. It is what the tests do most: starting processes and running JavaScript, on all cores at once.
 */
const REFERENCE_MS = 800;
const ROUNDS = 2;
const WORK = `
  const people = Array.from({ length: 4000 }, (_, id) => ({ id, name: 'person ' + (id * 7919) % 4000 }));
  for (let round = 0; round < 60; round++) {
    const text = JSON.stringify(people.toSorted((a, b) => a.name.localeCompare(b.name)));
    if (JSON.parse(text).length !== people.length) process.exit(1);
  }`;

async function once() {
  const child = spawn(process.execPath, ['-e', WORK], { stdio: 'ignore' });
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** On every core, two processes after each other. */
async function work() {
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (let round = 0; round < ROUNDS; round++) await once();
    }),
  );
  return performance.now() - begun;
}

/**
 * Measures how many times slower this machine is now than the reference, in about a second there.
 * @returns {Promise<{ ratio: number, factor: number }>} `ratio` is what was measured; `factor`, never under 1, is what
 *   waits are multiplied by
 */
export async function calibrate() {
  const ratio = (await work()) / REFERENCE_MS;
  return { ratio, factor: Math.max(1, Math.ceil(ratio * 10) / 10) };
}
