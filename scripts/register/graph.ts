import {
  AuthenticationHandler,
  Client,
  type Context,
  HTTPMessageHandler,
  type Middleware,
  RetryHandler,
} from '@microsoft/microsoft-graph-client';
import { CLOUDS, type PortalConfig } from '../../lib/config';

/** Sends requests to the sandbox instead of to Microsoft; no other code here knows of the sandbox. */
class SandboxTransport implements Middleware {
  constructor(
    private readonly graphOrigin: string,
    private readonly sandboxUrl: string,
  ) {}

  async execute(context: Context): Promise<void> {
    const url = String(context.request).replace(this.graphOrigin, this.sandboxUrl);
    context.response = await fetch(url, context.options);
  }
}

function linkMiddleware(...links: [Middleware, ...Middleware[]]): Middleware {
  links.forEach((link, at) => {
    const next = links[at + 1];
    if (next) link.setNext?.(next);
  });
  return links[0];
}

/**
 * A client for Graph of the configured cloud, or for the sandbox. Use it only for requests that may be sent
 * twice: the stock handler repeats them after 429, 503 and 504.
 */
export function graphClient(
  config: Pick<PortalConfig, 'cloud' | 'sandbox'>,
  getAccessToken: () => Promise<string>,
): Client {
  const { graph } = CLOUDS[config.cloud];
  const transport = config.sandbox
    ? new SandboxTransport(graph, config.sandbox.url)
    : new HTTPMessageHandler();
  const chain = linkMiddleware(new AuthenticationHandler({ getAccessToken }), new RetryHandler(), transport);
  return Client.initWithMiddleware({ middleware: chain, baseUrl: `${graph}/`, defaultVersion: 'v1.0' });
}
