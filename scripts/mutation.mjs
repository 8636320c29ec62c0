import { ensureInstalled } from './installed.mjs';
import { asRun } from './run/run.mjs';
import { runNode } from './run/step.mjs';

/** `npm run mutation`, from a bare clone: says which changes of the code the tests don't notice. Paths go to it. */
await asRun(async () => {
  await ensureInstalled();
  return runNode(['--import', 'tsx', 'bench/mutation/main.ts', ...process.argv.slice(2)]);
});
