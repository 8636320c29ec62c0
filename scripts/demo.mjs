import { ensureBuilt } from './built.mjs';
import { findChromium } from './chromium.mjs';
import { compileServers } from './compile.mjs';
import { readSandboxFlags } from './flags.mjs';
import { ensureInstalled } from './installed.mjs';
import { asRun } from './run/run.mjs';
import { runNode } from './run/step.mjs';

/**
 * `npm run demo`, from a bare clone: the portal beside a new sandbox that keeps nothing and opens with a story. With
 * `--record` the story is played and filmed into docs/, and that is all. The flags of `npm run sandbox` go with the first, its ports with both.
 */

const RECORD = '--record';
const args = process.argv.slice(2);

function flags() {
  try {
    return readSandboxFlags(['--ephemeral', ...args.filter((arg) => arg !== RECORD)]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

const chosen = flags();
await asRun(
  async (onEnd) => {
    await ensureInstalled();
    await ensureBuilt();
    const addressOf = await compileServers();
    const { runSandbox } = await import(addressOf('run-sandbox'));
    onEnd(await runSandbox(chosen));
    const [portal, sandbox] = [chosen.port, chosen.sandboxPort].map(
      (port) => `${chosen.https ? 'https' : 'http'}://localhost:${port}`,
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
