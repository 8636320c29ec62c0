import { resolve } from 'node:path';
import { ensureInstalled } from './installed.mjs';
import { asRun } from './run/run.mjs';
import { runNode } from './run/step.mjs';

/** `npm run reproducible`, from a bare clone; see reproducible.ts. */
await asRun(
  async () => {
    await ensureInstalled();
    return runNode(['--import', 'tsx', 'scripts/reproducible.ts']);
  },
  { folders: [resolve('test-results', 'again')] },
);
