import { findChromium } from './chromium.mjs';
import { asRun } from './run/run.mjs';
import { runNode } from './run/step.mjs';
import { sandboxFlags, startSandbox } from './start-sandbox.mjs';

/**
 * `npm run demo`, from a bare clone: the portal beside a new sandbox that keeps nothing and opens with a story. With
 * `--record` the story is played and filmed into docs/, and that is all. The flags of `npm run sandbox` go with the first, its ports with both.
 */

const RECORD = '--record';
const args = process.argv.slice(2);
const flags = sandboxFlags(['--ephemeral', ...args.filter((arg) => arg !== RECORD)]);
await asRun(
  async (onEnd) => {
    onEnd(await startSandbox(flags));
    const [portal, sandbox] = [flags.port, flags.sandboxPort].map(
      (port) => `${flags.https ? 'https' : 'http'}://localhost:${port}`,
    );
    if (args.includes(RECORD)) {
      const told = [portal, sandbox, await findChromium()];
      return runNode(['--import', 'tsx', 'scripts/demo/record.ts', ...told]);
    }
    console.log(`The story of this tenant: ${sandbox}`);
    return new Promise(() => {});
  },
  { stopped: 0 },
);
