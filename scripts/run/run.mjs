import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { whenOrphaned } from './parent.mjs';

/** Runs before anything is installed, so it imports only Node's own modules. */

const SWEEPER = fileURLToPath(new URL('./sweeper.mjs', import.meta.url));
/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** How long what is closed in this process may take: a client that reads slowly can hold a server open for ever. */
const CLOSING_MS = 2_000;

/**
 * From here on everything that this process starts belongs to one run, and has one folder for what it keeps for a
 * while. A process beside this one waits for the end of it; see sweeper.mjs.
 * @param {string[]} folders what else is only the run's
 */
function beginRun(folders) {
  const mark = `ATTEST_RUN_${process.pid}_${randomBytes(6).toString('hex')}`;
  // A short name: sockets lie in it, whose whole path must be shorter than about a hundred characters.
  const folder = mkdtempSync(join(tmpdir(), 'attest-'));
  const sweeper = spawn(process.execPath, [SWEEPER, mark, folder, ...folders], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  sweeper.unref();
  sweeper.stdin.on('error', () => {});
  // After the sweeper's start, which is not part of what it sweeps.
  Object.assign(process.env, { [mark]: '1', TMPDIR: folder, TMP: folder, TEMP: folder });
  return async () => {
    if (sweeper.exitCode !== null || sweeper.signalCode !== null) return;
    sweeper.ref();
    sweeper.stdin.end();
    await once(sweeper, 'exit');
  };
}

/**
 * Does the work of a command and ends this process. Whatever ends it (the work is done or fails, Ctrl-C, a signal, a
 * killed parent, SIGKILL) leaves no process, no port and no temporary folder behind.
 * @param {(onEnd: (close: () => Promise<void>) => void) => Promise<number>} work gives the exit code; `onEnd` takes what
 *   is to be closed in this process when it is stopped
 * @param {{ folders?: string[], stopped?: number }} [options] `folders`: temporary ones outside of the system's folder
 *   for them · `stopped`: the exit code after a signal, where that is the usual end
 */
export async function asRun(work, { folders = [], stopped } = {}) {
  const sweep = beginRun(folders);
  /** @type {(() => Promise<void>)[]} */
  const closing = [];
  let leaving = false;
  const leave = async (/** @type {number} */ code) => {
    if (leaving) return;
    leaving = true;
    const closed = Promise.allSettled(closing.map((close) => close()));
    await Promise.all([sweep(), Promise.race([closed, sleep(CLOSING_MS)])]);
    process.exit(code);
  };
  for (const signal of SIGNALS) process.on(signal, () => leave(stopped ?? 128 + constants.signals[signal]));
  whenOrphaned(() => leave(1));
  try {
    await leave(await work((close) => closing.push(close)));
  } catch (error) {
    if (!leaving) console.error(error instanceof Error ? error.message : String(error));
    await leave(1);
  }
}
