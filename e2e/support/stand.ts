import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONTOSO } from '../../sandbox/seed/seed';
import { atMost } from './patience';

/**
 * Flags for the servers, which scripts/sandbox.mjs compiles at the start of every run. A server ends
 * when its test's process is killed.
 */
const NODE_FLAGS = ['--enable-source-maps', '--import', './scripts/run/ends-with-parent.mjs'];
const LONGEST_MS = atMost(240_000);
/**
 * Below the range that systems use for outgoing connections, one of which could take the port of a stopped
 * server.
 */
const PORTS = { from: 20_000, to: 32_000 };

async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.from + Math.floor(Math.random() * (PORTS.to - PORTS.from));
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, 'localhost', () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

async function answers(url: string, process: ChildProcess): Promise<void> {
  const until = Date.now() + LONGEST_MS;
  while (Date.now() < until) {
    if (process.exitCode !== null) throw new Error(`What should answer at ${url} ended by itself.`);
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} does not answer.`);
}

async function kill(process: ChildProcess | null): Promise<void> {
  if (!process || process.exitCode !== null || process.signalCode !== null) return;
  const ended = once(process, 'exit');
  process.kill('SIGKILL');
  await ended;
}

/** A portal and a sandbox for one test, which can stop and start again with all their data. */
export class Stand {
  readonly portalUrl: string;
  readonly sandboxUrl: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'attest-stand-'));
  #sandbox: ChildProcess | null = null;
  #portal: ChildProcess | null = null;

  private constructor(portalPort: number, sandboxPort: number) {
    this.portalUrl = `http://localhost:${portalPort}`;
    this.sandboxUrl = `http://localhost:${sandboxPort}`;
  }

  static async open(): Promise<Stand> {
    const stand = new Stand(await freePort(), await freePort());
    await stand.start();
    return stand;
  }

  /** Starts the servers that aren't running. `offline` is the host's own switch. */
  async start(offline: 'on' | 'off' = 'on'): Promise<void> {
    await this.startSandbox();
    await this.startPortal(offline);
  }

  async startSandbox(): Promise<void> {
    if (this.#sandbox) return;
    const { port } = new URL(this.sandboxUrl);
    const flags = ['--port', port, '--data', this.#folder, '--portal-url', this.portalUrl];
    this.#sandbox = this.#run('node_modules/.cache/attest/sandbox.mjs', flags, {});
    await answers(`${this.sandboxUrl}/sandbox/tenants/${CONTOSO.domain}`, this.#sandbox);
  }

  async startPortal(offline: 'on' | 'off' = 'on'): Promise<void> {
    if (this.#portal) return;
    const answer = await fetch(`${this.sandboxUrl}/sandbox/tenants/${CONTOSO.domain}`);
    const { clientId } = (await answer.json()) as { clientId: string };
    this.#portal = this.#run('dist/portal.mjs', [], {
      ENTRA_TENANT_ID: 'organizations',
      ENTRA_CLIENT_ID: clientId,
      SANDBOX_URL: this.sandboxUrl,
      PORT: new URL(this.portalUrl).port,
      OFFLINE: offline,
    });
    await answers(`${this.portalUrl}/healthz`, this.#portal);
  }

  /** Ends both at once, like a lost network: running answers are cut, and nothing is answered any more. */
  async stop(): Promise<void> {
    await Promise.all([this.stopPortal(), kill(this.#sandbox)]);
    this.#sandbox = null;
  }

  async stopPortal(): Promise<void> {
    await kill(this.#portal);
    this.#portal = null;
  }

  /** Makes the portal answer nothing until the returned function is called; meanwhile requests wait. */
  hold(): () => void {
    this.#portal?.kill('SIGSTOP');
    return () => void this.#portal?.kill('SIGCONT');
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #run(file: string, flags: string[], env: Record<string, string>): ChildProcess {
    return spawn(process.execPath, [...NODE_FLAGS, file, ...flags], {
      env: { ...process.env, ...env, ENDS_WITH_PARENT: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
}
