import { ensureInstalled } from './installed.mjs';
import { asRun } from './run/run.mjs';
import { runNode } from './run/step.mjs';

/**
 * `npm run soak`, from a bare clone: runs the sandbox's long suites, and prints a line for
 * each. It passes its options on.
 */
await asRun(async () => {
  await ensureInstalled();
  return runNode(['--import', 'tsx', 'sandbox/soak/main.ts', ...process.argv.slice(2)]);
});
