import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './installed.mjs';

/** `npm run soak`, from a bare clone: the sandbox's long suites, each with a line of its own. Options go to them. */
try {
  ensureInstalled();
  const suites = ['--import', 'tsx', 'sandbox/soak/main.ts', ...process.argv.slice(2)];
  process.exit(spawnSync(process.execPath, suites, { stdio: 'inherit' }).status ?? 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
