import { asRun } from './run/run.mjs';
import { sandboxFlags, startSandbox } from './start-sandbox.mjs';

/**
 * `npm run sandbox`, from a bare clone: installs, builds, then starts the sandbox and the portal beside it.
 */
const flags = sandboxFlags(process.argv.slice(2));
await asRun(
  async (onEnd) => {
    onEnd(await startSandbox(flags));
    return new Promise(() => {});
  },
  { stopped: 0 },
);
