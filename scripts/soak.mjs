import { ensureInstalled } from './installed.mjs';
import { asRun } from './run/run.mjs';
import { runNode } from './run/step.mjs';

/** `npm run soak`, from a bare clone: the sandbox's long suites, each with a line of its own. Options go to them. */
await asRun(async () => {
  await ensureInstalled();
  return runNode(['--import', 'tsx', 'sandbox/soak/main.ts', ...process.argv.slice(2)]);
});
