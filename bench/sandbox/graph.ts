import { ATTEST_CLIENT_ID } from '../../sandbox/core/context';

/** Sends a request to a sandbox, over HTTP or in this process. `path` begins with a slash. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>;

/**
 * Graph as one person calls it. Each function returns the text of the answer, and rejects
 * where the status is no success.
 */
export interface Caller {
  get(path: string): Promise<string>;
  send(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<string>;
}

const JSON_TYPE = { 'content-type': 'application/json' };

export function overHttp(url: string): Send {
  return (path, init) => fetch(`${url}${path}`, init);
}

/** The text of a successful answer. */
async function successOf(what: string, answer: Promise<Response>): Promise<string> {
  const response = await answer;
  const text = await response.text();
  if (!response.ok) throw new Error(`${what} answers ${response.status}: ${text.slice(0, 300)}`);
  return text;
}

/** Calls the sandbox's control API. */
export function control(send: Send, path: string, body: unknown): Promise<string> {
  const init = { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) };
  return successOf(path, send(`/sandbox/tenants${path}`, init));
}

/** Signs in by the password grant; every user has the same password. */
export async function signIn(send: Send, alias: string, domain: string): Promise<Caller> {
  const form = new URLSearchParams({
    grant_type: 'password',
    client_id: ATTEST_CLIENT_ID,
    scope: 'https://graph.microsoft.com/AccessReview.ReadWrite.All',
    username: `${alias}@${domain}`,
    password: 'sandbox',
  });
  const answer = send(`/${domain}/oauth2/v2.0/token`, { method: 'POST', body: form });
  const { access_token } = JSON.parse(await successOf(alias, answer)) as { access_token: string };
  const authorization = `Bearer ${access_token}`;
  return {
    get: (path) => successOf(path, send(path, { headers: { authorization } })),
    send: (method, path, body) => {
      const headers = { authorization, ...JSON_TYPE };
      return successOf(
        path,
        send(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) }),
      );
    },
  };
}
