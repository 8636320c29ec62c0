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

/** How often one request waits when Graph says so, and how often a failed read is tried again. */
const WAITS = 6;
export const READ_RETRIES = 2;
const FALLBACK_WAIT = 2_000;
const LONGEST_FALLBACK = 60_000;
const DAY = 86_400_000;
/** The longest wait before a retry (ms). Where Graph asks for more, the page says so and doesn't retry by itself. */
export const LONGEST_WAIT = 300_000;

export interface Policy {
  exchange: Exchange;
  wait: WaitSignal;
  timing: Timing;
  tenant: TenantKnowledge;
  /** False: an error of the server is taken as it is, and a 503 makes nobody wait. */
  patient: boolean;
}

/** Whether Graph asks to come back later, and is waited for: https://learn.microsoft.com/graph/throttling */
export function isThrottle({ patient }: Policy, { status }: GraphAnswer): boolean {
  return status === 429 || (status === 503 && patient);
}

/** An extra that was left out after a refusal with this status. */
export interface LeftOut {
  name: Extra;
  status: number;
}

/** The extra that a request is asked without next; undefined where there is none, or the answer speaks of something else. */
export function extraToLeave({ extra }: GraphRequest, { status }: GraphAnswer): LeftOut | undefined {
  return extra && mayRefuse(status) ? { name: extra.name, status } : undefined;
}

/** Remembers the extra without which it went well. Where it still fails, the extra wasn't the cause. */
export function learn({ tenant }: Policy, left: LeftOut | undefined, answer: GraphAnswer | undefined): void {
  if (left && answer && succeeded(answer)) tenant.failed(left.name, left.status);
}

/**
 * When to come back, ms since 1970: `Retry-After` in seconds or as a date; where it is missing, ever longer. At least half a
 * second and at most a day from now: whatever the header holds, it is a time that can be shown.
 */
export function retryTime(answer: GraphAnswer, attempt: number, now: number): number {
  const header = answer.header('retry-after')?.trim() ?? '';
  const asked = /^\d+(\.\d+)?$/.test(header) ? now + Number(header) * 1000 : Date.parse(header);
  if (Number.isNaN(asked)) return now + Math.min(FALLBACK_WAIT * 2 ** attempt, LONGEST_FALLBACK);
  return Math.min(Math.max(asked, now + 500), now + DAY);
}

/** Waits as Graph asked. Gives the problem instead where that is too often or too long. */
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

/** Reads once more after a short pause, a few times; false when that was often enough. */
export async function readAgain(policy: Policy, attempt: number): Promise<boolean> {
  if (attempt >= READ_RETRIES) return false;
  await policy.timing.sleep(500 * 2 ** attempt);
  return true;
}

const PASSING: ReadonlySet<PortalProblem['code']> = new Set(['offline', 'unavailable', 'unreadable']);

/** A read that failed for a reason that may be gone in a moment: an answer cut off on its way is whole the next time. */
function isPassing(error: unknown): boolean {
  return error instanceof PortalProblem && PASSING.has(error.code);
}

/** Whether an answer is final: one of the server's errors may be gone when it is asked again. */
function isFinal({ patient }: Policy, { status }: GraphAnswer): boolean {
  return status < 500 || status === 501 || !patient;
}

/**
 * Sends a request that changes nothing: waits and retries as needed, and leaves out what only helps where that is refused.
 * Throws PortalProblem where nothing answered.
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
      } else if (isThrottle(policy, answer)) {
        const problem = await waitOut(policy, answer, waits++);
        if (problem) throw problem;
      } else if (isDamaged(asked, answer)) throw damageOf(answer);
      else if (isFinal(policy, answer) || !(await readAgain(policy, retries++))) {
        learn(policy, left, answer);
        return answer;
      }
    } catch (error) {
      if (!isPassing(error) || !(await readAgain(policy, retries++))) throw error;
    }
  }
}

/** What a request that got no answer says about a write. */
export function failedWrite(error: unknown): Extract<WriteOutcome, { done: false }> {
  const problem = asProblem(error);
  const untold = problem.code === 'signIn' || problem.code === 'untrusted';
  return { done: false, unsure: !untold, problem };
}

/** What an answer says about a write; a 429 was not carried out. */
export function outcomeOf(answer: GraphAnswer): WriteOutcome {
  if (succeeded(answer)) return { done: true };
  const problem = problemOf(answer);
  return { done: false, unsure: problem.code === 'unavailable', problem };
}
