import { rmSync } from 'node:fs';
import { endProcesses } from './processes.mjs';

/**
 * Waits until its run has ended in any way: a killed run can't do anything any more, but the system closes
 * the pipe between them. Then it ends the run's processes and removes its folders.
 */
const [mark = '', ...folders] = process.argv.slice(2);

process.stdin.resume();
process.stdin.once('close', async () => {
  await endProcesses(mark);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
process.stdin.once('error', () => {});
