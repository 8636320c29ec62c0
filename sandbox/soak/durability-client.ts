import { ATTEST_CLIENT_ID } from '../core/context';

const DOMAIN = 'empty.onmicrosoft.com';
export const DEFINITIONS = '/v1.0/identityGovernance/accessReviews/definitions';

interface AnswerBody {
  id: string;
  status: string;
  decision: string;
  justification: string;
  displayName: string;
  now: string;
  access_token: string;
  value: AnswerBody[];
  responses: { id: string; status: number }[];
  error: { code: string; message: string };
  '@odata.count': number;
  '@odata.nextLink'?: string;
}

export interface ClientAnswer {
  status: number;
  body: AnswerBody;
}

/** Calls a sandbox at `url`. Its process may end at any time; then a call rejects. */
export interface Client {
  call(who: string, method: string, path: string, body?: unknown): Promise<ClientAnswer>;
  /** Moves the tenant’s clock; returns its new time (ms since 1970). */
  advance(duration: string): Promise<number>;
  list(who: string, path: string): Promise<AnswerBody[]>;
}

async function answeredBy(response: Response): Promise<ClientAnswer> {
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as AnswerBody };
}

/** The caller keeps the tokens, because they outlive the process that issued them. */
export function createClient(url: string, tokens: Map<string, string>): Client {
  const signIn = async (who: string): Promise<string> => {
    const form = { grant_type: 'password', username: `${who}@${DOMAIN}`, password: 'sandbox' };
    const body = new URLSearchParams({ client_id: ATTEST_CLIENT_ID, scope: '.default', ...form });
    const response = await fetch(`${url}/organizations/oauth2/v2.0/token`, { method: 'POST', body });
    const token = ((await response.json()) as AnswerBody).access_token;
    tokens.set(who, token);
    return token;
  };
  const client: Client = {
    call: async (who, method, path, body) => {
      const authorization = `Bearer ${tokens.get(who) ?? (await signIn(who))}`;
      const headers = { authorization, 'content-type': 'application/json' };
      const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      return answeredBy(await fetch(url + path, init));
    },
    advance: async (duration) => {
      const response = await fetch(`${url}/sandbox/tenants/${DOMAIN}/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ advance: duration }),
      });
      const { status, body } = await answeredBy(response);
      if (status !== 200) throw new Error(`the clock answers ${status} ${body.error?.message}`);
      return Date.parse(body.now);
    },
    list: async (who, path) => {
      const { status, body } = await client.call(who, 'GET', path);
      if (status !== 200) throw new Error(`GET ${path} answers ${status} ${body.error?.message}`);
      return body.value;
    },
  };
  return client;
}
