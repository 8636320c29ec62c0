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
/**
 * The longest time for closing in this process, in ms: a client that reads slowly can hold a server open for
 * ever.
 */
const CLOSING_MS = 2_000;

/**
 * Begins a run: everything that this process starts from here on belongs to it, with one folder for temporary
 * files. Another process waits for the end of this one; see sweeper.mjs.
 * @param {string[]} folders further folders that belong only to the run
 */
function beginRun(folders) {
  const mark = `ATTEST_RUN_${process.pid}_${randomBytes(6).toString('hex')}`;
  // A short name, because the whole path of a socket in it must have less than about a hundred characters.
  const folder = mkdtempSync(join(tmpdir(), 'attest-'));
  const sweeper = spawn(process.execPath, [SWEEPER, mark, folder, ...folders], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  sweeper.unref();
  sweeper.stdin.on('error', () => {});
  // Set after the sweeper's start, because the sweeper must not end itself.
  Object.assign(process.env, { [mark]: '1', TMPDIR: folder, TMP: folder, TEMP: folder });
  return async () => {
    if (sweeper.exitCode !== null || sweeper.signalCode !== null) return;
    sweeper.ref();
    sweeper.stdin.end();
    await once(sweeper, 'exit');
  };
}

/**
 * Does the work of a command and ends this process. However it ends (the work is done or fails, Ctrl-C, a
 * signal, a killed parent, SIGKILL), it leaves no process, no port and no temporary folder behind.
 * @param {(onEnd: (close: () => Promise<void>) => void) => Promise<number>} work gives the exit code; `onEnd`
 * takes functions that close things in this process when it is stopped
 * @param {{ folders?: string[], stopped?: number }} [options] `folders`: temporary ones outside of the
 * system's folder for them · `stopped`: the exit code after a signal, where a signal is the usual end
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
