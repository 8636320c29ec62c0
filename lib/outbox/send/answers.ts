import { PortalProblem, toProblem } from '../../graph/problem';
import { LONGEST_WAIT } from '../../graph/retry';
import type { SendOutcome } from '../../graph/sending';
import type { AnsweredRecord } from '../log';
import type { OutboxRow } from '../model';
import type { TabItem } from '../tab-item';
import { markEnded } from './ended';
import { itemOf, nowOf, type SendRound, type Sent } from './round';

/** Sends in a row without an answer before the reviewer is told, and the first pause between them (ms). */
const SENDS = 4;
const PAUSE = 1_000;
/** After so many it is tried again so often (ms). */
const AGAIN = 30_000;

/** The shortest wait (ms). */
const LEAST = 500;

/** What an answer that never came counts as. */
export const LOST: SendOutcome = {
  done: false,
  unsure: true,
  problem: new PortalProblem('unavailable'),
  requestId: null,
};

/** How a batch went, for who sends the next. */
export interface Went {
  throttled: number;
  accepted: number;
  /** When Graph wants to hear again of what was throttled. */
  retryAt: number;
  /** What is still to be kept: until then these items are taken for unanswered, which is safe. */
  records: readonly AnsweredRecord[];
}

/**
 * When to ask again, ms since 1970, where Graph asked to wait until `asked`: it is asked at least every five minutes,
 * whatever its header or this device's clock says, and never twice within a moment.
 */
export function waitUntil(asked: number, now: number): number {
  return Number.isNaN(asked) ? now + PAUSE : Math.min(Math.max(asked, now + LEAST), now + LONGEST_WAIT);
}

/** Takes the answers to a batch in. `mild`: a refusal is no problem of the items', which are sent in another way then. */
export async function takeAnswers(
  round: SendRound,
  { sendingId, rows }: Sent,
  outcomeOf: (itemId: string) => SendOutcome,
  mild = false,
): Promise<Went> {
  const now = nowOf(round);
  const [accepted, refused]: [string[], string[]] = [[], []];
  const requestIds: Record<string, string> = {};
  const blamed: OutboxRow[] = [];
  const went = { throttled: 0, accepted: 0, retryAt: now };
  let trouble: 'signIn' | 'offline' | null = null;
  for (const row of rows) {
    const outcome = outcomeOf(row.itemId);
    const item = itemOf(round, row);
    item.throttledUntil = null;
    if (outcome.requestId) requestIds[row.itemId] = outcome.requestId;
    if (outcome.done) {
      accepted.push(row.itemId);
      item.unanswered = 0;
      continue;
    }
    const { code } = outcome.problem;
    if (!outcome.unsure) refused.push(row.itemId);
    if (code === 'signIn' || code === 'offline') trouble = trouble === 'signIn' ? trouble : code;
    if (code === 'throttled' && !outcome.unsure) {
      went.throttled += 1;
      item.throttledUntil = waitUntil(outcome.retryAt ?? now + PAUSE, now);
      item.notBefore = item.throttledUntil;
      went.retryAt = Math.max(went.retryAt, item.throttledUntil);
    } else if (outcome.unsure) doubt(round, item, outcome);
    else if (!mild && code !== 'signIn') {
      item.problem = toProblem(outcome.problem);
      blamed.push(row);
    }
  }
  went.accepted = accepted.length;
  if (accepted.length > 0) round.state.uplink.wentWell();
  await markEnded(round, blamed);
  if (trouble) round.state.uplink.trouble(trouble);
  return { ...went, records: answered(round, sendingId, accepted, refused, requestIds) };
}

function doubt({ state }: SendRound, item: TabItem, outcome: Extract<SendOutcome, { done: false }>): void {
  const now = state.effects.now();
  item.unanswered += 1;
  const wait = PAUSE * 2 ** (item.unanswered - 1) * (0.5 + state.effects.random() / 2);
  const asked = outcome.retryAt === undefined ? 0 : waitUntil(outcome.retryAt, now);
  item.notBefore = Math.max(asked, item.unanswered > 1 ? now + wait : 0);
  if (item.unanswered < SENDS) return;
  item.notBefore = Math.max(item.notBefore, now + AGAIN);
  // A network that is gone is nobody's problem but the network's.
  if (outcome.problem.code !== 'offline') item.problem = toProblem(outcome.problem);
}

/** What an answer comes to in the log; nothing where nothing was answered. */
export function answered(
  { state, ref: review }: SendRound,
  sendingId: string,
  accepted: readonly string[],
  refused: readonly string[],
  ids: Readonly<Record<string, string>>,
): AnsweredRecord[] {
  if (accepted.length + refused.length === 0) return [];
  const at = state.effects.now();
  const told = accepted.map((itemId) => ids[itemId] ?? null);
  const same = told.every((id) => id === told[0]);
  const requestId = (same && told[0]) || null;
  const record = { kind: 'answered' as const, sendingId, at, review, accepted, refused, requestId };
  return [same ? record : { ...record, requestIds: ids }];
}
