import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rendering } from './rendering';
import type { BenchTenant } from './tenant';

const program = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const NOTIFY = program('../../scripts/notify.ts');
const RENDERING = program('./rendering.ts');
const LOOK_EVERY_MS = 20;

/** The measurements of one process. */
interface Ran {
  /** Of the whole process, ms. */
  wall: number;
  /** The most it had in memory, in MB of 10⁶ bytes. */
  peak: number;
}

/** The measurements of one dry run. */
export interface DryRun extends Ran {
  requests: number;
  people: number;
  claims: Record<'owes' | 'oneOfSeveral' | 'finished' | 'notKnown', number>;
}

/** 0 once the process is gone. */
function peakOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return (Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024) / 1e6;
  } catch {
    return 0;
  }
}

/** A program of the notifier as a process of its own, with its files in a folder. Gives what it printed, line by line. */
async function runIn(
  folder: string,
  path: string,
  tenant: BenchTenant,
  sandbox: string,
): Promise<Ran & { printed: unknown[] }> {
  const config = join(folder, 'notifier.json');
  const { domain, clientId, clientSecret } = tenant;
  const look = { portal: 'https://reviews.example', organisation: 'Contoso' };
  const mailbox = `reviews@${domain}`;
  writeFileSync(
    config,
    JSON.stringify({ tenant: domain, clientId, mailbox, look, storage: 'kept', sandbox }),
  );
  const started = performance.now();
  const args = ['--import', 'tsx', path, '--config', config, '--dry-run', '--format', 'json'];
  const child = spawn(process.execPath, args, { env: { ...process.env, ENTRA_CLIENT_SECRET: clientSecret } });
  let text = '';
  child.stdout.on('data', (part) => {
    text += part;
  });
  child.stderr.pipe(process.stderr);
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid ?? 0));
  }, LOOK_EVERY_MS);
  await once(child, 'close');
  clearInterval(looking);
  const wall = performance.now() - started;
  const lines = text.trim().split('\n');
  return { wall, peak, printed: lines.map((line): unknown => JSON.parse(line)) };
}

/** `npm run notify -- --dry-run`. */
export async function dryRun(folder: string, tenant: BenchTenant, sandbox: string): Promise<DryRun> {
  const { wall, peak, printed } = await runIn(folder, NOTIFY, tenant, sandbox);
  const [run, ...people] = printed;
  const { requests, claims } = run as Pick<DryRun, 'requests' | 'claims'>;
  return { wall, peak, requests, claims, people: people.length };
}

/** Reads as a dry run does, and makes everybody's digest. */
export async function rendering(
  folder: string,
  tenant: BenchTenant,
  sandbox: string,
): Promise<Ran & Rendering> {
  const { wall, peak, printed } = await runIn(folder, RENDERING, tenant, sandbox);
  return { wall, peak, ...(printed[0] as Rendering) };
}
