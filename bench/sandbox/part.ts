import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Claim, claimTable } from '../claims';
import { load, machine } from '../machine';
import type { Part } from '../part';
import { measureBatch } from './batch';
import { measureSeeding } from './seeding';
import { counted, LARGE } from './sizes';
import { measureStarts } from './starting';
import { measureWork } from './working';

const HOW = `The sandbox is \`sandbox/main.ts\` in a process of its own, on a folder, asked over HTTP with tokens; its memory is what
\`/proc/{pid}/status\` says of it (VmRSS, and VmHWM for peaks), in MB of 10⁶ bytes. Only the batch is measured within one
process, because the raw UPDATE must go over the same connection: WAL, synchronous FULL. Everything lies in one file
beside the review of ${counted(LARGE)} items. "In seconds" is read as less than ten; "opens" in both ways: the review
starts by the clock, and a process starts on the folder.`;

async function measureAll(home: string): Promise<Claim[]> {
  console.log('sandbox: seeding');
  const { data, claims } = await measureSeeding(home);
  console.log('sandbox: starting');
  claims.push(...(await measureStarts(home, data)));
  console.log('sandbox: reading, deciding, opening');
  claims.push(...(await measureWork(data)));
  console.log('sandbox: batches');
  claims.push(await measureBatch(data));
  return claims;
}

async function measure(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'bench-'));
  const [before, started] = [load(), Date.now()];
  try {
    const claims = await measureAll(home);
    const seconds = Math.round((Date.now() - started) / 1000);
    const conditions = `${machine()}. Load ${before} at the start, ${load()} at the end, ${seconds} seconds later.`;
    return ['## The sandbox at a hundred thousand items', HOW, claimTable(claims), conditions].join('\n\n');
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Measures the sandbox's size and speed: the project's claims about a review of a hundred thousand items. */
export const sandboxPart: Part = { name: 'sandbox', measure };
