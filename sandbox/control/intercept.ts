import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../core/context';
import {
  type GraphHandler,
  GraphProblem,
  type GraphRequest,
  type GraphResponse,
  problemResponse,
} from '../core/graph-message';
import { StoreFull } from '../core/store';
import { currentDelivery, type Delivery } from './delivery';
import type { FaultRule } from './fault-rule';
import { withCount } from './fault-text';
import type { ActiveFault, Faults } from './faults';
import { loggedBody } from './logged-body';
import { mergePatch } from './merge-patch';
import type { LoggedRequest, RequestLog } from './request-log';
import { throttledResponse } from './throttle';

export type Intercept = (request: GraphRequest, next: GraphHandler) => Promise<GraphResponse>;

/** Graph's codes for the statuses that faults commonly set; other statuses are a "generalException". */
const CODES: Record<number, string> = {
  400: 'BadRequest',
  401: 'InvalidAuthenticationToken',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  409: 'Conflict',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  501: 'NotImplemented',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

const CHALLENGE = { access_token: { acrs: { essential: true, value: 'c1' } } };

/** Error messages name what they refuse, and a caller may have sent megabytes of it. */
const MAX_MESSAGE_CHARACTERS = 1_000;

function brief(problem: GraphProblem): GraphProblem {
  const { status, code, message, headers } = problem;
  if (message.length <= MAX_MESSAGE_CHARACTERS) return problem;
  return new GraphProblem(status, code, `${message.slice(0, MAX_MESSAGE_CHARACTERS)}…`, headers);
}

/** Calls the handler; everything it throws becomes an answer without internal details. */
async function answered(context: Context, request: GraphRequest, next: GraphHandler): Promise<GraphResponse> {
  try {
    return await next(request);
  } catch (error) {
    const now = new Date(context.clock.now());
    if (error instanceof GraphProblem) return problemResponse(brief(error), request, now);
    if (error instanceof StoreFull)
      return problemResponse(new GraphProblem(507, 'InsufficientStorage', error.message), request, now);
    console.error(error);
    const unexpected = new GraphProblem(500, 'InternalServerError', 'An internal error occurred.');
    return problemResponse(unexpected, request, now);
  }
}

function statusAnswer(
  context: Context,
  request: GraphRequest,
  rule: FaultRule,
  status: number,
): GraphResponse {
  const problem = new GraphProblem(
    status,
    CODES[status] ?? 'generalException',
    'Answered by a fault of the sandbox.',
  );
  const answer = problemResponse(problem, request, new Date(context.clock.now()));
  const retryAfter: Record<string, string> =
    rule.retryAfter === undefined ? {} : { 'Retry-After': String(rule.retryAfter) };
  return {
    status,
    headers: { ...retryAfter, ...rule.headers },
    body: rule.body === undefined && status >= 400 ? answer.body : rule.body,
  };
}

/** https://learn.microsoft.com/entra/identity-platform/claims-challenge#claims-challenge-header-format */
function claimsAnswer(context: Context, request: GraphRequest, claims: unknown): GraphResponse {
  const challenge = Buffer.from(JSON.stringify(claims === true ? CHALLENGE : claims)).toString('base64');
  const problem = new GraphProblem(
    401,
    'InvalidAuthenticationToken',
    'Continuous access evaluation resulted in challenge.',
    {
      'WWW-Authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${challenge}"`,
    },
  );
  return problemResponse(problem, request, new Date(context.clock.now()));
}

/** Waits so long, or until the fault is ended. */
async function delay(ms: number, ended: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: ended }).catch(() => {});
}

/** The rule with this call's number in its bodies. */
function counted({ rule, applied }: ActiveFault): FaultRule {
  const { body, patchBody } = rule;
  return {
    ...rule,
    ...(body !== undefined && { body: withCount(body, applied) }),
    ...(patchBody && { patchBody: withCount(patchBody, applied) as Record<string, unknown> }),
  };
}

type FaultEffect = () => Promise<GraphResponse>;

/** A placeholder for an answer that is never sent, because the connection is cut. */
const NOT_ANSWERED: GraphResponse = { status: 503 };

function effectOf(
  context: Context,
  rule: FaultRule,
  request: GraphRequest,
  next: GraphHandler,
  delivery: Delivery,
): FaultEffect {
  const ask = () => answered(context, request, next);
  if (rule.status !== undefined) {
    const { status } = rule;
    return async () => statusAnswer(context, request, rule, status);
  }
  if (rule.claims !== undefined) return async () => claimsAnswer(context, request, rule.claims);
  if (rule.staleSeconds !== undefined) {
    const asOf = context.clock.now() - rule.staleSeconds * 1000;
    return () => answered(context, { ...request, asOf }, next);
  }
  return async () => {
    if (rule.drop) delivery.drop = rule.drop;
    if (rule.drop === 'before') return NOT_ANSWERED;
    if (rule.truncate !== undefined) delivery.truncate = rule.truncate;
    const response = await ask();
    return rule.patchBody && !(response.body instanceof Uint8Array)
      ? { ...response, body: mergePatch(response.body, rule.patchBody) }
      : response;
  };
}

function logged(context: Context, log: RequestLog, request: GraphRequest, delivery: Delivery): LoggedRequest {
  return log.add(request.caller.tenant.id, {
    part: delivery.batchEntry !== null,
    parent: delivery.batchEntry,
    at: new Date(context.clock.now()).toISOString(),
    method: request.method,
    version: request.version,
    path: request.path,
    query: request.query.toString(),
    body: loggedBody(request.body),
    userId: request.caller.userId,
    requestId: request.requestId,
    clientRequestId: request.headers.get('client-request-id'),
  });
}

/**
 * The layer between the wire and Graph, for each call and each part of a batch. It logs the call,
 * counts it against the tenant's budget (a batch costs one, and each of its parts one), and applies
 * the tenant's faults. A throttled call meets no fault and uses none up. It always returns an answer;
 * the delivery drops and truncates.
 */
export function createIntercept(context: Context, log: RequestLog, faults: Faults): Intercept {
  return async (request, next) => {
    const delivery = currentDelivery();
    // No further part of a batch runs after its connection is cut before a part.
    if (delivery.drop === 'before') return NOT_ANSWERED;
    const entry = logged(context, log, request, delivery);
    const inBatch = entry.part;
    if (request.path.toLowerCase() === '/$batch') delivery.batchEntry = entry.id;
    const now = context.clock.now();
    const wait = faults.throttle.take(request.caller.tenant.id, now);
    if (wait !== undefined) {
      entry.status = 429;
      return throttledResponse(request, wait, new Date(now));
    }
    const path = `/${request.version}${request.path}`;
    const { method, query } = request;
    const fault = faults.take(request.caller.tenant.id, { method, path, query, inBatch });
    if (fault?.rule.latencyMs) await delay(fault.rule.latencyMs, fault.ended);
    const work = fault
      ? effectOf(context, counted(fault), request, next, delivery)
      : () => answered(context, request, next);
    const response = await work();
    entry.fault = fault?.id ?? null;
    entry.status = response === NOT_ANSWERED ? null : response.status;
    return response;
  };
}
