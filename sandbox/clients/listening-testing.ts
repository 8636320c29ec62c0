import { ConfidentialClientApplication, type Configuration, PublicClientApplication } from '@azure/msal-node';
import {
  AuthenticationHandler,
  Client,
  type Context,
  type Middleware,
  RedirectHandler,
  RetryHandler,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import { expectContract } from '../contract/expect-contract';
import { type RunningSandbox, startSandbox } from '../main';
import type { SeedName } from '../seed/seed';

const GRAPH = 'https://graph.microsoft.com';
export const DEFAULT_SCOPE = `${GRAPH}/.default`;

/** The sandbox's identity addresses in the form that every MSAL accepts; MSAL fills in `{tenant}`. */
function metadataOf(url: string): string {
  const base = `${url}/{tenant}`;
  return JSON.stringify({
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  });
}

function configurationOf({ url, tenant }: RunningSandbox, authority: string): Configuration {
  return {
    auth: {
      clientId: tenant.clientId,
      authority: `https://login.microsoftonline.com/${authority}`,
      authorityMetadata: metadataOf(url),
    },
  };
}

/** Microsoft’s library for apps without a secret, signed in to one tenant or to `organizations`. */
export function publicApp(sandbox: RunningSandbox, authority = sandbox.tenant.id): PublicClientApplication {
  return new PublicClientApplication(configurationOf(sandbox, authority));
}

/** Microsoft’s library for apps with a secret. */
export function confidentialApp(sandbox: RunningSandbox): ConfidentialClientApplication {
  const { auth, ...rest } = configurationOf(sandbox, sandbox.tenant.id);
  return new ConfidentialClientApplication({
    ...rest,
    auth: { ...auth, clientSecret: sandbox.tenant.clientSecret },
  });
}

/** Checks an answer that a client got against Microsoft's schema and types. */
async function check(
  asked: string,
  { method = 'GET', body }: RequestInit,
  response: Response,
): Promise<void> {
  const [, version, path = ''] = /^https:\/\/[^/]+\/(v1\.0|beta)(.*)$/.exec(asked) ?? [];
  if (version !== 'v1.0' && version !== 'beta') return;
  const text = await response.clone().text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  await expectContract(
    { version, method, path, ...(typeof body === 'string' ? { body: JSON.parse(body) } : {}) },
    { status: response.status, ...(isJson ? { body: JSON.parse(text) } : {}) },
  );
}

/** The last handler of the chain: it sends requests for Graph to the sandbox and keeps their addresses. */
class SandboxMiddleware implements Middleware {
  constructor(readonly url: string) {}

  async execute(context: Context): Promise<void> {
    const { request, options } = context;
    const asked = typeof request === 'string' ? request : request.url;
    const response = await fetch(asked.replace(GRAPH, this.url), options as RequestInit);
    await check(asked, options as RequestInit, response);
    context.response = response;
  }
}

/** Microsoft’s Graph client with its own handlers; only the last handler, which sends, is the test's. */
function graphClient(url: string, token: () => Promise<string>): Client {
  const chain: Middleware[] = [
    new AuthenticationHandler({ getAccessToken: token }),
    new RetryHandler(),
    new RedirectHandler(),
    new TelemetryHandler(),
    new SandboxMiddleware(url),
  ];
  for (const [index, link] of chain.entries()) {
    const next = chain[index + 1];
    if (next) link.setNext?.(next);
  }
  const [first] = chain;
  return Client.initWithMiddleware(first ? { middleware: first } : {});
}

/** A sandbox on its own port, and Microsoft’s clients signed in to it. */
export interface Listening {
  sandbox: RunningSandbox;
  /** Graph for a person who signed in with a password. */
  as(username: string): Client;
  /** Graph for the application. */
  asApplication(): Client;
  /** Moves the tenant’s clock by an ISO 8601 duration. */
  advance(duration: string): Promise<void>;
}

export async function startListening(seed: SeedName = 'empty'): Promise<Listening> {
  const sandbox = await startSandbox({ port: 0, data: ':memory:', seed });
  const { url, tenant } = sandbox;
  const scopes = [DEFAULT_SCOPE];
  return {
    sandbox,
    as: (username) => {
      const app = publicApp(sandbox);
      return graphClient(url, async () => {
        const [account] = await app.getTokenCache().getAllAccounts();
        const result = account
          ? await app.acquireTokenSilent({ account, scopes })
          : await app.acquireTokenByUsernamePassword({ scopes, username, password: 'sandbox' });
        return result?.accessToken ?? '';
      });
    },
    asApplication: () => {
      const app = confidentialApp(sandbox);
      return graphClient(
        url,
        async () => (await app.acquireTokenByClientCredential({ scopes }))?.accessToken ?? '',
      );
    },
    advance: async (duration) => {
      const response = await fetch(`${url}/sandbox/tenants/${tenant.id}/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ advance: duration }),
      });
      if (!response.ok) throw new Error(await response.text());
    },
  };
}

/** An entity or a list as the client returns it, with the fields that tests use. */
export interface ClientResult {
  id: string;
  status: string;
  decision: string;
  displayName: string;
  principal: { id: string; displayName: string };
  resource: { displayName: string };
  reviewedBy: { displayName: string };
  applyResult: string;
  invitedUser: { id: string };
  scope: { query?: string };
  value: ClientResult[];
  '@odata.nextLink'?: string;
}

/** The date that is `fromToday` days from today, as recurrences write dates. */
export function day(fromToday: number): string {
  return new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);
}
