import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/**
 * Frees closed databases. The driver keeps each database until all its statements are collected, and V8, which sees
 * only small objects, would wait until gigabytes are used.
 */
export async function freeClosedDatabases(): Promise<void> {
  collect();
  // The memory of collected objects is freed in the next turn of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
}
