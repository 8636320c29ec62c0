import { createSandbox, type Sandbox } from './app';
import { expectContract } from './contract/expect-contract';
import type { Timer } from './control/routes';
import type { TenantAnswer } from './control/tenant-answer';
import { ATTEST_CLIENT_ID } from './core/context';
import type { Store } from './core/store';
import { CONTOSO } from './seed/seed';

const SANDBOX_URL = 'http://localhost:4100';
const DEFINITIONS = '/identityGovernance/accessReviews/definitions';
const MINE = "filterByCurrentUser(on='reviewer')";
export const JSON_TYPE = { 'content-type': 'application/json' };
export const APPROVE = { method: 'PATCH', body: { decision: 'Approve', justification: 'Needed.' } };

interface Options {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  peer?: string;
}

interface ListBody {
  value: { id: string; displayName: string }[];
}

/** A whole sandbox in this process, with a machine clock that tests set. */
export class SandboxHarness {
  time = Date.parse('2026-11-23T09:00:00Z');
  sandbox: Sandbox;
  /** Set by tests whose faults or addresses produce answers that match no schema. */
  isUnchecked = false;
  /** The host's timer, which runs for a tenant when its clock moves. */
  timer: Timer = async () => '';

  constructor(store?: Store) {
    this.sandbox = this.#create(store);
  }

  #create(store?: Store): Sandbox {
    const timer: Timer = (tenant) => this.timer(tenant);
    return createSandbox({ clock: { now: () => this.time }, timer, ...(store ? { store } : {}) });
  }

  /** Ends the sandbox and starts another one over `store`. */
  restart(store: Store): void {
    this.sandbox.close();
    this.sandbox = this.#create(store);
  }

  ask(path: string, { body, headers, method, peer }: Options = {}): Promise<Response> {
    const json = body === undefined ? {} : JSON_TYPE;
    const init = {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { ...json, ...headers },
    };
    const request = new Request(path.startsWith('http') ? path : SANDBOX_URL + path, {
      ...init,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return this.sandbox.fetch(request, peer === undefined ? undefined : { address: peer });
  }

  async newTenant(seed = 'contoso'): Promise<TenantAnswer> {
    return (await (await this.ask('/sandbox/tenants', { body: { seed } })).json()) as TenantAnswer;
  }

  async token(username: string): Promise<string> {
    const form = { client_id: ATTEST_CLIENT_ID, grant_type: 'password', username, password: 'sandbox' };
    const response = await this.ask('/organizations/oauth2/v2.0/token', {
      method: 'POST',
      body: new URLSearchParams({ ...form, scope: '.default' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }

  /** Asks Graph of v1.0. Unless faults alter answers, each is checked against Microsoft's schema. */
  async graph(bearer: string, path: string, options: Options = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${bearer}`, ...options.headers };
    const response = await this.ask(`/v1.0${path}`, { ...options, headers });
    const { body } = options;
    if (!this.isUnchecked && typeof body !== 'string') {
      const method = options.method ?? (body === undefined ? 'GET' : 'POST');
      const text = await response.clone().text();
      await expectContract(
        { version: 'v1.0', method, path, body },
        { status: response.status, body: text === '' ? undefined : JSON.parse(text) },
      );
    }
    return response;
  }

  async #list(bearer: string, path: string): Promise<ListBody['value']> {
    return ((await (await this.graph(bearer, path)).json()) as ListBody).value;
  }

  /** The path of the caller's first item in Contoso's self-review that is in progress. */
  async firstItem(bearer: string): Promise<string> {
    const definitions = await this.#list(bearer, `${DEFINITIONS}/${MINE}`);
    const id = definitions.find(({ displayName }) => displayName === CONTOSO.reviews.buildingSecurity)?.id;
    const [instance] = await this.#list(bearer, `${DEFINITIONS}/${id}/instances/${MINE}`);
    const decisions = `${DEFINITIONS}/${id}/instances/${instance?.id}/decisions`;
    const [item] = await this.#list(bearer, `${decisions}/${MINE}`);
    return `${decisions}/${item?.id}`;
  }

  async decisionOf(bearer: string, path: string): Promise<string> {
    return ((await (await this.graph(bearer, path)).json()) as { decision: string }).decision;
  }
}
