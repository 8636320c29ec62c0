import type { Tenant } from './tenants';

/** Who calls, as the verified token says. */
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
  /** Machine time in milliseconds: read decisions as they stood then. Set by the fault "stale reads". */
  asOf?: number;
}

export interface GraphResponse {
  status: number;
  headers?: Record<string, string>;
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

/** The caller gets no answer at all: whoever listens must cut the connection. */
export class ConnectionDropped extends Error {
  override name = 'ConnectionDropped';
}

/** Graph's error envelope. https://learn.microsoft.com/graph/errors#json-representation */
export function errorBody(
  problem: { code: string; message: string },
  ids: { requestId: string; clientRequestId?: string | null },
  machineNow: number,
): { error: unknown } {
  return {
    error: {
      code: problem.code,
      message: problem.message,
      innerError: {
        date: new Date(machineNow).toISOString().slice(0, 19),
        'request-id': ids.requestId,
        'client-request-id': ids.clientRequestId ?? ids.requestId,
      },
    },
  };
}
