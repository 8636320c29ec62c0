import type { Tenant } from './tenants';

/** The caller, according to the verified token. */
export interface Caller {
  tenant: Tenant;
  /** Null for an application without a user. */
  userId: string | null;
  appId: string;
  /** Delegated permissions; empty for an application. */
  scopes: ReadonlySet<string>;
  /** Application permissions; empty for a user. */
  roles: ReadonlySet<string>;
}

/** One call of Graph, or one part of a `$batch`. */
export interface GraphRequest {
  version: 'v1.0' | 'beta';
  method: string;
  /** Decoded, without the version, with a leading slash. */
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
  caller: Caller;
  requestId: string;
  /** Machine time in ms: decisions are read as they were then. Set by the fault "stale reads". */
  asOf?: number;
}

export interface GraphResponse {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON; bytes are sent unchanged, with a Content-Type among the headers. */
  body?: unknown;
}

export type GraphHandler = (request: GraphRequest) => Promise<GraphResponse>;

/** A refusal that becomes Graph's error envelope. */
export class GraphProblem extends Error {
  override name = 'GraphProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** The caller gets no answer at all: the server must cut the connection. */
export class ConnectionDropped extends Error {
  override name = 'ConnectionDropped';
}

/** A refusal as an answer, in Graph's error envelope. https://learn.microsoft.com/graph/errors */
export function problemResponse(
  problem: GraphProblem,
  request: { requestId: string; headers: Headers },
  machineNow: Date,
): GraphResponse {
  const innerError = {
    date: machineNow.toISOString().slice(0, 19),
    'request-id': request.requestId,
    'client-request-id': request.headers.get('client-request-id') ?? request.requestId,
  };
  const { status, code, message, headers } = problem;
  return { status, headers, body: { error: { code, message, innerError } } };
}
