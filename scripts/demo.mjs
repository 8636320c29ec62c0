import { findChromium } from './chromium.mjs';
import { asRun } from './run/run.mjs';
import { runNode } from './run/step.mjs';
import { sandboxFlags, startSandbox } from './start-sandbox.mjs';

/**
 * `npm run demo`, from a bare clone: starts the portal beside a new sandbox that keeps nothing and opens with
 * a story. With `--record` it only plays the story and films it into docs/. The flags of `npm run sandbox`
 * apply to the first, its ports to both.
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
      const args = [portal, sandbox, await findChromium()];
      return runNode(['--import', 'tsx', 'scripts/demo/record.ts', ...args]);
    }
    console.log(`The story of this tenant: ${sandbox}`);
    return new Promise(() => {});
  },
  { stopped: 0 },
);
