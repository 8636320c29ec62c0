import type { WriteOutcome } from '../graph/message';
import { PortalProblem, toProblem } from '../graph/problem';
import type { FreshItems } from '../graph/recording';
import { verdictOf } from '../review/confirm';
import { sameAnswer } from '../review/conflict';
import { decisionBlockedBy } from '../review/decidable';
import type { ItemState } from '../review/item-state';
import type { DecisionItem, Intent } from '../review/model';
import type { Problem } from '../review/problem';
import { planRecording, type RecordingPlan } from '../review/recording';
import type { RunHost, Sending } from './host';
import { sortOut } from './sort-out';

/** How often one item is sent before it is given up, and the pauses between (ms). */
const SENDS = 4;
const SEND_PAUSE = 1_000;
/** Pauses before reading again what Graph accepted but doesn't show yet (ms); the last one repeats. */
const READ_PAUSES = [2_000, 5_000, 10_000, 20_000, 30_000] as const;

/**
 * Takes intents through read → conflict? → send → read back, until each has come to rest. No item is called saved
 * before Graph returned it with this decision, this reason and this reviewer.
 */
export async function runIntents(host: RunHost, intents: readonly Intent[], accept: boolean): Promise<void> {
  host.report(intents.map((intent) => [intent.itemId, { step: 'reading' }]));
  const ids = intents.map((intent) => intent.itemId);
  let fresh: FreshItems;
  try {
    fresh = await read(host, ids, accept);
  } catch (error) {
    host.report(ids.map((id) => [id, failed(toProblem(error))]));
    return;
  }
  const { settled, open } = sortOut(host, intents, fresh);
  host.report(await endOrConflict(host, settled));
  const sendings = new Map(open.map((sending) => [sending.intent.itemId, sending]));
  const plan = planFor(host, open, fresh, accept);
  for (let reads = 0; sendings.size > 0; ) {
    const sends = await sendOpen(host, sendings, plan);
    reads = sends > 0 ? 0 : reads + 1;
    await pause(host, sends, reads);
    dropForeign(host, sendings);
    await readBack(host, sendings);
  }
}

async function read(host: RunHost, ids: readonly string[], whole: boolean): Promise<FreshItems> {
  const fresh = await host.effects.readItems(ids, whole);
  host.effects.onItems(readable(fresh));
  return fresh;
}

function readable(fresh: FreshItems): DecisionItem[] {
  return [...fresh.items.values()].filter((item): item is DecisionItem => !(item instanceof PortalProblem));
}

function planFor(
  host: RunHost,
  open: readonly Sending[],
  fresh: FreshItems,
  acceptAdvice: boolean,
): RecordingPlan {
  const known = readable(fresh);
  const complete = fresh.all && known.length === fresh.items.size;
  return planRecording({
    review: host.effects.knownReview(),
    intents: open.map((sending) => sending.intent),
    all: complete ? known : null,
    me: host.effects.me,
    acceptAdvice,
  });
}

/** Always before a read and never between a read and a send: that is where another's answer would be overwritten. */
async function pause(host: RunHost, sends: number, reads: number): Promise<void> {
  if (sends > 1) await host.effects.sleep(SEND_PAUSE * 2 ** (sends - 2));
  if (sends === 0) await host.effects.sleep(READ_PAUSES[Math.min(reads, READ_PAUSES.length) - 1] ?? 0);
}

/** Sends what wasn't sent yet or may not have arrived, and gives how often that was sent by now; 0: nothing to send. */
async function sendOpen(host: RunHost, sendings: Map<string, Sending>, plan: RecordingPlan): Promise<number> {
  const due = [...sendings.values()].filter((sending) => !sending.outcome?.done && !sending.rival);
  const first = due[0];
  if (!first) return 0;
  host.report(due.map((sending) => [sending.intent.itemId, { step: 'sending' }]));
  for (const sending of due) host.ledger.unsettled.add(sending.intent.itemId);
  const outcomes = await send(host, due, first.sends === 0 ? plan : { way: 'items' });
  const refused: Sending[] = [];
  for (const sending of due) {
    sending.sends++;
    sending.outcome = outcomes.get(sending.intent.itemId) ?? lost();
    if (!sending.outcome.done && !sending.outcome.unsure) refused.push(sending);
  }
  await reportRefused(host, sendings, refused);
  return first.sends;
}

async function send(
  host: RunHost,
  due: readonly Sending[],
  plan: RecordingPlan,
): Promise<ReadonlyMap<string, WriteOutcome>> {
  const { effects } = host;
  if (plan.way === 'items') return effects.recordItems(due.map((sending) => sending.intent));
  const outcome = plan.way === 'whole' ? await effects.recordWhole(plan) : await effects.acceptAdvice();
  // An action that was refused as a whole may still be allowed item by item.
  if (!outcome.done && !outcome.unsure && outcome.problem.code !== 'signIn')
    return effects.recordItems(due.map((sending) => sending.intent));
  return new Map(due.map((sending) => [sending.intent.itemId, outcome]));
}

function lost(): Extract<WriteOutcome, { done: false }> {
  return { done: false, unsure: true, problem: new PortalProblem('unavailable') };
}

/** A refusal is final. Whether the review's end is behind it is asked, as no page names the status it answers then. */
async function reportRefused(
  host: RunHost,
  sendings: Map<string, Sending>,
  refused: readonly Sending[],
): Promise<void> {
  if (refused.length === 0) return;
  const problems = refused.map(({ outcome }) => toProblem(outcome?.done === false && outcome.problem));
  const suspicious = problems.some(({ code }) => code === 'refused' || code === 'forbidden');
  const ended = suspicious && (await hasEnded(host));
  host.report(
    refused.map(({ intent }, index) => {
      const problem = problems[index] ?? { code: 'unreadable' };
      const over = ended && (problem.code === 'refused' || problem.code === 'forbidden');
      return [intent.itemId, failed(over ? { ...problem, code: 'ended' } : problem)];
    }),
  );
  for (const { intent, sends, unsettledBefore } of refused) {
    if (sends === 1 && !unsettledBefore) host.ledger.unsettled.delete(intent.itemId);
    sendings.delete(intent.itemId);
  }
}

/** The service answers for people when a review ends: its answer is no rival's, but may be the sign of the end. */
async function endOrConflict(
  host: RunHost,
  settled: readonly [string, ItemState][],
): Promise<[string, ItemState][]> {
  const bySystem = (state: ItemState) =>
    state.step === 'conflict' && state.theirs.reviewedBy?.system === true;
  if (!settled.some(([, state]) => bySystem(state)) || !(await hasEnded(host))) return [...settled];
  return settled.map(([id, state]) => [id, bySystem(state) ? failed({ code: 'ended' }) : state]);
}

async function hasEnded(host: RunHost): Promise<boolean> {
  try {
    return decisionBlockedBy(await host.effects.readReview()) === 'ended';
  } catch {
    return false;
  }
}

/** Leaves items alone that another run has taken over; an accepted send of theirs needs nothing more from this one. */
function dropForeign(host: RunHost, sendings: Map<string, Sending>): void {
  for (const [id, sending] of sendings) if (sending.outcome?.done && !host.owns(id)) sendings.delete(id);
}

async function readBack(host: RunHost, sendings: Map<string, Sending>): Promise<void> {
  if (sendings.size === 0) return;
  let fresh: FreshItems | PortalProblem;
  try {
    fresh = await read(host, [...sendings.keys()], false);
  } catch (error) {
    fresh = error instanceof PortalProblem ? error : new PortalProblem('unreadable');
  }
  const states: [string, ItemState][] = [];
  for (const [id, sending] of sendings) {
    const item = fresh instanceof PortalProblem ? fresh : (fresh.items.get(id) ?? lost().problem);
    const state = judge(host, sending, item);
    if (state) states.push([id, state]);
    if (state && state.step !== 'checking' && state.step !== 'sending') sendings.delete(id);
  }
  host.report(states);
}

/** Where an item stands after a read; undefined when it has to be sent again. */
function judge(host: RunHost, sending: Sending, item: DecisionItem | PortalProblem): ItemState | undefined {
  const { intent, before } = sending;
  const outcome = sending.outcome ?? lost();
  const accepted = outcome.done;
  if (item instanceof PortalProblem) return accepted ? { step: 'checking' } : failed(toProblem(item));
  const verdict = verdictOf(item, intent, before, host.effects.me);
  // An unanswered send is not proved by what stood there before it.
  const proved = verdict === 'mine' && (accepted || !sameAnswer(item, before));
  if (proved) {
    host.ledger.settle(item);
    return { step: 'saved', at: item.reviewedAt ?? new Date(host.effects.now()).toISOString() };
  }
  if (verdict === 'replaced') return replacedOrDoubt(host, sending, item);
  delete sending.rival;
  if (outcome.done) return { step: 'checking' };
  return sending.sends < SENDS ? undefined : failed(toProblem(outcome.problem));
}

/** A late copy can show an answer that mine has replaced already, so one read alone isn't believed. */
function replacedOrDoubt(host: RunHost, sending: Sending, item: DecisionItem): ItemState {
  if (!sending.rival || !sameAnswer(sending.rival, item)) {
    sending.rival = item;
    return sending.outcome?.done ? { step: 'checking' } : { step: 'sending' };
  }
  host.ledger.settle(item);
  return { step: 'replaced', theirs: item };
}

export function failed(problem: Problem): ItemState {
  return { step: 'failed', problem };
}
