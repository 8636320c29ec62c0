import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { GraphProblem, type GraphRequest, type GraphResponse, problemResponse } from '../core/graph-message';

/** https://learn.microsoft.com/graph/json-batching */
const BATCH_LIMIT = 20;

const Part = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  method: v.pipe(v.string(), v.nonEmpty()),
  url: v.pipe(v.string(), v.nonEmpty()),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  body: v.optional(v.unknown()),
  dependsOn: v.optional(v.array(v.string()), []),
});
type Part = v.InferOutput<typeof Part>;

const Batch = v.object({ requests: v.pipe(v.array(Part), v.nonEmpty()) });

function bad(message: string): GraphProblem {
  return new GraphProblem(400, 'BadRequest', message);
}

/** Ids are unique in any case, and a part depends only on parts that stand before it. */
function checkIds(parts: readonly Part[]): void {
  const before = new Set<string>();
  for (const { id, dependsOn } of parts) {
    if (before.has(id.toLowerCase())) throw bad(`The request id '${id}' is used twice.`);
    const unknown = dependsOn.find((other) => !before.has(other.toLowerCase()));
    if (unknown !== undefined)
      throw bad(`dependsOn '${unknown}' of request '${id}' names no earlier request.`);
    before.add(id.toLowerCase());
  }
}

function checkParts(parts: readonly Part[]): void {
  for (const { id, url, headers, body } of parts) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('//'))
      throw bad(`The url of request '${id}' must be relative.`);
    const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
    if (body !== undefined && !/^application\/json\b/i.test(type ?? ''))
      throw bad(`Request '${id}' has a body and needs the header Content-Type: application/json.`);
  }
}

function readBatch(request: GraphRequest): Part[] {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
    throw bad('A batch needs the header Content-Type: application/json.');
  const parsed = v.safeParse(Batch, request.body);
  if (!parsed.success) throw bad(`Invalid batch payload: ${v.getDotPath(parsed.issues[0]) ?? 'body'}.`);
  const { requests } = parsed.output;
  if (requests.length > BATCH_LIMIT) throw bad(`A batch holds at most ${BATCH_LIMIT} requests.`);
  checkIds(requests);
  checkParts(requests);
  return requests;
}

function decodedPath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    throw bad('The url of a request in the batch is not valid.');
  }
}

function partRequest(batch: GraphRequest, part: Part): GraphRequest {
  const [pathname = '', ...query] = part.url.split('?');
  const path = decodedPath(pathname);
  const { asOf, ...common } = batch;
  return {
    ...common,
    ...(asOf === undefined ? {} : { asOf }),
    method: part.method.toUpperCase(),
    path: path.startsWith('/') ? path : `/${path}`,
    query: new URLSearchParams(query.join('?').split('#')[0]),
    headers: new Headers(part.headers),
    body: part.body,
    requestId: randomUUID(),
  };
}

function partResponse(id: string, response: GraphResponse): Record<string, unknown> {
  const type = response.body === undefined ? {} : { 'Content-Type': 'application/json' };
  return {
    id,
    status: response.status,
    headers: { 'Cache-Control': 'no-cache', ...type, ...response.headers },
    ...(response.body === undefined ? {} : { body: response.body }),
  };
}

const FAILED_DEPENDENCY = new GraphProblem(
  424,
  'FailedDependency',
  'A request that this one depends on failed.',
);

/**
 * Answers `POST /$batch`: each part goes through `answer`, in the order given. The batch is 200 even if every part
 * fails; what is wrong with the batch itself is 400. Parts take the batch's version and caller.
 */
export async function answerBatch(
  request: GraphRequest,
  answer: (part: GraphRequest) => Promise<GraphResponse>,
  machineNow: Date,
): Promise<GraphResponse> {
  const failed = new Set<string>();
  const responses: Record<string, unknown>[] = [];
  for (const part of readBatch(request)) {
    const blocked = part.dependsOn.some((id) => failed.has(id.toLowerCase()));
    const call = partRequest(request, part);
    const response = blocked ? problemResponse(FAILED_DEPENDENCY, call, machineNow) : await answer(call);
    if (response.status >= 400) failed.add(part.id.toLowerCase());
    responses.push(partResponse(part.id, response));
  }
  return { status: 200, body: { responses } };
}
