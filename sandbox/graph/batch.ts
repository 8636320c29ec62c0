import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { GraphProblem, type GraphRequest, type GraphResponse, problemResponse } from '../core/graph-message';

/** The most parts of a batch. https://learn.microsoft.com/graph/json-batching */
const BATCH_LIMIT = 20;

/** Clients write null for fields that they don't use. */
const Part = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  method: v.pipe(v.string(), v.nonEmpty()),
  url: v.pipe(v.string(), v.nonEmpty()),
  headers: v.nullish(v.record(v.string(), v.string())),
  body: v.optional(v.unknown()),
  dependsOn: v.nullish(v.array(v.string())),
});
type Part = v.InferOutput<typeof Part>;

const Batch = v.object({ requests: v.pipe(v.array(Part), v.nonEmpty()) });

function bad(message: string): GraphProblem {
  return new GraphProblem(400, 'BadRequest', message);
}

/**
 * Ids must be unique in any case, and a part may depend only on earlier parts; otherwise Graph refuses the
 * batch. https://github.com/microsoftgraph/msgraph-sdk-dotnet-core/issues/891
 */
function checkIds(parts: readonly Part[]): void {
  const before = new Set<string>();
  for (const { id, dependsOn } of parts) {
    if (before.has(id.toLowerCase())) throw bad(`The request id '${id}' is used twice.`);
    const unknown = dependsOn?.find((other) => !before.has(other.toLowerCase()));
    if (unknown !== undefined)
      throw bad(`dependsOn '${unknown}' of request '${id}' names no earlier request.`);
    before.add(id.toLowerCase());
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
  return requests;
}

function partHeaders({ id, headers, body }: Part): Headers {
  const read = headersOf(headers ?? {});
  if (!read) throw bad(`The headers of request '${id}' are not valid.`);
  const type = read.get('content-type') ?? '';
  if (body !== undefined && body !== null && !/^application\/json\b/i.test(type))
    throw bad(`Request '${id}' has a body and needs the header Content-Type: application/json.`);
  return read;
}

/** Undefined where a name or a value isn't valid in a header. */
function headersOf(record: Record<string, string>): Headers | undefined {
  try {
    return new Headers(record);
  } catch {
    return undefined;
  }
}

/** The decoded path; undefined where it is invalid. An encoded slash is refused, as on a single call. */
function decodedPath(pathname: string): string | undefined {
  if (/%2f|%5c|\\/i.test(pathname)) return undefined;
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

/**
 * Reads a part's url, with or without a leading slash. A version at its beginning is an
 * ordinary segment, which no route has.
 */
function readUrl({ id, url }: Part): { path: string; query: URLSearchParams } {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('//'))
    throw bad(`The url of request '${id}' must be relative.`);
  const [pathname = '', ...query] = (url.split('#')[0] ?? '').split('?');
  const path = decodedPath(pathname);
  if (path === undefined) throw bad(`The url of request '${id}' is not valid.`);
  return {
    path: path.startsWith('/') ? path : `/${path}`,
    query: new URLSearchParams(query.join('?')),
  };
}

function partRequest(batch: GraphRequest, part: Part): GraphRequest {
  return {
    ...batch,
    ...readUrl(part),
    method: part.method.toUpperCase(),
    headers: partHeaders(part),
    body: part.body ?? undefined,
    requestId: randomUUID(),
  };
}

/** The body of a part. Microsoft: it is JSON or, for an image, base64. */
function partBody(body: unknown): unknown {
  return body instanceof Uint8Array ? Buffer.from(body).toString('base64') : body;
}

/**
 * The request ids of a part. Every part has its own id, by which the log knows it; a caller's own id
 * is returned where it sent one.
 */
function partIds({ requestId, headers }: GraphRequest): Record<string, string> {
  const sent = headers.get('client-request-id');
  return { 'request-id': requestId, ...(sent === null ? {} : { 'client-request-id': sent }) };
}

function partResponse(id: string, call: GraphRequest, response: GraphResponse): Record<string, unknown> {
  const type = response.body === undefined ? {} : { 'Content-Type': 'application/json' };
  return {
    id,
    status: response.status,
    headers: { 'Cache-Control': 'no-cache', ...partIds(call), ...type, ...response.headers },
    ...(response.body === undefined ? {} : { body: partBody(response.body) }),
  };
}

const FAILED_DEPENDENCY = new GraphProblem(
  424,
  'FailedDependency',
  'A request that this one depends on failed.',
);

/**
 * Answers `POST /$batch`: calls `answer` for each part, in the given order. The batch is 200 even if every
 * part fails; an invalid batch is 400, and then no part has taken effect. Parts have the batch's version and
 * caller, and affect each other only through `dependsOn`.
 */
export async function answerBatch(
  request: GraphRequest,
  answer: (part: GraphRequest) => Promise<GraphResponse>,
  machineNow: Date,
): Promise<GraphResponse> {
  const parts = readBatch(request).map((part) => ({ part, call: partRequest(request, part) }));
  const failed = new Set<string>();
  const responses: Record<string, unknown>[] = [];
  for (const { part, call } of parts) {
    const blocked = part.dependsOn?.some((id) => failed.has(id.toLowerCase()));
    const response = blocked ? problemResponse(FAILED_DEPENDENCY, call, machineNow) : await answer(call);
    if (response.status >= 400) failed.add(part.id.toLowerCase());
    responses.push(partResponse(part.id, call, response));
  }
  return { status: 200, body: { responses } };
}
