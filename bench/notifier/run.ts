import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchTenant } from './tenant';

const NOTIFY = fileURLToPath(new URL('../../scripts/notify.ts', import.meta.url));
const LOOK_EVERY_MS = 20;

/** What one dry run came to. */
export interface DryRun {
  /** Of the whole process, ms. */
  wall: number;
  /** The most it had in memory, in MB of 10⁶ bytes. */
  peak: number;
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

/** `npm run notify -- --dry-run` as a process of its own, with its files in a folder. */
export async function dryRun(folder: string, tenant: BenchTenant, sandbox: string): Promise<DryRun> {
  const config = join(folder, 'notifier.json');
  const { domain, clientId, clientSecret } = tenant;
  const look = { portal: 'https://reviews.example', organisation: 'Contoso' };
  const mailbox = `reviews@${domain}`;
  writeFileSync(
    config,
    JSON.stringify({ tenant: domain, clientId, mailbox, look, storage: 'kept', sandbox }),
  );
  const started = performance.now();
  const args = ['--import', 'tsx', NOTIFY, '--config', config, '--dry-run', '--format', 'json'];
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
  const [run, ...people] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { requests, claims } = run as Pick<DryRun, 'requests' | 'claims'>;
  return { wall: performance.now() - started, peak, requests, claims, people: people.length };
}
