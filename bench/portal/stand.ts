import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const LONGEST_MS = 5 * 60_000;

/** The portal's export and a sandbox beside it, in a process of their own. */
export interface Stand {
  portalUrl: string;
  sandboxUrl: string;
  stop(): Promise<void>;
}

/** Where `scripts/sandbox.mjs` runs already, its ports: `BENCH_PORTS=3380,4480`. */
function running(): [number, number] | undefined {
  const [portal, sandbox] = (process.env.BENCH_PORTS ?? '').split(',').map(Number);
  return portal && sandbox ? [portal, sandbox] : undefined;
}

async function ready(child: ChildProcess): Promise<void> {
  let said = '';
  const answered = new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (text) => {
      said += text;
      if (/^ready/m.test(said)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the portal's server ended with ${code}: ${said}`)));
    setTimeout(() => reject(new Error(`the portal's server does not answer: ${said}`)), LONGEST_MS).unref();
  });
  await answered;
}

function standAt(portal: number, sandbox: number, stop: () => Promise<void>): Stand {
  return { portalUrl: `http://localhost:${portal}`, sandboxUrl: `http://localhost:${sandbox}`, stop };
}

/** Builds the portal where it isn't, and serves it as `npm run sandbox` does, without keeping anything. */
export async function startStand(): Promise<Stand> {
  const known = running();
  if (known) return standAt(...known, async () => {});
  const [portal, sandbox] = [3390, 4490];
  const flags = ['--ephemeral', '--port', String(portal), '--sandbox-port', String(sandbox)];
  const child = spawn(process.execPath, ['scripts/sandbox.mjs', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Where a benchmark fails, nothing is left running.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  await ready(child);
  return standAt(portal, sandbox, async () => {
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
    process.off('exit', kill);
  });
}
