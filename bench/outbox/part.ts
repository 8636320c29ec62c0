import { RULES, type Rules } from '../../lib/outbox/plan';
import { range, runSeeds } from '../../lib/outbox/simulation/runs-testing';
import { load, machine } from '../machine';
import type { Part } from '../part';
import { type Run, runTable } from './runs';

const HOW = `The outbox itself, its plan and its log in a simulated world: several pages and devices, crashes at every step,
lost, late and throttled requests, stale reads, another reviewer, another account, a device that stops keeping. All of a
world comes from its seed. A world with a promise broken counts once in each column it broke, and after 60 of them a row ends; the worlds are hostile, so
ratios matter and levels don't. _wrong_: at the end Graph has another decision than the reviewer's last and nobody was
told. _lost_: a choice or its mark left the device without proof. _crossed_: two different values of one item were under
way. _over a shown answer_: sent over an answer that was read, or without reading. _told wrongly_: shown as saved or
replaced when it was not. _other_: never at rest, or sent by a page that may not. _unseen_: another reviewer's answer
that came between the read and the send, which can't be closed without an ETag. _repeats_: sends of what stood there.`;

/** The first seed; `npm test` uses other ones. */
const FROM = 1_000_001;
const WITH_ALL = 3_000;
const WITHOUT_ONE = 1_000;
/** A run ends after this many broken worlds: it has shown enough, and such worlds can be slow. */
const ENOUGH = 60;

/** The names of the rules in the table. */
const WITHOUT: Record<keyof Rules, string> = {
  durableBeforeShown: 'shown before it is on the device',
  coalesceByIntent: 'what ends a choice may end a newer one',
  markBeforeSend: 'sent before its mark is on the device',
  lock: 'no lock: every page sends',
  readBeforeSend: 'not read before it is sent',
  readBack: 'an accepted write counts as proof',
  settleWindow: 'a different value leaves at once',
  ambiguityPerItem: 'what is in doubt belongs to the choice, not the item',
  staleGuard: 'an older copy is believed',
  secondLook: 'a rival’s answer is believed at first sight',
};

/** Rules whose purpose shows only with late reads and hurried reviewers. */
const LATE_READS: readonly (keyof Rules)[] = ['coalesceByIntent', 'staleGuard', 'secondLook'];

/**
 * Ignores the error of a page in an endless loop, which a missing rule can cause; its world has recorded it.
 */
function passSpinning(problem: unknown): void {
  if (!(problem instanceof Error && problem.message === 'spins')) throw problem;
}

async function measureRun(
  name: string,
  seeds: number,
  options: Parameters<typeof runSeeds>[1],
): Promise<Run> {
  const sum = await runSeeds(range(FROM, seeds), options, ENOUGH);
  console.log(`outbox: ${name}: ${sum.bad.length} of ${sum.seeds}`);
  return { name, ...sum };
}

async function measure(): Promise<string> {
  const [before, started] = [load(), Date.now()];
  process.on('unhandledRejection', passSpinning);
  const runs = [
    await measureRun('**all rules**', WITH_ALL, {}),
    await measureRun('**all rules**, late reads and everybody in a hurry', WITHOUT_ONE, { mood: 'hazy' }),
  ];
  for (const rule of Object.keys(RULES) as (keyof Rules)[]) {
    const rules = { ...RULES, [rule]: false };
    runs.push(await measureRun(WITHOUT[rule], WITHOUT_ONE, { rules }));
    if (LATE_READS.includes(rule))
      runs.push(await measureRun(`${WITHOUT[rule]}, late reads`, WITHOUT_ONE, { rules, mood: 'hazy' }));
  }
  process.off('unhandledRejection', passSpinning);
  const broken = runs.slice(0, 2).flatMap(({ bad }) => bad.map(({ seed }) => seed));
  const told = `Seeds that broke a promise with all rules in place: ${broken.join(', ') || 'none'}.`;
  const minutes = Math.round((Date.now() - started) / 60_000);
  const conditions = `${machine()}. Load ${before} at the start, ${load()} at the end, ${minutes} minutes later. Seeds from ${FROM}.`;
  return ['## The outbox, rule by rule', HOW, runTable(runs), told, conditions].join('\n\n');
}

/**
 * Measures the purpose of each rule of the outbox: thousands of simulated worlds with all
 * rules, and with each one removed.
 */
export const outboxPart: Part = { name: 'outbox', measure };
