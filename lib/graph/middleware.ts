import type { Context } from '@microsoft/microsoft-graph-client/lib/es/src/IContext.js';
import type { Middleware } from '@microsoft/microsoft-graph-client/lib/es/src/middleware/IMiddleware.js';
import type { MiddlewareOptions } from '@microsoft/microsoft-graph-client/lib/es/src/middleware/options/IMiddlewareOptions.js';
import { causeOfEntra } from '../review/causes';
import type { TokenOptions } from './message';
import { PortalProblem } from './problem';

/** What a request passes to its middleware and gets back: the SDK's own errors lose their cause. */
export class SendOptions implements MiddlewareOptions {
  failure: unknown;
  constructor(readonly token: TokenOptions) {}
}

/** A middleware that passes the request to the next one. */
abstract class Link implements Middleware {
  #next: Middleware | undefined;

  setNext(next: Middleware): void {
    this.#next = next;
  }

  abstract execute(context: Context): Promise<void>;

  protected async pass(context: Context): Promise<void> {
    if (!this.#next) throw new Error('The chain of middleware has no end.');
    await this.#next.execute(context);
  }
}

/** First in the chain: keeps the error thrown below it, before the SDK turns it into text. */
export class FailureHandler extends Link {
  async execute(context: Context): Promise<void> {
    try {
      await this.pass(context);
    } catch (error) {
      const options = sendOptionsOf(context);
      if (options) options.failure = error;
      throw error;
    }
  }
}

/**
 * Adds the token for the one configured origin and refuses every other origin. The SDK's own handler trusts all hosts
 * of Microsoft's clouds and sends requests to unknown hosts without a token.
 */
export class TokenHandler extends Link {
  constructor(
    readonly origin: string,
    readonly getToken: (options?: TokenOptions) => Promise<string>,
  ) {
    super();
  }

  async execute(context: Context): Promise<void> {
    const address = addressOf(context);
    if (!URL.canParse(address) || new URL(address).origin !== this.origin)
      throw new PortalProblem('untrusted');
    const token = await this.#token(sendOptionsOf(context)?.token);
    const headers = new Headers(context.options?.headers as HeadersInit | undefined);
    headers.set('Authorization', `Bearer ${token}`);
    context.options = { ...context.options, headers: Object.fromEntries(headers) };
    await this.pass(context);
  }

  /** Distinguishes a sign-in that needs the reader from an identity provider that can't be reached. */
  async #token(options: TokenOptions | undefined): Promise<string> {
    try {
      return await this.getToken(options);
    } catch (error) {
      throw tokenProblem(error, options);
    }
  }
}

/** The problem of a failed token request; see `GraphOptions.getToken`. */
function tokenProblem(error: unknown, options: TokenOptions | undefined): PortalProblem {
  if (!(error instanceof Error) || error.name !== 'SignInNeeded') return new PortalProblem('offline');
  const cause = causeOfEntra((error as { entraCode?: number }).entraCode);
  // A new sign-in would fail too.
  if (cause === 'throttled' || cause === 'unavailable') return new PortalProblem('unavailable', { cause });
  return new PortalProblem('signIn', {
    ...(cause && { cause }),
    ...(options?.claims && { claims: options.claims }),
  });
}

/** Sends the request. The last middleware of the chain calls it. */
export type Transport = (address: string, options: RequestInit) => Promise<Response>;

export class TransportHandler implements Middleware {
  constructor(readonly transport: Transport) {}

  async execute(context: Context): Promise<void> {
    context.response = await this.transport(addressOf(context), context.options as RequestInit);
  }
}

/** Sends requests for Graph's origin to the sandbox; the addresses themselves stay Graph's. */
export function sandboxTransport(origin: string, sandboxUrl: string): Transport {
  const base = sandboxUrl.replace(/\/$/, '');
  return (address, options) => fetch(address.replace(origin, base), options);
}

function addressOf({ request }: Context): string {
  return typeof request === 'string' ? request : request.url;
}

/** The SDK looks options up by their class. */
function sendOptionsOf(context: Context): SendOptions | undefined {
  return context.middlewareControl?.getMiddlewareOptions(SendOptions) as SendOptions | undefined;
}
