import { createGraph, type GraphOptions } from './client';
import type { TokenOptions } from './message';

export const ORIGIN = 'https://graph.microsoft.com';

export interface Sent {
  method: string;
  /** The address after the origin, decoded. */
  path: string;
  token: string | null;
  body: unknown;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** A string is sent unchanged. */
  body?: unknown;
}

type Answering = (sent: Sent, count: number) => Reply | Error | Promise<Reply | Error>;

const MY_UNIFIED = '/v1.0/identityGovernance/accessReviews/unified/definitions/filterByCurrentUser';

export interface FakeOptions extends Partial<GraphOptions> {
  /**
   * Whether the tenant has the `unified` route; without it, its list is answered with 404 and not counted among the
   * requests.
   */
  unified?: boolean;
}

/** A Graph behind a transport that answers as configured; its clock moves only in `sleep`. */
export function fakeGraph(answer: Answering, { unified = false, ...over }: FakeOptions = {}) {
  const sent: Sent[] = [];
  const tokens: TokenOptions[] = [];
  const waits: (number | null)[] = [];
  const slept: number[] = [];
  let now = Date.parse('2026-11-10T00:00:00.000Z');
  const graph = createGraph({
    origin: ORIGIN,
    transport: {
      send: async (address, options) => {
        const headers = new Headers(options.headers);
        const request: Sent = {
          method: options.method ?? 'GET',
          path: decodeURIComponent(address.replace(ORIGIN, '')),
          token: headers.get('authorization'),
          body: typeof options.body === 'string' ? JSON.parse(options.body) : undefined,
        };
        if (!unified && request.path.startsWith(MY_UNIFIED)) return toResponse({ status: 404 });
        sent.push(request);
        const reply = await answer(request, sent.length);
        if (reply instanceof Error) throw reply;
        return toResponse(reply);
      },
    },
    getToken: async (options = {}) => {
      tokens.push(options);
      return `token${tokens.length}`;
    },
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
    ...over,
  });
  graph.wait.subscribe((until) => waits.push(until));
  return { graph, sent, tokens, waits, slept, now: () => now };
}

function toResponse({ status = 200, headers = {}, body }: Reply): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const empty = status === 204 || body === undefined;
  return new Response(empty ? null : text, {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

export interface Part {
  id: string;
  method: string;
  url: string;
  body?: unknown;
}

/** Answers a `$batch` part by part, in reverse order; undefined omits a part. */
export function batchReply(sent: Sent, answer: (part: Part) => Reply | undefined): Reply {
  const parts = (sent.body as { requests: Part[] }).requests;
  const responses = parts.flatMap((part) => {
    const reply = answer({ ...part, url: decodeURIComponent(part.url) });
    return reply ? [{ id: part.id, status: 200, headers: {}, ...reply }] : [];
  });
  return { body: { responses: responses.reverse() } };
}

/** The connection broke. */
export const DROPPED = new TypeError('fetch failed');
