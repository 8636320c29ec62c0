import { randomUUID } from 'node:crypto';
import { type Delivery, withDelivery } from './control/delivery';
import type { RequestLog } from './control/request-log';
import type { Context } from './core/context';
import {
  ConnectionDropped,
  type GraphHandler,
  GraphProblem,
  type GraphRequest,
  type GraphResponse,
  problemResponse,
} from './core/graph-message';
import { readFiles } from './core/multipart';
import { tenantNow } from './core/tenants';
import { claimedTenant, verifyCaller } from './identity/verify-token';
import { readMime } from './mailboxes/mime';

/** Graph's own limit for a request. https://learn.microsoft.com/graph/json-batching#request-size-limitations */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

const GRAPH_PATH = /^\/(v1\.0|beta)(\/.*)?$/i;

const DIAGNOSTIC = JSON.stringify({
  ServerInfo: { DataCenter: 'Sandbox', Slice: 'E', Ring: '1', ScaleUnit: '001', RoleInstance: 'SANDBOX' },
});

/** The headers that the portal's Graph client sends; a browser asks for permission for each. */
const ALLOWED_HEADERS = [
  'authorization',
  'content-type',
  'sdkversion',
  'client-request-id',
  'retry-attempt',
  'prefer',
  'consistencylevel',
  'return-client-request-id',
  'if-match',
];
/** Microsoft doesn't expose `Date`; the sandbox does, because the portal reads the tenant's time from it. */
const EXPOSED_HEADERS = [
  'Date',
  'Retry-After',
  'WWW-Authenticate',
  'request-id',
  'client-request-id',
  'Location',
];

export function isGraphPath(pathname: string): boolean {
  return GRAPH_PATH.test(pathname);
}

function corsHeaders(context: Context, origin: string | null): Record<string, string> {
  if (origin !== context.portalUrl) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': context.portalUrl,
    'access-control-expose-headers': EXPOSED_HEADERS.join(', '),
  };
}

function preflight(context: Context, request: Request): Response {
  const cors = corsHeaders(context, request.headers.get('origin'));
  const allow = {
    'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
    'access-control-allow-headers': ALLOWED_HEADERS.join(', '),
    'access-control-max-age': '600',
  };
  const allowed = 'access-control-allow-origin' in cors;
  return new Response(null, { status: 204, headers: allowed ? { ...cors, ...allow } : cors });
}

async function readText(request: Request): Promise<string> {
  const tooLarge = () => new GraphProblem(413, 'RequestEntityTooLarge', 'The request is larger than 4 MB.');
  if (Number(request.headers.get('content-length')) > MAX_BODY_BYTES) throw tooLarge();
  if (!request.body) return '';
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body) {
    size += piece.byteLength;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function badMultipart(): never {
  throw new GraphProblem(400, 'BadRequest', 'The multipart body of the request could not be read.');
}

/** The paths that accept MIME. https://learn.microsoft.com/graph/outlook-send-mime-message */
const MIME_PATH = /\/(?:sendMail|(?:microsoft\.graph\.)?messages)\/?$/i;

function takesMime({ method, url }: Request, type: string): boolean {
  return method === 'POST' && /^text\/plain\b/i.test(type) && MIME_PATH.test(new URL(url).pathname);
}

/** The refusal of unreadable MIME: https://learn.microsoft.com/graph/api/user-sendmail */
function badMime(): never {
  throw new GraphProblem(
    400,
    'ErrorMimeContentInvalidBase64String',
    'Invalid base64 string for MIME content.',
  );
}

async function readBody(request: Request): Promise<unknown> {
  const text = await readText(request);
  if (text === '') return undefined;
  const type = request.headers.get('content-type') ?? '';
  const takesFiles = /\/(?:microsoft\.graph\.)?uploadFile\/?$/i.test(new URL(request.url).pathname);
  if (takesFiles && /^multipart\/form-data\b/i.test(type))
    return readFiles(type, text).catch(() => badMultipart());
  if (takesMime(request, type)) return (await readMime(text)) ?? badMime();
  if (!/^application\/json\b/i.test(type))
    throw new GraphProblem(
      415,
      'UnsupportedMediaType',
      'The content type of the request must be application/json.',
    );
  try {
    return JSON.parse(text);
  } catch {
    throw new GraphProblem(
      400,
      'BadRequest',
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
}

/**
 * The decoded path. A path with an encoded slash is refused, because decoding would split one segment into
 * two.
 */
function decodedPath(path: string): string {
  const bad = () => new GraphProblem(400, 'BadRequest', 'Resource path is not valid.');
  if (/%2f|%5c|\\/i.test(path)) throw bad();
  try {
    return decodeURIComponent(path) || '/';
  } catch {
    throw bad();
  }
}

interface Call {
  requestId: string;
  headers: Headers;
}

async function readCall(context: Context, request: Request, requestId: string): Promise<GraphRequest> {
  const url = new URL(request.url);
  const [, version = '', path = '/'] = url.pathname.match(GRAPH_PATH) ?? [];
  const caller = await verifyCaller(context, request.headers.get('authorization'));
  return {
    version: version.toLowerCase() === 'beta' ? 'beta' : 'v1.0',
    method: request.method,
    path: decodedPath(path),
    query: url.searchParams,
    headers: request.headers,
    body: await readBody(request),
    caller,
    requestId,
  };
}

function contentType(body: unknown): Record<string, string> {
  if (body === undefined || body instanceof Uint8Array) return {};
  const json =
    'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';
  return { 'content-type': json, 'odata-version': '4.0' };
}

function wireBytes(body: unknown): Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return Uint8Array.from(body);
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

/** The time of the tenant that issued the request's token; the machine's time for other requests. */
function dateFor(context: Context, request: Request): string {
  const tenant = claimedTenant(context, request.headers.get('authorization'));
  return new Date(tenant ? tenantNow(tenant, context.clock) : context.clock.now()).toUTCString();
}

function toWire(
  context: Context,
  request: Request,
  call: Call,
  answer: GraphResponse,
  truncate: number | null,
): Response {
  const bodyless = [204, 205, 304].includes(answer.status) || answer.body === undefined;
  const bytes = bodyless ? null : wireBytes(answer.body).slice(0, truncate ?? undefined);
  const headers = new Headers({
    ...corsHeaders(context, request.headers.get('origin')),
    ...contentType(bodyless ? undefined : answer.body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'request-id': call.requestId,
    'client-request-id': call.headers.get('client-request-id') ?? call.requestId,
    'x-ms-ags-diagnostic': DIAGNOSTIC,
    date: dateFor(context, request),
  });
  for (const [name, value] of Object.entries(answer.headers ?? {})) headers.set(name, value);
  return new Response(bytes, { status: answer.status, headers });
}

function logRefused(context: Context, log: RequestLog, request: Request, call: Call, status: number): void {
  const tenant = claimedTenant(context, request.headers.get('authorization'));
  if (!tenant) return;
  const url = new URL(request.url);
  const [, version = '', path = '/'] = url.pathname.match(GRAPH_PATH) ?? [];
  const entry = log.add(tenant.id, {
    part: false,
    parent: null,
    at: new Date(context.clock.now()).toISOString(),
    method: request.method,
    version: version.toLowerCase(),
    path,
    query: url.searchParams.toString(),
    body: null,
    userId: null,
    requestId: call.requestId,
    clientRequestId: call.headers.get('client-request-id'),
  });
  entry.status = status;
}

/** Sends the answer as the delivery allows, or nothing at all. */
function deliver(
  context: Context,
  request: Request,
  call: Call,
  answer: GraphResponse,
  delivery: Delivery,
): Response {
  if (delivery.drop) throw new ConnectionDropped('A fault of the sandbox cut this connection.');
  return toWire(context, request, call, answer, delivery.truncate);
}

/**
 * The answer with a Date header in the tenant's time, because programs read Graph's time from this header.
 */
const dated = (context: Context, { caller }: GraphRequest, answer: GraphResponse): GraphResponse => ({
  ...answer,
  headers: { date: tenantNow(caller.tenant, context.clock).toUTCString(), ...answer.headers },
});

/**
 * Graph on the wire: CORS for the portal, verified tokens, request ids, the error envelope. `graph` must never reject.
 */
export function graphFront(
  context: Context,
  graph: GraphHandler,
  log: RequestLog,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method === 'OPTIONS') return preflight(context, request);
    const call = { requestId: randomUUID(), headers: request.headers };
    let read: GraphRequest;
    try {
      read = await readCall(context, request, call.requestId);
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      logRefused(context, log, request, call, error.status);
      const now = new Date(context.clock.now());
      return toWire(context, request, call, problemResponse(error, call, now), null);
    }
    const { result, delivery } = await withDelivery(() => graph(read));
    return deliver(context, request, call, dated(context, read, result), delivery);
  };
}
