import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningPortal, startPortal } from '../../hosting/server';
import { type RunningSandbox, startSandbox } from '../../sandbox/main';
import { sandboxConfig } from '../../scripts/sandbox-config';

export interface StandOptions {
  portalPort: number;
  sandboxPort: number;
  /** The folder of the sandbox's data. */
  data: string;
  /** The folder of the certificate; see scripts/tls. */
  tls: string;
}

/** A portal and a sandbox over TLS, which can stop and start again with all their data. */
export class TlsStand {
  readonly portalUrl: string;
  readonly sandboxUrl: string;
  readonly #options: StandOptions;
  #running: { portal: RunningPortal; sandbox: RunningSandbox } | null = null;

  constructor(options: StandOptions) {
    this.#options = options;
    this.portalUrl = `https://localhost:${options.portalPort}`;
    this.sandboxUrl = `https://localhost:${options.sandboxPort}`;
  }

  async start(): Promise<void> {
    if (this.#running) return;
    const { portalPort, sandboxPort, data, tls: folder } = this.#options;
    const pem = (name: string) => readFileSync(join(folder, name), 'utf8');
    const tls = { authority: pem('authority.crt'), cert: pem('server.crt'), key: pem('server.key') };
    const sandbox = await startSandbox({ port: sandboxPort, data, portalUrl: this.portalUrl, tls });
    const portal = await startPortal({
      host: 'localhost',
      port: portalPort,
      tls,
      config: sandboxConfig(sandbox),
      exportFolder: 'out',
    });
    this.#running = { portal, sandbox };
  }

  /** Stops both, like a lost network: nothing is answered any more. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await Promise.all([running?.portal.close(), running?.sandbox.close()]);
  }
}
