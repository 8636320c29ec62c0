import { ensureInstalled } from './installed.mjs';
import { asRun } from './run/run.mjs';
import { runNode } from './run/step.mjs';

/**
 * `npm run mutation`, from a bare clone: finds changes of the code that the tests
 * don't notice. Arguments name paths.
 */
await asRun(async () => {
  await ensureInstalled();
  return runNode(['--import', 'tsx', 'bench/mutation/main.ts', ...process.argv.slice(2)]);
});
