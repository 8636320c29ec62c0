import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { endProcesses } from './processes.mjs';

/** A working command prints something more often than this, even on the slowest machine. */
const LONGEST_SILENCE_MS = 5 * 60_000;

/**
 * Runs one of this repository's commands, which shares this process's input and output.
 * @param {string[]} args Node's own arguments @returns {Promise<number>} its exit code
 */
export function runNode(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a command to its end, however long it takes, and stops it only after five minutes without output.
 * Processes that it left running end with it.
 * @param {string[]} args Node's own arguments
 * @param {{ env?: Record<string, string>, onOutput?: (text: Buffer) => void, longestSilenceMs?: number }}
 * [options] `env` is added to this process's · `onOutput` gets all output, in pieces
 * @returns {Promise<{ passed: boolean, output: string }>}
 */
export async function runStep(args, options = {}) {
  const { env, onOutput, longestSilenceMs = LONGEST_SILENCE_MS } = options;
  const mark = `ATTEST_STEP_${process.pid}_${randomBytes(6).toString('hex')}`;
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env, [mark]: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  /** @type {Buffer[]} */
  const output = [];
  let isSilent = false;
  const silence = setTimeout(() => {
    isSilent = true;
    endProcesses(mark);
  }, longestSilenceMs);
  const take = (/** @type {Buffer} */ text) => {
    output.push(text);
    onOutput?.(text);
    silence.refresh();
  };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', take);
  const closed = new Promise((resolve) => child.once('close', resolve));
  const status = await new Promise((resolve) => {
    child.once('error', (error) => {
      take(Buffer.from(`${error}\n`));
      resolve(null);
    });
    child.once('exit', resolve);
  });
  clearTimeout(silence);
  // Processes that are left would hold the output open.
  await endProcesses(mark);
  await closed;
  if (isSilent) take(Buffer.from(`It said nothing for ${longestSilenceMs / 1000} s and was stopped.\n`));
  return { passed: status === 0, output: Buffer.concat(output).toString() };
}
