import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Claim, claimTable } from '../claims';
import { load, machine } from '../machine';
import { timed } from '../measure';
import type { Part } from '../part';
import { spawnSandbox } from '../sandbox/process';
import { readOneByOne } from './one-by-one';
import { type DryRun, dryRun, rendering } from './run';
import { answerMost, appOf, makeTenant, SIZE } from './tenant';

const HOW = `A sandbox in a process of its own, and \`npm run notify -- --dry-run\` in another one, over HTTP, from its start to
its end. 200 definitions with ten groups each make 2,000 instances, all of them open: the most that the promise can
mean. Half of the reviews ask managers, the others thirty people each. Requests are those to Graph for reading, a batch
of twenty parts counted as one; the memory is the process' VmHWM, with Node and the compiler of TypeScript in it, in MB
of 10⁶ bytes. The sandbox answers in a few milliseconds; a batch takes Microsoft longer, and waiting isn't measured here. Digests are
made by the notifier's own renderer, HTML and plain text, one after another, for everybody who is waited for, with all
that waits for them, in a process that reads first as a dry run does.`;

const MAX_SECONDS = 60;
const MAX_MB = 300;
const MAX_REQUESTS = 400;
/** Of a mail, kB of 10³ bytes: Gmail cuts what is longer than 102. */
const MAX_KB = 100;

const counted = (value: number): string => value.toLocaleString('en-US');
const itemsOf = ({ claims }: DryRun): number => Object.values(claims).reduce((sum, one) => sum + one, 0);

interface Measured {
  run: DryRun;
  again: DryRun;
  answered: DryRun;
  others: { requests: number; wall: number };
  mails: Awaited<ReturnType<typeof rendering>>;
}

function claimsOf({ run, again, answered, others, mails }: Measured): Claim[] {
  const { owes, oneOfSeveral, notKnown } = run.claims;
  const detail = `${counted(itemsOf(run))} items, ${counted(run.people)} people; ${counted(owes)} owed, ${counted(oneOfSeveral)} by one of several, ${counted(notKnown)} not known`;
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  return [
    {
      what: 'Who owes what, from nothing',
      unit: 's',
      atMost: MAX_SECONDS,
      measured: run.wall / 1_000,
      detail,
    },
    {
      what: 'Memory of that, at the peak',
      unit: 'MB',
      atMost: MAX_MB,
      measured: run.peak,
      detail: `a second run ${again.peak.toFixed(0)} MB`,
    },
    {
      what: 'Requests of the first run, with every mailbox’s time zone',
      unit: 'trips',
      atMost: MAX_REQUESTS,
      measured: run.requests,
      detail: `one request after another ${counted(others.requests)} in ${seconds(others.wall)}`,
    },
    {
      what: 'Requests of the next run',
      unit: 'trips',
      atMost: MAX_REQUESTS,
      measured: again.requests,
      detail: seconds(again.wall),
    },
    {
      what: 'Time with most items answered, against none',
      unit: '×',
      atMost: 1,
      measured: answered.wall / again.wall,
      detail: `${counted(itemsOf(answered))} items still wait: ${seconds(answered.wall)}, ${counted(answered.requests)} requests, ${answered.peak.toFixed(0)} MB`,
    },
    {
      what: 'Everybody’s digest made, HTML and text',
      unit: 's',
      atMost: MAX_SECONDS,
      measured: mails.ms / 1_000,
      detail: `${counted(mails.mails)} mails, ${(mails.ms / mails.mails).toFixed(1)} ms each; at the peak ${mails.peak.toFixed(0)} MB, with what was read`,
    },
    {
      what: 'The longest of these mails',
      unit: 'kB',
      atMost: MAX_KB,
      measured: mails.html / 1_000,
      detail: `its HTML; the longest text ${(mails.text / 1_000).toFixed(1)} kB`,
    },
  ];
}

async function measure(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'bench-'));
  const [before, started] = [load(), Date.now()];
  const child = await spawnSandbox(join(home, 'sandbox'), [
    '--seed',
    'large',
    '--items',
    String(SIZE.people),
  ]);
  try {
    await child.firstAnswer(() => child.send('/'));
    console.log('notifier: making the tenant');
    const tenant = await makeTenant(child);
    console.log('notifier: dry runs');
    const run = await dryRun(home, tenant, child.url);
    const again = await dryRun(home, tenant, child.url);
    console.log('notifier: everybody’s digest');
    const mails = await rendering(home, tenant, child.url);
    console.log('notifier: one request after another');
    let requests = 0;
    const app = await appOf(child, tenant);
    const wall = await timed(async () => {
      requests = await readOneByOne(app);
    });
    await answerMost(app, 1);
    const answered = await dryRun(home, tenant, child.url);
    const claims = claimsOf({ run, again, answered, others: { requests, wall }, mails });
    const took = Math.round((Date.now() - started) / 1000);
    const conditions = `${machine()}. Load ${before} at the start, ${load()} at the end, ${took} seconds later.`;
    return ['## The notifier in a large tenant', HOW, claimTable(claims), conditions].join('\n\n');
  } finally {
    await child.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** What it costs to find out who owes what. */
export const notifierPart: Part = { name: 'notifier', measure };
