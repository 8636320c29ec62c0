import { DAY } from '../review/day';
import { isOnUnified } from './address';
import type { Exchange } from './exchange';
import {
  damageOf,
  type GraphAnswer,
  type GraphRequest,
  isDamaged,
  problemOf,
  succeeded,
  type WriteOutcome,
} from './message';
import { asProblem, PortalProblem } from './problem';
import { type Extra, mayRefuse, type TenantKnowledge } from './tenant-knowledge';
import type { Timing, WaitSignal } from './wait-signal';

/** How often one request waits when Graph asks for it, and how often a failed read is repeated. */
const WAITS = 6;
export const READ_RETRIES = 2;
const FALLBACK_WAIT = 2_000;
const LONGEST_FALLBACK = 60_000;
/**
 * The longest wait before a retry, in ms. When Graph asks for a longer wait, the page shows it and doesn't retry by
 * itself.
 */
export const LONGEST_WAIT = 300_000;

/** Everything that a request through lib/graph needs: how it is sent, whose waits it obeys, and when it is repeated. */
export interface Policy {
  exchange: Exchange;
  wait: WaitSignal;
  timing: Timing;
  tenant: TenantKnowledge;
  /** With which requests to be patient. With others a server error is final, and a 503 delays nothing. */
  patience: 'all' | 'ordinaryRoute' | 'none';
}

/** Whether a request is tried again after a server error, as the policy says for its route. */
export function isPatient({ patience }: Policy, { address }: GraphRequest): boolean {
  return patience === 'all' || (patience === 'ordinaryRoute' && !isOnUnified(address));
}

/** Whether Graph asks to come back later, so that the request waits: https://learn.microsoft.com/graph/throttling */
export function isThrottle(policy: Policy, request: GraphRequest, { status }: GraphAnswer): boolean {
  return status === 429 || (status === 503 && isPatient(policy, request));
}

/** An extra that was left out after an answer with this status. */
export interface LeftOut {
  name: Extra;
  status: number;
}

/**
 * The extra to leave out of the next try; undefined where the request has none, or where the status doesn't suggest it.
 */
export function extraToLeave({ extra }: GraphRequest, { status }: GraphAnswer): LeftOut | undefined {
  return extra && mayRefuse(status) ? { name: extra.name, status } : undefined;
}

/** Remembers the extra without which the request succeeded. If it still fails, the extra wasn't the cause. */
export function learn({ tenant }: Policy, left: LeftOut | undefined, answer: GraphAnswer | undefined): void {
  if (left && answer && succeeded(answer)) tenant.failed(left.name, left.status);
}

/**
 * When to come back, ms since 1970: from `Retry-After`, in seconds or as a date; without it, after growing pauses. At
 * least half a second and at most a day from now, so that any header gives a time that can be shown.
 */
export function retryTime(answer: GraphAnswer, attempt: number, now: number): number {
  const header = answer.header('retry-after')?.trim() ?? '';
  const asked = /^\d+(\.\d+)?$/.test(header) ? now + Number(header) * 1000 : Date.parse(header);
  if (Number.isNaN(asked)) return now + Math.min(FALLBACK_WAIT * 2 ** attempt, LONGEST_FALLBACK);
  return Math.min(Math.max(asked, now + 500), now + DAY);
}

/** Waits as Graph asked. Gives the problem instead when Graph asks too often or for too long. */
export async function waitOut(
  policy: Policy,
  answer: GraphAnswer,
  attempt: number,
): Promise<PortalProblem | undefined> {
  const now = policy.timing.now();
  const until = retryTime(answer, attempt, now);
  if (attempt >= WAITS || until - now > LONGEST_WAIT) return problemOf(answer, until);
  await policy.wait.pauseUntil(until);
  return undefined;
}

/** Pauses shortly before another read; false when the read was repeated often enough. */
export async function readAgain(policy: Policy, attempt: number): Promise<boolean> {
  if (attempt >= READ_RETRIES) return false;
  await policy.timing.sleep(500 * 2 ** attempt);
  return true;
}

const PASSING: ReadonlySet<PortalProblem['code']> = new Set(['offline', 'unavailable', 'unreadable']);

/** Whether a read failed for a reason that may be gone in a moment, such as an answer that was cut off. */
function isPassing(error: unknown): boolean {
  return error instanceof PortalProblem && PASSING.has(error.code);
}

/** Whether an answer is final: a server error may be gone at the next try. */
function isFinal(policy: Policy, request: GraphRequest, { status }: GraphAnswer): boolean {
  return status < 500 || status === 501 || !isPatient(policy, request);
}

/**
 * Sends a request that changes nothing. Waits and retries as needed, and leaves an extra out where Graph refuses it.
 * Throws PortalProblem when there is no answer.
 */
export async function readThrough(policy: Policy, request: GraphRequest): Promise<GraphAnswer> {
  let asked = request;
  let left: LeftOut | undefined;
  let waits = 0;
  let retries = 0;
  for (;;) {
    await policy.wait.passed();
    try {
      const answer = await policy.exchange(asked);
      const next = extraToLeave(asked, answer);
      if (next && asked.extra) {
        left = next;
        asked = asked.extra.without;
      } else if (isThrottle(policy, asked, answer)) {
        const problem = await waitOut(policy, answer, waits++);
        if (problem) throw problem;
      } else if (isDamaged(asked, answer)) throw damageOf(answer);
      else if (isFinal(policy, asked, answer) || !(await readAgain(policy, retries++))) {
        learn(policy, left, answer);
        return answer;
      }
    } catch (error) {
      if (!isPassing(error) || !(await readAgain(policy, retries++))) throw error;
    }
  }
}

/** The outcome of a write whose request got no answer. */
export function failedWrite(error: unknown): Extract<WriteOutcome, { done: false }> {
  const problem = asProblem(error);
  const unsent = problem.code === 'signIn' || problem.code === 'untrusted';
  return { done: false, unsure: !unsent, problem };
}

/** The outcome of a write by its answer. A 429 was not executed. */
export function outcomeOf(answer: GraphAnswer): WriteOutcome {
  if (succeeded(answer)) return { done: true };
  const problem = problemOf(answer);
  return { done: false, unsure: problem.code === 'unavailable', problem };
}
