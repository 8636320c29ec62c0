import { resolve } from 'node:path';
import { ensureInstalled } from './installed.mjs';
import { asRun } from './run/run.mjs';
import { runNode } from './run/step.mjs';

/** `npm run dev`: Next's development server and the sandbox, both with reload, each behind one address. */

const NEXT = ['node_modules/next/dist/bin/next', 'dev', '--port', '3001', '--hostname', 'localhost'];
const SANDBOX = ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'scripts/dev-server.ts'];

await asRun(
  async () => {
    await ensureInstalled();
    process.env.NEXT_TELEMETRY_DISABLED = '1';
    const bridge = await runNode(['--import', 'tsx', 'scripts/build-bridge.ts']);
    // Each is useless without the other, so one that ends ends both.
    return bridge || Promise.race([runNode(NEXT), runNode(SANDBOX)]);
  },
  // These types cover only the pages opened so far, and would make the check of all types fail.
  { stopped: 0, folders: [resolve('.next', 'dev', 'types')] },
);
