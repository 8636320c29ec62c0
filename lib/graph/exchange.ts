// Imported file by file: the package's index imports its upload tasks, and with them a Buffer for browsers.
import { Client } from '@microsoft/microsoft-graph-client/lib/es/src/Client.js';
import type { GraphRequest as SdkRequest } from '@microsoft/microsoft-graph-client/lib/es/src/GraphRequest.js';
import { HTTPMessageHandler } from '@microsoft/microsoft-graph-client/lib/es/src/middleware/HTTPMessageHandler.js';
import { TelemetryHandler } from '@microsoft/microsoft-graph-client/lib/es/src/middleware/TelemetryHandler.js';
import { ResponseType } from '@microsoft/microsoft-graph-client/lib/es/src/ResponseType.js';
import { claimsIn } from './challenge';
import type { GraphAnswer, GraphRequest, TokenOptions } from './message';
import { FailureHandler, SendOptions, TokenHandler, type Transport, TransportHandler } from './middleware';
import { PortalProblem } from './problem';

/** How long a request may take, in ms, before it counts as lost. */
const TIMEOUT = 30_000;

/**
 * Sends one request and gives its answer, whatever the status. Throws PortalProblem when there is no readable answer.
 */
export type Exchange = (request: GraphRequest, token?: TokenOptions) => Promise<GraphAnswer>;

export interface ExchangeOptions {
  origin: string;
  transport?: Transport;
  getToken(options?: TokenOptions): Promise<string>;
  /** Called with the `Date` header of each answer; null where a page may not read it. */
  onDate(date: string | null): void;
}

/** Sends requests through the Graph SDK's client. */
export function createExchange(options: ExchangeOptions): Exchange {
  const client = buildClient(options);
  return async (request, token = {}) => {
    const sendOptions = new SendOptions(token);
    const response = await send(client, request, sendOptions);
    options.onDate(response.headers.get('date'));
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      body: await json(response),
    };
  };
}

/** The SDK's own retry handler isn't used, because it repeats writes without notice. */
function buildClient(options: ExchangeOptions): Client {
  const transport = options.transport ? new TransportHandler(options.transport) : new HTTPMessageHandler();
  return Client.initWithMiddleware({
    baseUrl: `${options.origin}/`,
    middleware: [
      new FailureHandler(),
      new TokenHandler(options.origin, options.getToken),
      new TelemetryHandler(),
      transport,
    ],
  });
}

async function send(client: Client, request: GraphRequest, sendOptions: SendOptions): Promise<Response> {
  const call = client
    .api(request.address)
    .version(request.version ?? 'v1.0')
    .responseType(ResponseType.RAW)
    .options({ cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) })
    .middlewareOptions([sendOptions]);
  try {
    return (await perform(call, request)) as Response;
  } catch (error) {
    throw connectionProblem(sendOptions.failure ?? error);
  }
}

function perform(call: SdkRequest, request: GraphRequest): Promise<unknown> {
  if (request.method === 'GET') return call.get();
  return request.method === 'PATCH' ? call.patch(request.body) : call.post(request.body);
}

/** The body as JSON; undefined without a body. Distinguishes a body that was cut off from a lost connection. */
async function json(response: Response): Promise<unknown> {
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    throw connectionProblem(error);
  }
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    // The body of an error isn't needed; its status is.
    if (!response.ok) return undefined;
    throw new PortalProblem('unreadable', withRequestId(response));
  }
}

function withRequestId(response: Response): { requestId?: string } {
  const requestId = response.headers.get('request-id');
  return requestId ? { requestId } : {};
}

function connectionProblem(error: unknown): PortalProblem {
  if (error instanceof PortalProblem) return error;
  const timedOut = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
  return new PortalProblem(timedOut ? 'unavailable' : 'offline');
}

/** The next token to try after a 401; undefined when both ways were tried. */
export function nextToken(answer: GraphAnswer, tried: readonly TokenOptions[]): TokenOptions | undefined {
  const claims = claimsIn(answer.header('www-authenticate'));
  if (claims) return tried.some((token) => token.claims) ? undefined : { claims };
  return tried.some((token) => token.forceRefresh) ? undefined : { forceRefresh: true };
}

/** After a 401, tries a renewed token or one with the requested claims: each at most once, then fails with `signIn`. */
export function withRenewal(exchange: Exchange): Exchange {
  return async (request, token = {}) => {
    const tried: TokenOptions[] = [token];
    for (;;) {
      const answer = await exchange(request, tried.at(-1));
      if (answer.status !== 401) return answer;
      const next = nextToken(answer, tried);
      if (!next) throw signInNeeded(answer);
      tried.push(next);
    }
  };
}

/** The problem that asks for a new sign-in, with the claims that Graph's challenge demands. */
export function signInNeeded(answer: GraphAnswer): PortalProblem {
  const claims = claimsIn(answer.header('www-authenticate'));
  return new PortalProblem('signIn', { status: 401, ...(claims && { claims }) });
}
