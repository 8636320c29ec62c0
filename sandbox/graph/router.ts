import type { Context } from '../core/context';
import {
  type GraphHandler,
  GraphProblem,
  type GraphRequest,
  type GraphResponse,
} from '../core/graph-message';
import { tick } from '../reviews/lifecycle';
import { answerBatch } from './batch';
import { readableQuery } from './odata/query-options';
import { type Call, checkFunctions, match, type Route, requirePermission, segmentsOf } from './route';
import { ROUTES } from './routes';

/** `$batch` is a path of its own and is never a part of a batch. */
const isBatch = (request: GraphRequest): boolean => request.path.toLowerCase() === '/$batch';

function unanswered(request: GraphRequest, segments: readonly string[]): GraphProblem {
  const methods = ROUTES.filter(
    ({ pattern, betaOnly }) =>
      (!betaOnly || request.version === 'beta') && match(pattern, segments) !== undefined,
  ).map(({ method }) => method);
  if (methods.length > 0)
    return new GraphProblem(405, 'MethodNotAllowed', `${request.method} is not allowed here.`, {
      Allow: [...new Set(methods)].join(', '),
    });
  const last = segments.at(-1) ?? '';
  return new GraphProblem(404, 'ResourceNotFound', `Resource not found for the segment '${last}'.`);
}

type RoutedRequest = Pick<GraphRequest, 'method' | 'path'> & { version: string };

function routeOf(
  asked: RoutedRequest,
  segments: readonly string[],
): { route: Route; ids: Call['ids'] } | undefined {
  for (const route of ROUTES) {
    if (route.method !== asked.method || (route.betaOnly && asked.version !== 'beta')) continue;
    const ids = match(route.pattern, segments);
    if (ids) return { route, ids };
  }
  return undefined;
}

/**
 * The delegated permissions that each open a call, the least first; none for an unknown path and for a batch.
 */
export function delegatedFor(asked: RoutedRequest): readonly string[] {
  return routeOf(asked, segmentsOf(asked.path))?.route.needs.delegated ?? [];
}

function answer(context: Context, request: GraphRequest): GraphResponse {
  const segments = segmentsOf(request.path);
  const found = routeOf(request, segments);
  if (!found) throw unanswered(request, segments);
  checkFunctions(segments, request);
  requirePermission(request.caller, found.route.needs);
  return found.route.answer({ context, request, ids: found.ids });
}

/**
 * Microsoft Graph, as far as the sandbox has it. Every call, a `$batch` and each of its parts go through
 * `intercept`, which logs requests and applies faults; refusals leave `next` as GraphProblem. Each call first
 * brings the reviews up to the tenant's clock.
 */
export function createGraph(
  context: Context,
  intercept: (request: GraphRequest, next: GraphHandler) => Promise<GraphResponse>,
): GraphHandler {
  const single: GraphHandler = async (request) => {
    if (isBatch(request)) throw new GraphProblem(400, 'BadRequest', 'A batch cannot hold another batch.');
    tick(context, request.caller.tenant);
    return answer(context, { ...request, query: readableQuery(request.query, request.version) });
  };
  const route: GraphHandler = async (request) => {
    if (!isBatch(request)) return single(request);
    if (request.method !== 'POST')
      throw new GraphProblem(405, 'MethodNotAllowed', 'A batch is sent by POST.', { Allow: 'POST' });
    return answerBatch(request, (part) => intercept(part, single), new Date(context.clock.now()));
  };
  return (request) => intercept(request, route);
}
