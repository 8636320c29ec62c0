import { BATCH_SIZE, batchRequest, partsOf, type Requests } from './batch-wire';
import { nextToken, signInNeeded } from './exchange';
import { chunksOf } from './in-order';
import { damageOf, type GraphAnswer, type GraphRequest, isDamaged, type TokenOptions } from './message';
import { asProblem, PortalProblem } from './problem';
import {
  extraToLeave,
  isPatient,
  isThrottle,
  type LeftOut,
  learn,
  type Policy,
  READ_RETRIES,
  readAgain,
  readThrough,
  waitOut,
} from './retry';

const BATCHES_AT_ONCE = 4;

/** Called with the id of a part each time it was answered: others may have to wait for a while. */
export type OnAnswer = (id: string) => void;

/** Sends many reads, twenty per batch. Gives, for every id, its answer or the problem that prevented it. */
export async function readBatch(
  policy: Policy,
  requests: Requests,
  onAnswer: OnAnswer = () => {},
): Promise<Map<string, GraphAnswer | PortalProblem>> {
  return inBatches(requests, (chunk) => readChunk(policy, chunk, onAnswer));
}

async function inBatches<T>(
  requests: Requests,
  work: (chunk: Requests) => Promise<Map<string, T>>,
): Promise<Map<string, T>> {
  const chunks = chunksOf([...requests], BATCH_SIZE).map((piece) => new Map(piece));
  const results = new Map<string, T>();
  const worker = async () => {
    for (let chunk = chunks.shift(); chunk; chunk = chunks.shift())
      for (const [id, result] of await work(chunk)) results.set(id, result);
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, worker));
  return results;
}

/** The parts without a final answer, and what was tried for them. */
interface Round {
  open: Map<string, GraphRequest>;
  /** The extra left out of a part, by the part's id. */
  left: Map<string, LeftOut>;
  waits: number;
  retries: number;
  tokens: TokenOptions[];
}

function firstRound(chunk: Requests): Round {
  return { open: new Map(chunk), left: new Map(), waits: 0, retries: 0, tokens: [] };
}

async function readChunk(
  policy: Policy,
  chunk: Requests,
  onAnswer: OnAnswer,
): Promise<Map<string, GraphAnswer | PortalProblem>> {
  const results = new Map<string, GraphAnswer | PortalProblem>();
  const round = firstRound(chunk);
  while (round.open.size > 0) {
    const parts = await readParts(policy, round);
    if (parts instanceof PortalProblem) {
      const alone = parts.code === 'unreadable' ? await readAlone(policy, round.open) : undefined;
      for (const id of round.open.keys()) results.set(id, alone?.get(id) ?? parts);
      return results;
    }
    for (const [id, request] of round.open) {
      results.set(id, finalAnswer(request, parts.get(id)));
      onAnswer(id);
      learn(policy, round.left.get(id), parts.get(id));
    }
    const without = withoutExtras(round, parts);
    for (const id of without.keys()) round.open.delete(id);
    round.open = new Map([...without, ...(await partsToRepeat(policy, round, parts))]);
  }
  return results;
}

/** When this many parts in a row can't be read alone either, the cause isn't a single part. */
const UNREADABLE_ALONE = 3;

/**
 * One part can make the whole answer unreadable: reads each part in a request of its own, until `UNREADABLE_ALONE`
 * fail.
 */
async function readAlone(policy: Policy, open: Requests): Promise<Map<string, GraphAnswer | PortalProblem>> {
  const results = new Map<string, GraphAnswer | PortalProblem>();
  let unreadable = 0;
  for (const [id, request] of open) {
    if (open.size === 1 || unreadable === UNREADABLE_ALONE) break;
    try {
      results.set(id, await readThrough(policy, request));
      unreadable = 0;
    } catch (error) {
      const problem = asProblem(error);
      results.set(id, problem);
      unreadable = problem.code === 'unreadable' ? unreadable + 1 : 0;
    }
  }
  return results;
}

/** The parts that are requested again without their extra. */
function withoutExtras(round: Round, parts: ReadonlyMap<string, GraphAnswer>): Map<string, GraphRequest> {
  const plain = [...round.open].filter(([, request]) => !request.extra);
  const common = new Set(plain.map(([id]) => parts.get(id)?.status));
  const without = new Map<string, GraphRequest>();
  for (const [id, request] of round.open) {
    const part = parts.get(id);
    const next = part && extraToLeave(request, part);
    // A part without extras fails in the same way, so the extra isn't the cause.
    if (!next || !request.extra || common.has(next.status)) continue;
    round.left.set(id, next);
    without.set(id, request.extra.without);
  }
  return without;
}

async function readParts(policy: Policy, round: Round): Promise<Map<string, GraphAnswer> | PortalProblem> {
  try {
    const exchange = tokenized(policy, round);
    return partsOf(await readThrough(exchange, batchRequest(round.open)));
  } catch (error) {
    return asProblem(error);
  }
}

/** The parts that are requested again, after the wait that Graph asks for. Each kind is repeated by its own rule. */
async function partsToRepeat(
  policy: Policy,
  round: Round,
  parts: ReadonlyMap<string, GraphAnswer>,
): Promise<Map<string, GraphRequest>> {
  const throttled = pick(round.open, (id, request) => throttles(policy, request, parts.get(id)));
  const unsigned = withNextToken(round, parts);
  if (throttled.size > 0) {
    const slowest = slowestOf([...throttled.keys()].flatMap((id) => parts.get(id) ?? []));
    const problem = slowest && (await waitOut(policy, slowest, round.waits++));
    if (!problem) return new Map([...throttled, ...unsigned, ...failedAgain(policy, round, parts)]);
  }
  const failed = pick(round.open, (id, request) => failedForNow(policy, request, parts.get(id)));
  const again = failed.size > 0 && (await readAgain(policy, round.retries++));
  return new Map([...unsigned, ...(again ? failed : [])]);
}

/** The parts refused for their token, which the next round sends with another one; none when both were tried. */
function withNextToken(round: Round, parts: ReadonlyMap<string, GraphAnswer>): Map<string, GraphRequest> {
  const unsigned = pick(round.open, (id) => parts.get(id)?.status === 401);
  const [example] = [...unsigned.keys()].map((id) => parts.get(id));
  const token = example && nextToken(example, round.tokens);
  if (!token) return new Map();
  round.tokens.push(token);
  return unsigned;
}

/** The parts that failed beside throttled ones: they have waited with these, and are requested again a few times. */
function failedAgain(
  policy: Policy,
  round: Round,
  parts: ReadonlyMap<string, GraphAnswer>,
): Map<string, GraphRequest> {
  const failed = pick(round.open, (id, request) => failedForNow(policy, request, parts.get(id)));
  return failed.size > 0 && round.retries++ < READ_RETRIES ? failed : new Map();
}

function throttles(policy: Policy, request: GraphRequest, part: GraphAnswer | undefined): boolean {
  return part !== undefined && isThrottle(policy, request, part);
}

function failedForNow(policy: Policy, request: GraphRequest, part: GraphAnswer | undefined): boolean {
  if (part === undefined || isDamaged(request, part)) return true;
  return isPatient(policy, request) && part.status >= 500 && part.status !== 501 && part.status !== 503;
}

function slowestOf(parts: GraphAnswer[]): GraphAnswer | undefined {
  const seconds = (part: GraphAnswer) => Number(part.header('retry-after') ?? 0) || 0;
  return parts.sort((one, other) => seconds(other) - seconds(one))[0];
}

function pick(
  open: Requests,
  keep: (id: string, request: GraphRequest) => boolean,
): Map<string, GraphRequest> {
  return new Map([...open].filter(([id, request]) => keep(id, request)));
}

function finalAnswer(request: GraphRequest, part: GraphAnswer | undefined): GraphAnswer | PortalProblem {
  if (!part) return new PortalProblem('unavailable');
  if (isDamaged(request, part)) return damageOf(part);
  return part.status === 401 ? signInNeeded(part) : part;
}

/** The same policy, with the token that the last 401 of a part asked for. */
function tokenized(policy: Policy, round: Round): Policy {
  const token = round.tokens.at(-1);
  return { ...policy, exchange: (request) => policy.exchange(request, token) };
}
