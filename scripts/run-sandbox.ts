import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startPortal } from '../hosting/server';
import { isSandboxUrl } from '../lib/config';
import { startSandbox } from '../sandbox/main';
import { sandboxConfig } from './sandbox-config';
import { notifierBeside } from './sandbox-notifier';
import { certifiedHosts, tlsAdvice } from './tls/advice';
import { ask } from './tls/ask';
import { certificateFor } from './tls/kept-certificate';
import { microsoftCertificate, strangersAdvice } from './tls/microsoft-names';
import { welcome } from './welcome';

/** See `SandboxFlags` in flags.mjs. */
export interface SandboxFlags {
  port: number;
  sandboxPort: number;
  https: boolean;
  host: string;
  fresh: boolean;
  ephemeral: boolean;
  seed: 'contoso' | 'large' | 'empty';
  items?: number;
}

const DATA = '.sandbox';

/**
 * Turns the error of a taken port into a sentence that says what to do; the sandbox reports its own port
 * itself.
 */
function explain(error: unknown, port: number): unknown {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return taken ? new Error(`Port ${port} is taken; choose another with --port.`) : error;
}

/**
 * The certificate; where nothing may be kept, it is in the run's own folder, which is removed with the run.
 */
async function certificate({ host, ephemeral }: SandboxFlags) {
  const folder = ephemeral ? mkdtempSync(join(tmpdir(), 'tls-')) : resolve(DATA, 'tls');
  const other = await microsoftCertificate(folder);
  return { ...(await certificateFor(certifiedHosts(host), folder)), other };
}

/**
 * Starts the sandbox and the portal's production export beside it, and prints how to begin; the line that
 * begins with `ready` comes when both answer. Returns a function that closes both.
 */
export async function runSandbox(flags: SandboxFlags): Promise<() => Promise<void>> {
  const { host, https, port } = flags;
  if (https && !isSandboxUrl(`https://${host}`))
    throw new Error(`--host must be a name or an address in the local network, not "${host}".`);
  const tls = https ? await certificate(flags) : undefined;
  // The sandbox's control and mail are only for this machine under its own name; with another host
  // name it listens on all addresses.
  const everywhere = host === 'localhost' ? undefined : '0.0.0.0';
  const portalUrl = `${https ? 'https' : 'http'}://${host}:${port}`;
  const kept = resolve(DATA, 'notifier');
  if (flags.fresh && !flags.ephemeral) rmSync(kept, { recursive: true, force: true });
  const beside = notifierBeside({ portalUrl, data: flags.ephemeral ? null : kept });
  const sandbox = await startSandbox({
    timer: beside.timer,
    port: flags.sandboxPort,
    host: everywhere,
    name: host,
    tls,
    data: flags.ephemeral ? ':memory:' : DATA,
    portalUrl,
    fresh: flags.fresh,
    seed: flags.seed,
    items: flags.items,
  });
  const portal = await startPortal({
    host: everywhere ?? 'localhost',
    port,
    name: host,
    tls,
    config: sandboxConfig(sandbox),
    exportFolder: resolve('out'),
    packedFolder: resolve('dist', 'packed'),
  }).catch((error: unknown) => Promise.reject(explain(error, port)));

  const read = (url: string) => ask(url, tls?.authority);
  await beside.begin(sandbox);
  console.log(await welcome(portal.url, sandbox, read));
  if (tls) {
    const { authorityFile, other } = tls;
    const named = {
      authorityFile: other.authorityFile,
      clientId: sandbox.tenant.clientId,
      tenant: sandbox.tenant.id,
    };
    const lines = [
      ...tlsAdvice({ host, sandboxUrl: sandbox.url, authorityFile }),
      '',
      ...strangersAdvice(named, sandbox.url),
    ];
    console.log(`${lines.join('\n')}\n`);
  }
  await read(`${new URL(portal.url).protocol}//localhost:${port}/healthz`);
  await read(`${sandbox.localUrl}/organizations/v2.0/.well-known/openid-configuration`);
  console.log(`ready: open ${portal.url} (Ctrl-C stops both)`);
  return async () => {
    await Promise.all([portal.close(), sandbox.close()]);
    beside.close();
  };
}
