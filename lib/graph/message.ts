import { causeOfGraph } from '../review/causes';
import { PortalProblem } from './problem';
import type { Extra } from './tenant-knowledge';
import { asEntity } from './wire';

/** Which token is needed: one with the claims of a challenge, or a renewed one. */
export interface TokenOptions {
  claims?: string;
  forceRefresh?: boolean;
}

/** One request to Graph; `address` is relative to the version and already encoded. */
export interface GraphRequest {
  method: 'GET' | 'PATCH' | 'POST';
  address: string;
  version?: 'v1.0' | 'beta';
  body?: unknown;
  /** What a successful answer must contain to be readable; without it nothing is checked. */
  holds?: 'list' | 'entity' | 'responses';
  /** An extra in the request, and the request to send without it when Graph refuses or fails. */
  extra?: { name: Extra; without: GraphRequest };
}

/** One answer: of a request, or of a part of a batch. */
export interface GraphAnswer {
  status: number;
  /** Gives a header by its lower-case name. */
  header(name: string): string | null;
  body: unknown;
}

/** The result of a write. `unsure`: it may have taken effect, so read before sending it again. */
export type WriteOutcome = { done: true } | { done: false; unsure: boolean; problem: PortalProblem };

const HELD = { list: 'value', entity: 'id', responses: 'responses' } as const;

/** Whether a successful answer lacks the requested data, as after damage on the way. */
export function isDamaged({ holds }: GraphRequest, answer: GraphAnswer): boolean {
  if (!holds || !succeeded(answer)) return false;
  const held = child(holds === 'entity' ? asEntity(answer.body) : answer.body, HELD[holds]);
  return holds === 'entity' ? typeof held !== 'string' : !Array.isArray(held);
}

/** Whether the status is 2xx. */
export function succeeded(answer: GraphAnswer): boolean {
  return answer.status >= 200 && answer.status < 300;
}

/** The problem of an answer that can't be read. */
export function damageOf(answer: GraphAnswer): PortalProblem {
  return new PortalProblem('unreadable', reference(answer));
}

/**
 * The problem that an answer means, by its status and codes. Messages are never read: Microsoft doesn't promise their
 * wording.
 */
export function problemOf(answer: GraphAnswer, retryAt?: number): PortalProblem {
  const cause = causeOfGraph(answer.status, codesIn(answer.body));
  return new PortalProblem(codeOf(answer.status), {
    status: answer.status,
    ...(cause && { cause }),
    ...reference(answer),
    ...(retryAt && { retryAt }),
  });
}

function reference(answer: GraphAnswer): { requestId?: string } {
  const requestId = answer.header('request-id') ?? requestIdIn(answer.body);
  return requestId ? { requestId } : {};
}

function codeOf(status: number): PortalProblem['code'] {
  if (status === 401) return 'signIn';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'notFound';
  if (status === 429) return 'throttled';
  if (status === 501) return 'refused';
  if (status >= 500) return 'unavailable';
  return status >= 400 ? 'refused' : 'unreadable';
}

/** How deeply errors may be nested at most. */
const DEEPEST = 5;

/** The codes of an error, each more specific than the one before. https://learn.microsoft.com/graph/errors */
function codesIn(body: unknown): string[] {
  const codes: string[] = [];
  let error = child(body, 'error');
  for (let depth = 0; depth < DEEPEST; depth++) {
    const code = child(error, 'code');
    if (typeof code === 'string') codes.push(code);
    error = child(error, 'innerError') ?? child(error, 'innererror');
  }
  return codes;
}

/** The request id to quote to Microsoft. The documentation spells `innererror`, services answer `innerError`. */
function requestIdIn(body: unknown): string | undefined {
  const error = child(body, 'error');
  const id = child(child(error, 'innerError') ?? child(error, 'innererror'), 'request-id');
  return typeof id === 'string' ? id.slice(0, 100) : undefined;
}

function child(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** The answer itself; throws the problem that came instead, `unavailable` where nothing came. */
export function answerOrThrow(answer: GraphAnswer | PortalProblem | undefined): GraphAnswer {
  if (answer instanceof PortalProblem) throw answer;
  if (!answer) throw new PortalProblem('unavailable');
  return answer;
}

/** The body of a successful answer; throws the problem of any other answer. */
export function bodyOf(answer: GraphAnswer): unknown {
  if (!succeeded(answer)) throw problemOf(answer);
  return answer.body;
}
