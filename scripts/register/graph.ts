import {
  AuthenticationHandler,
  Client,
  type Context,
  HTTPMessageHandler,
  type Middleware,
  RetryHandler,
} from '@microsoft/microsoft-graph-client';
import { CLOUDS, type PortalConfig } from '../../lib/config';

/** The one place that knows of the sandbox: the request goes there instead of to Microsoft. */
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

function inRow(...links: [Middleware, ...Middleware[]]): Middleware {
  links.forEach((link, at) => {
    const next = links[at + 1];
    if (next) link.setNext?.(next);
  });
  return links[0];
}

/**
 * Graph of the configured cloud, or the sandbox in its place. Only what may be sent twice goes this way: the stock
 * handler repeats it after 429, 503 and 504.
 */
export function graphClient(
  config: Pick<PortalConfig, 'cloud' | 'sandbox'>,
  getAccessToken: () => Promise<string>,
): Client {
  const { graph } = CLOUDS[config.cloud];
  const transport = config.sandbox
    ? new SandboxTransport(graph, config.sandbox.url)
    : new HTTPMessageHandler();
  const chain = inRow(new AuthenticationHandler({ getAccessToken }), new RetryHandler(), transport);
  return Client.initWithMiddleware({ middleware: chain, baseUrl: `${graph}/`, defaultVersion: 'v1.0' });
}
