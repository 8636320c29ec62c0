import { join } from 'node:path';
import { startPortal } from '../hosting/server';
import { startSandbox } from '../sandbox/main';
import { sandboxConfig } from './sandbox-config';
import { welcome } from './welcome';

/** See `SandboxFlags` in flags.mjs. */
export interface SandboxFlags {
  port: number;
  sandboxPort: number;
  fresh: boolean;
  ephemeral: boolean;
  seed: 'contoso' | 'large' | 'empty';
  items?: number;
}

/** Turns "the port is taken" into a sentence that says what to do; the sandbox says so itself. */
function explain(error: unknown, port: number): unknown {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return taken ? new Error(`Port ${port} is taken; choose another with --port.`) : error;
}

async function mustAnswer(url: string): Promise<void> {
  const { ok, status } = await fetch(url);
  if (!ok) throw new Error(`${url} answers ${status}.`);
}

/**
 * Starts the sandbox and, beside it, the portal's production export, and prints what one needs to begin; the line that
 * begins with `ready` comes when both answer. Gives what closes both.
 */
export async function runSandbox(flags: SandboxFlags): Promise<() => Promise<void>> {
  const sandbox = await startSandbox({
    port: flags.sandboxPort,
    data: flags.ephemeral ? ':memory:' : '.sandbox',
    portalUrl: `http://localhost:${flags.port}`,
    fresh: flags.fresh,
    seed: flags.seed,
    items: flags.items,
  });
  const portal = await startPortal({
    host: 'localhost',
    port: flags.port,
    config: sandboxConfig(sandbox),
    exportFolder: join(process.cwd(), 'out'),
  }).catch((error: unknown) => Promise.reject(explain(error, flags.port)));

  console.log(await welcome(portal.url, sandbox));
  await mustAnswer(`${portal.url}/healthz`);
  await mustAnswer(`${sandbox.url}/organizations/v2.0/.well-known/openid-configuration`);
  console.log(`ready: open ${portal.url} (Ctrl-C stops both)`);
  return async () => void (await Promise.all([portal.close(), sandbox.close()]));
}
