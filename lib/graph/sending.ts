import { batchRequest, partsIn } from './batch-wire';
import { nextToken, signInNeeded } from './exchange';
import type { GraphAnswer, GraphRequest, TokenOptions, WriteOutcome } from './message';
import { PortalProblem } from './problem';
import { failedWrite, outcomeOf, type Policy, retryTime } from './retry';

/** The outcome of one write, with Microsoft's id of its request and when to come back (ms since 1970). */
export type SendOutcome = WriteOutcome & { requestId: string | null; retryAt?: number };

/**
 * Sends up to twenty writes in one request, once. It doesn't wait and repeats only parts answered with 401, each at
 * most once and with a renewed token: Graph doesn't execute a part that it refuses for its token.
 */
export async function sendOnce(
  policy: Policy,
  requests: ReadonlyMap<string, GraphRequest>,
): Promise<Map<string, SendOutcome>> {
  const outcomes = new Map<string, SendOutcome>();
  const tokens: TokenOptions[] = [];
  let open = new Map(requests);
  while (open.size > 0) {
    const parts = await sendAsBatch(policy, open, tokens.at(-1));
    for (const [id, { outcome }] of parts) outcomes.set(id, outcome);
    const unsigned = new Map([...parts].filter(([, { answer }]) => answer?.status === 401));
    const [example] = unsigned.values();
    const token = example?.answer && nextToken(example.answer, tokens);
    if (!token) break;
    tokens.push(token);
    open = new Map([...open].filter(([id]) => unsigned.has(id)));
  }
  return outcomes;
}

interface Part {
  outcome: SendOutcome;
  answer?: GraphAnswer;
}

async function sendAsBatch(
  policy: Policy,
  open: ReadonlyMap<string, GraphRequest>,
  token: TokenOptions | undefined,
): Promise<Map<string, Part>> {
  const until = policy.wait.until() ?? 0;
  if (until > policy.timing.now()) return notYet(open, until);
  const [single] = open.values();
  let answer: GraphAnswer;
  try {
    answer = await policy.exchange(open.size === 1 && single ? single : batchRequest(open), token);
  } catch (error) {
    const failed = failedWrite(error);
    const outcome = { ...failed, requestId: failed.problem.requestId ?? null };
    return new Map([...open.keys()].map((id) => [id, { outcome }]));
  }
  const requestId = answer.header('request-id');
  const now = policy.timing.now();
  const parts = partsIn(answer.body);
  const partOf = (id: string): Part => {
    if (open.size === 1 || answer.status !== 200) return { outcome: withTimes(answer, now, requestId) };
    const part = parts?.get(id);
    if (part) return { outcome: withTimes(part, now, part.header('request-id') ?? requestId), answer: part };
    // It may have been carried out all the same.
    return { outcome: { done: false, unsure: true, problem: new PortalProblem('unavailable'), requestId } };
  };
  return new Map([...open.keys()].map((id) => [id, partOf(id)]));
}

/** The outcomes while Graph's wait lasts: nothing is sent, and the caller decides about waiting. */
function notYet(open: ReadonlyMap<string, GraphRequest>, retryAt: number): Map<string, Part> {
  const problem = new PortalProblem('throttled', { retryAt });
  const outcome: SendOutcome = { done: false, unsure: false, problem, requestId: null, retryAt };
  return new Map([...open.keys()].map((id) => [id, { outcome }]));
}

/** Adds times to an outcome. A 401 and a 429 were not executed; a 503 may have been. */
function withTimes(answer: GraphAnswer, now: number, requestId: string | null): SendOutcome {
  const outcome: WriteOutcome =
    answer.status === 401 ? { done: false, unsure: false, problem: signInNeeded(answer) } : outcomeOf(answer);
  const waits = answer.status === 429 || answer.status === 503;
  return { ...outcome, requestId, ...(waits && { retryAt: retryTime(answer, 0, now) }) };
}
