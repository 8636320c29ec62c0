import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/**
 * Lets go of the databases that were closed: the driver keeps each until all its statements are collected, and V8, to
 * which they look small, would wait for gigabytes.
 */
export async function freeClosedDatabases(): Promise<void> {
  collect();
  // What hangs on the collected ones is freed in the next turn.
  await new Promise((resolve) => setImmediate(resolve));
}
