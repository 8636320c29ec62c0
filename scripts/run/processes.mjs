import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The processes of a run, wherever they are. Process groups don't tell, because browsers, servers
 * and workers get groups of their own. So a run sets a variable in the environment, which every
 * process passes on to its children.
 */

/** How long a process may take to end by itself, in ms. */
const GRACE_MS = 1_500;
/** In ms; a killed process is gone at once, so this time is for processes that start others meanwhile. */
const KILLING_MS = 2_000;
const LOOK_MS = 50;

/** @typedef {{ pid: number, parent: number, marked: boolean }} Process */

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    // The process ended meanwhile, or this user may not read the file.
    return '';
  }
}

/** On Linux: a process's environment is in /proc. @param {string} mark @returns {Process[]} */
function inProc(mark) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      // The name in parentheses may contain anything; the state and the parent come after it.
      const [, state, parent] = /^.*\) (\S) (\d+)/s.exec(read(`/proc/${name}/stat`)) ?? [];
      const marked = read(`/proc/${name}/environ`).includes(`${mark}=`);
      // A zombie has ended and only waits for its parent, so it doesn't count.
      return !state || state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), marked }];
    });
}

/**
 * On macOS and the BSDs, `ps` shows the environment after the command; Windows has none of this, so only
 * folders are removed there. @param {string} mark @returns {Process[]}
 */
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
 * The ids of all living processes with this variable in their environment, and of all their descendants.
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
    // The process has ended meanwhile.
  }
}

/**
 * Ends all processes of a run: asks them to end, and kills them a moment later. Resolves when none is left.
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
