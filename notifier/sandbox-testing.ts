import { JSON_TYPE, SandboxHarness } from '../sandbox/app-testing';
import { configOf, type NotifierConfig } from './config';
import type { NotifyOptions } from './notify';
import { openStorage } from './storage';

type TenantAnswer = Awaited<ReturnType<SandboxHarness['newTenant']>>;

const GRAPH = 'https://graph.microsoft.com';
const MAILBOX = 'access-reviews@contoso.onmicrosoft.com';

/** A tenant of a sandbox in this process, with the notifier's own sign-in. Sent mails go to `post`. */
export class NotifierHarness extends SandboxHarness {
  /** The requests that were sent to the sending mailbox. */
  readonly posted: { path: string; method: string; body: string }[] = [];
  /** Answers requests that send; the sandbox answers all others. */
  post: (path: string, init: RequestInit) => Response | undefined = () => new Response(null, { status: 202 });
  requests = 0;

  async tenant(seed = 'contoso'): Promise<TenantAnswer> {
    return this.newTenant(seed);
  }

  configFor(tenant: TenantAnswer, over: object = {}): NotifierConfig {
    const read = configOf({
      tenant: tenant.domain,
      clientId: tenant.clientId,
      mailbox: MAILBOX,
      look: { portal: 'https://portal.example', organisation: 'Contoso' },
      storage: '/nowhere',
      ...over,
    });
    if ('mistakes' in read) throw new Error(read.mistakes.join(' '));
    return read.config;
  }

  async appToken({ id, clientId, clientSecret }: TenantAnswer): Promise<string> {
    const form = { client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' };
    const response = await this.ask(`/${id}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...form, scope: `${GRAPH}/.default` }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }

  /** Graph's answers have the time of this harness. */
  #fetch = async (address: string, init: RequestInit): Promise<Response> => {
    this.requests += 1;
    const path = address.replace(GRAPH, '');
    const headers = Object.fromEntries(new Headers(init.headers));
    const method = init.method ?? 'GET';
    const isMail = /^\/v1\.0\/users\/[^/]+\/(sendMail|messages)/.test(path);
    if (isMail) this.posted.push({ path, method, body: String(init.body ?? '') });
    const answer =
      (isMail ? this.post(path, init) : undefined) ??
      (await this.ask(path, { method, headers, ...(init.body ? { body: String(init.body) } : {}) }));
    const dated = new Headers(answer.headers);
    dated.set('date', new Date(this.time).toUTCString());
    return new Response(answer.body, { status: answer.status, headers: dated });
  };

  async options(tenant: TenantAnswer, over: object = {}): Promise<NotifyOptions> {
    const config = this.configFor(tenant, over);
    return {
      config,
      fetch: this.#fetch,
      getToken: () => this.appToken(tenant),
      storage: openStorage(null),
    };
  }

  async fault(tenant: TenantAnswer, rule: object): Promise<void> {
    await this.ask(`/sandbox/tenants/${tenant.id}/faults`, { body: rule, headers: JSON_TYPE });
  }
}
