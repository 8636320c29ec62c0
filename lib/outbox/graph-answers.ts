import { PortalProblem, toProblem } from '../graph/problem';
import { LONGEST_WAIT } from '../graph/retry';
import type { SendOutcome } from '../graph/sending';
import { markEnded } from './ended';
import type { AnsweredRecord } from './log';
import type { OutboxRow } from './model';
import { itemOf, nowOf, RETRY_AFTER, type SendRound, type Sent } from './round';
import type { TabItem } from './tab-item';

/** How many sends in a row may stay unanswered before the reviewer is told, and the first pause between them in ms. */
const SENDS = 4;
const PAUSE = 1_000;

/** The shortest wait, in ms. */
const LEAST = 500;

/** The outcome of a request that got no answer. */
export const LOST: SendOutcome = {
  done: false,
  unsure: true,
  problem: new PortalProblem('unavailable'),
  requestId: null,
};

/** How a batch went, for the code that sends the next one. */
export interface BatchResult {
  throttled: number;
  accepted: number;
  /** When Graph allows the throttled items again, ms since 1970. */
  retryAt: number;
  /** Records still to be stored: until then these items count as unanswered, which is safe. */
  records: readonly AnsweredRecord[];
}

/**
 * When to ask again, ms since 1970, where Graph asked to wait until `asked`. At least every five minutes, whatever
 * Graph's header or this device's clock says, and never within `LEAST` ms.
 */
export function waitUntil(asked: number, now: number): number {
  return Number.isNaN(asked) ? now + PAUSE : Math.min(Math.max(asked, now + LEAST), now + LONGEST_WAIT);
}

/**
 * Handles the answers to a batch. `mild`: a refusal isn't shown as the items' problem, because they are then sent in
 * another way.
 */
export async function takeAnswers(
  round: SendRound,
  { sendingId, rows }: Sent,
  outcomeOf: (itemId: string) => SendOutcome,
  mild = false,
): Promise<BatchResult> {
  const now = nowOf(round);
  const [accepted, refused]: [string[], string[]] = [[], []];
  const requestIds: Record<string, string> = {};
  const blamed: OutboxRow[] = [];
  const went = { throttled: 0, accepted: 0, retryAt: now };
  let trouble: 'signIn' | 'offline' | null = null;
  for (const row of rows) {
    const outcome = outcomeOf(row.itemId);
    const item = itemOf(round, row);
    // A refused choice says nothing against a newer one.
    const current = round.state.row(round.key, row.itemId)?.actId === row.actId;
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
    } else if (outcome.unsure) noteUnanswered(round, item, outcome);
    else if (!mild && code !== 'signIn' && current) {
      item.problem = toProblem(outcome.problem);
      blamed.push(row);
    }
  }
  went.accepted = accepted.length;
  if (accepted.length > 0) round.state.uplink.answered();
  await markEnded(round, blamed);
  if (trouble) round.state.uplink.failed(trouble);
  return { ...went, records: answered(round, sendingId, accepted, refused, requestIds) };
}

function noteUnanswered(
  { state }: SendRound,
  item: TabItem,
  outcome: Extract<SendOutcome, { done: false }>,
): void {
  const now = state.effects.now();
  item.unanswered += 1;
  const wait = PAUSE * 2 ** (item.unanswered - 1) * (0.5 + state.effects.random() / 2);
  const asked = outcome.retryAt === undefined ? 0 : waitUntil(outcome.retryAt, now);
  item.notBefore = Math.max(asked, item.unanswered > 1 ? now + wait : 0);
  if (item.unanswered < SENDS) return;
  item.notBefore = Math.max(item.notBefore, now + RETRY_AFTER);
  // A missing network is shown for the whole page, not as a problem of one item.
  if (outcome.problem.code !== 'offline') item.problem = toProblem(outcome.problem);
}

/** The log records of an answer; none when no item was answered. */
export function answered(
  { state, ref: review }: SendRound,
  sendingId: string,
  accepted: readonly string[],
  refused: readonly string[],
  ids: Readonly<Record<string, string>>,
): AnsweredRecord[] {
  if (accepted.length + refused.length === 0) return [];
  const at = state.effects.now();
  const idOfEach = accepted.map((itemId) => ids[itemId] ?? null);
  const same = idOfEach.every((id) => id === idOfEach[0]);
  const requestId = (same && idOfEach[0]) || null;
  const record = { kind: 'answered' as const, sendingId, at, review, accepted, refused, requestId };
  return [same ? record : { ...record, requestIds: ids }];
}
