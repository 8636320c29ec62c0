import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The processes of a run, wherever they went. Groups don't tell: browsers, servers and workers get groups of their own.
 * So a run puts a variable of its own into the environment, which every process hands down to those that it starts.
 */

/** How long a process may take to end by itself, in ms. */
const GRACE_MS = 1_500;
/** After that it is killed, and the system removes it at once; this is for one that starts others meanwhile. */
const KILLING_MS = 2_000;
const LOOK_MS = 50;

/** @typedef {{ pid: number, parent: number, marked: boolean }} Process */

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    // The process ended while it was looked at, or it hides this.
    return '';
  }
}

/** Linux keeps what a process was started with. @param {string} mark @returns {Process[]} */
function inProc(mark) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      // The name in brackets may hold anything; the state and the parent come after it.
      const [, state, parent] = /^.*\) (\S) (\d+)/s.exec(read(`/proc/${name}/stat`)) ?? [];
      const marked = read(`/proc/${name}/environ`).includes(`${mark}=`);
      // What has ended and only waits for its parent to hear of it is no process any more.
      return !state || state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), marked }];
    });
}

/** `ps` of macOS and the BSDs shows it behind the command; Windows has none, and there only the folders go. @param {string} mark @returns {Process[]} */
function inPs(mark) {
  const { stdout } = spawnSync('ps', ['axeww', '-o', 'pid=,ppid=,command='], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return (stdout ?? '').split('\n').flatMap((line) => {
    const [, pid, parent, rest = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid ? [{ pid: Number(pid), parent: Number(parent), marked: rest.includes(`${mark}=`) }] : [];
  });
}

/**
 * Ids of all living processes that have this variable in their environment, and of all that these have started.
 * @param {string} mark
 */
function processesOf(mark) {
  const all = process.platform === 'linux' ? inProc(mark) : inPs(mark);
  const found = new Set(all.filter(({ marked }) => marked).map(({ pid }) => pid));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  found.delete(process.pid);
  return [...found];
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

/**
 * Ends all processes of a run: they are asked to, and killed a moment later. Resolves when none is left.
 * @param {string} mark
 */
export async function endProcesses(mark) {
  const asked = new Set();
  const begun = Date.now();
  for (let left = processesOf(mark); left.length > 0; left = processesOf(mark)) {
    const over = Date.now() - begun;
    if (over > GRACE_MS + KILLING_MS) return;
    for (const pid of left) {
      if (over > GRACE_MS) send(pid, 'SIGKILL');
      else if (!asked.has(pid)) send(pid, 'SIGTERM');
      asked.add(pid);
    }
    await sleep(LOOK_MS);
  }
}
