import {
  AuthenticationHandler,
  Client,
  type Context,
  GraphError,
  HTTPMessageHandler,
  type Middleware,
  RetryHandler,
} from '@microsoft/microsoft-graph-client';
import { CLOUDS, type PortalConfig } from '../../lib/config';
import { tokenSource } from '../../notifier/sign-in/app-token';
import type { Credential } from '../../notifier/sign-in/credential';

/** Microsoft Graph as the app itself, without a person: reads only. */
export interface GraphReader {
  /** @param path from the version on: `/users/{id}` */
  get<T>(path: string): Promise<T>;
  /** Every page of a collection. */
  list<T>(path: string): Promise<T[]>;
  /** Many single objects, twenty a request; undefined where Graph has none (404). */
  getEach<T>(paths: readonly string[]): Promise<(T | undefined)[]>;
}

/** A refusal of Graph, told in a sentence. */
export class LinksProblem extends Error {}

interface Page<T> {
  value: T[];
  '@odata.nextLink'?: string;
}

interface BatchAnswer<T> {
  responses: { id: string; status: number; body: T }[];
}

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

const NEEDS: Record<number, string> = {
  401: 'Graph does not accept the token; check ENTRA_TENANT_ID, ENTRA_CLIENT_ID and the credential.',
  403: 'Graph refuses it; the app needs the application permission AccessReview.Read.All, with admin consent.',
  404: 'Graph has no such review.',
};

function told(error: unknown): never {
  if (!(error instanceof GraphError) || error.statusCode < 400) throw error;
  throw new LinksProblem(NEEDS[error.statusCode] ?? `Graph answers ${error.statusCode}: ${error.message}`);
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

/**
 * Opens Graph with the app's own permissions.
 * @param config whose `tenant` is one tenant, not `organizations`
 */
export function openGraph(config: PortalConfig, credential: Credential): GraphReader {
  const { graph } = CLOUDS[config.cloud];
  const client = graphClient(config, tokenSource(config, credential));

  const get = <T>(path: string): Promise<T> => client.api(path).get().catch(told);

  const list = async <T>(path: string): Promise<T[]> => {
    const found: T[] = [];
    for (let next: string | undefined = path; next; ) {
      const page: Page<T> = await get(next);
      found.push(...page.value);
      next = page['@odata.nextLink'];
      if (next && new URL(next).origin !== graph)
        throw new LinksProblem('Graph named a next page elsewhere.');
    }
    return found;
  };

  const getEach = async <T>(paths: readonly string[]): Promise<(T | undefined)[]> => {
    const found: (T | undefined)[] = [];
    for (let start = 0; start < paths.length; start += 20) {
      const requests = paths
        .slice(start, start + 20)
        .map((url, at) => ({ id: String(at), method: 'GET', url }));
      const { responses }: BatchAnswer<T> = await client.api('/$batch').post({ requests }).catch(told);
      for (const { id } of requests) {
        const answer = responses.find((candidate) => candidate.id === id);
        if (answer?.status !== 200 && answer?.status !== 404)
          throw new LinksProblem(`Graph answers ${answer?.status ?? 'nothing'} to a part of a batch.`);
        found.push(answer.status === 200 ? answer.body : undefined);
      }
    }
    return found;
  };

  return { get, list, getEach };
}
