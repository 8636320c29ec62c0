import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * How long the work below takes, in ms, on the machine for which the tests' waits were chosen: two cores,
 * Node 20.20, the least of ten runs. The work is what tests do most: starting processes and running
 * JavaScript, on all cores at once.
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

/** Runs two processes in sequence on every core. */
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
 * Measures how many times slower this machine is now than the reference; takes about a second on the
 * reference.
 * @returns {Promise<{ ratio: number, factor: number }>} `ratio` is the measurement; `factor`, at least 1,
 * multiplies the tests' waits
 */
export async function calibrate() {
  const ratio = (await work()) / REFERENCE_MS;
  return { ratio, factor: Math.max(1, Math.ceil(ratio * 10) / 10) };
}
