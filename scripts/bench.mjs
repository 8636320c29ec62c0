import { ensureInstalled } from './installed.mjs';
import { asRun } from './run/run.mjs';
import { runNode } from './run/step.mjs';

/**
 * `npm run bench`, from a bare clone: runs the measurements and writes
 * bench/README.md. Arguments name parts of it.
 */
await asRun(async () => {
  await ensureInstalled();
  return runNode(['--import', 'tsx', 'bench/main.ts', ...process.argv.slice(2)]);
});
