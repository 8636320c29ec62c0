import { ensureBuilt } from './built.mjs';
import { readSandboxFlags } from './flags.mjs';
import { ensureInstalled } from './installed.mjs';

/** `npm run sandbox`, from a bare clone: installs, builds, then starts the sandbox and the portal beside it. */
try {
  const flags = readSandboxFlags(process.argv.slice(2));
  ensureInstalled();
  ensureBuilt();
  // Only now can TypeScript be loaded.
  const { register } = await import('tsx/esm/api');
  register();
  const { runSandbox } = await import('./run-sandbox.ts');
  await runSandbox(flags);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
