import { NotifierProblem } from '../problem';

const CHECK_EVERY_MS = 500;

/** Ms since an arbitrary moment, by a clock that nobody can set. */
export const elapsed = (): number => performance.now();

/** Waits `ms`, or until the run must end, whichever comes first. */
export async function waitUnlessStopping(ms: number, stopping: () => boolean): Promise<void> {
  const until = elapsed() + ms;
  for (let left = ms; left > 0 && !stopping(); left = until - elapsed())
    await new Promise((resolve) => setTimeout(resolve, Math.min(left, CHECK_EVERY_MS)));
}

/** Throws where the run must end: reading can be stopped at any time. */
export function throwIfStopping(stopping: () => boolean): void {
  if (stopping()) throw new NotifierProblem('The run was asked to end while it was reading.');
}
