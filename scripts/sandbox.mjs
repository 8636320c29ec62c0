import { ensureBuilt } from './built.mjs';
import { compileServers } from './compile.mjs';
import { readSandboxFlags } from './flags.mjs';
import { ensureInstalled } from './installed.mjs';
import { asRun } from './run/run.mjs';

/** `npm run sandbox`, from a bare clone: installs, builds, then starts the sandbox and the portal beside it. */

/** @returns {ReturnType<typeof readSandboxFlags>} */
function flags() {
  try {
    return readSandboxFlags(process.argv.slice(2));
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
    return new Promise(() => {});
  },
  { stopped: 0 },
);
