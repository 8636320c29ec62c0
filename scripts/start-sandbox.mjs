import { ensureBuilt } from './built.mjs';
import { compileServers } from './compile.mjs';
import { readSandboxFlags } from './flags.mjs';
import { ensureInstalled } from './installed.mjs';

/** @typedef {ReturnType<typeof readSandboxFlags>} SandboxFlags */

/**
 * Reads the flags of a command that starts the sandbox; prints a sentence for a mistake and ends the process.
 * @param {string[]} args @returns {SandboxFlags}
 */
export function sandboxFlags(args) {
  try {
    return readSandboxFlags(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

/**
 * Installs and builds what is missing, and starts the sandbox and the portal beside it.
 * @param {SandboxFlags} flags @returns {Promise<() => Promise<void>>} ends both
 */
export async function startSandbox(flags) {
  await ensureInstalled();
  await ensureBuilt();
  const addressOf = await compileServers();
  const { runSandbox } = await import(addressOf('run-sandbox'));
  return runSandbox(flags);
}
