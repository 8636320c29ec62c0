import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { createSandbox, type Sandbox } from './app';
import type { Timer } from './control/routes';
import { createSeededTenant, type TenantAnswer, tenantAnswer } from './control/tenant-answer';
import { machineClock } from './core/clock';
import type { Context } from './core/context';
import { setDefaultTenant } from './core/default-tenant';
import { openStore, type Store } from './core/store';
import { findTenant, type Tenant } from './core/tenants';
import { CONTOSO, ensureReviewsInProgress, type SeedName } from './seed/seed';
import { closeServer, createServer, listen, type Tls } from './server';

interface StartOptions {
  /** The port; 0 takes a free one. */
  port?: number;
  /** The address to listen on; this machine's own if left out. */
  host?: string;
  /** The name or address that browsers use. */
  name?: string;
  /**
   * PEM: the sandbox is served over TLS with it. `authority` is the certificate that browsers have to trust;
   * the sandbox offers it for download.
   */
  tls?: Tls & { authority: string };
  /** The folder for all data, or `:memory:`. */
  data?: string;
  portalUrl?: string;
  seed?: SeedName;
  /** The number of people in the one review of the seed `large`. */
  items?: number;
  /** Deletes the folder's data first. */
  fresh?: boolean;
  /** The host's timer: runs at the start, and when an administrator moves a clock. */
  timer?: Timer;
}

export interface RunningSandbox {
  url: string;
  /** The address for pages and calls that only this machine may request. */
  localUrl: string;
  /** The tenant for sign-ins that name no tenant. */
  tenant: TenantAnswer;
  /** Calls the sandbox in this process. */
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

const DEFAULT_ITEMS = 10_000;

function openData(data: string, fresh: boolean): Store {
  if (data === ':memory:') return openStore(data);
  mkdirSync(data, { recursive: true });
  const file = join(data, 'sandbox.db');
  if (fresh) for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  return openStore(file);
}

function seedHome(seed: SeedName, items: number): { domain: string; id?: string } {
  if (seed === 'contoso') return { domain: CONTOSO.domain, id: CONTOSO.tenantId };
  return { domain: seed === 'large' ? `large-${items}.onmicrosoft.com` : `${seed}.onmicrosoft.com` };
}

/** Finds or creates the tenant of this start, and makes sure that Contoso has reviews in progress. */
function prepareTenant(context: Context, seed: SeedName, items: number): Tenant {
  const home = seedHome(seed, items);
  const tenant =
    findTenant(context.store, home.domain) ?? createSeededTenant(context, { ...home, seed, items });
  setDefaultTenant(context.store, tenant);
  const contoso = findTenant(context.store, CONTOSO.domain);
  if (contoso) ensureReviewsInProgress(context, contoso);
  return tenant;
}

/** Starts a sandbox that listens. Rejects with a plain sentence where it can't. */
export async function startSandbox(options: StartOptions = {}): Promise<RunningSandbox> {
  const { port = 4100, host = '127.0.0.1', data = '.sandbox', fresh = false } = options;
  const { portalUrl = 'http://localhost:3000', seed = 'contoso', items = DEFAULT_ITEMS } = options;
  const { name = 'localhost', tls } = options;
  let sandbox: Sandbox | undefined;
  const server = createServer(() => sandbox, tls);
  // Listening comes first: while another sandbox has the port, its data stays untouched.
  const taken = await listen(server, port, host);
  const [url, localUrl] = [name, 'localhost'].map(
    (called) => `${tls ? 'https' : 'http'}://${called}:${taken}`,
  ) as [string, string];
  try {
    const store = openData(data, fresh);
    const context = { store, clock: machineClock, portalUrl: new URL(portalUrl).origin, sandboxUrl: url };
    const started = createSandbox({ ...context, authority: tls?.authority, timer: options.timer });
    const tenant = prepareTenant(context, seed, items);
    sandbox = started;
    const close = async () => {
      await closeServer(server);
      started.close();
    };
    const fetch = (request: Request) => started.fetch(request);
    return { url, localUrl, tenant: tenantAnswer(context, tenant), fetch, close };
  } catch (error) {
    await closeServer(server);
    throw error;
  }
}

const Flags = v.object({
  port: v.optional(v.pipe(v.string(), v.regex(/^\d{1,5}$/, '--port takes a number'), v.transform(Number))),
  host: v.optional(v.string()),
  data: v.optional(v.string()),
  'portal-url': v.optional(v.pipe(v.string(), v.url('--portal-url takes an address'))),
  seed: v.optional(v.picklist(['contoso', 'large', 'empty'], '--seed takes contoso, large or empty')),
  items: v.optional(
    v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/, '--items takes a number'), v.transform(Number)),
  ),
  fresh: v.optional(v.boolean()),
});

function readFlags(args: string[]): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
      'portal-url': { type: 'string' },
      seed: { type: 'string' },
      items: { type: 'string' },
      fresh: { type: 'boolean' },
    },
  });
  const { 'portal-url': portalUrl, ...flags } = v.parse(Flags, values);
  return { ...flags, ...(portalUrl ? { portalUrl } : {}) };
}

async function main(): Promise<void> {
  const running = await startSandbox(readFlags(process.argv.slice(2)));
  const stop = () => void running.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
