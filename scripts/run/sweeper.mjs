import { rmSync } from 'node:fs';
import { endProcesses } from './processes.mjs';

/**
 * Waits until its run is over, however that ends: a run that is killed can do nothing any more, but then the system
 * closes the pipe between them. Then it ends what the run started and removes its folders.
 */
const [mark = '', ...folders] = process.argv.slice(2);

process.stdin.resume();
process.stdin.once('close', async () => {
  await endProcesses(mark);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
process.stdin.once('error', () => {});
