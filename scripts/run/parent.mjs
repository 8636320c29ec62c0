import { readFileSync } from 'node:fs';

const LOOK_MS = 500;
const SHELL = /^(sh|ash|dash|bash|ksh|zsh)$/;

/** A process's name and parent, on systems with /proc. @param {number} pid */
function about(pid) {
  try {
    const [, name, parent] = /\((.*)\) \S+ (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { name: name ?? '', parent: Number(parent) };
  } catch {
    return undefined;
  }
}

/**
 * The processes above this one: npm starts a shell, and the shell this process; some shells stay in between.
 */
function above() {
  const parent = about(process.ppid);
  return [process.ppid, parent && SHELL.test(parent.name) ? parent.parent : undefined].join(' ');
}

/**
 * Calls `act` when the parent of this process has ended without a signal to it: a killed npm or, where the
 * environment has ENDS_WITH_PARENT, any other parent. A command that was left in the background continues.
 * @param {() => void} act
 */
export function whenOrphaned(act) {
  if (!process.env.npm_lifecycle_event && !process.env.ENDS_WITH_PARENT) return;
  const before = above();
  const timer = setInterval(() => {
    if (above() === before) return;
    clearInterval(timer);
    act();
  }, LOOK_MS);
  timer.unref();
}
