import { SANDBOX } from './addresses';

export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  links: { rel: string; href: string }[];
}

/** A call that Graph got, as the sandbox wrote it down. */
export interface GraphCall {
  id: number;
  part: boolean;
  method: string;
  version: string;
  path: string;
  query: string;
  body: unknown;
  status: number | null;
}

export interface Person {
  id: string;
  displayName: string;
  userPrincipalName: string;
}

interface TenantAnswer {
  id: string;
  domain: string;
  clientId: string;
  clientSecret: string;
  admin: string;
  people: Person[];
}

async function control<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
  const response = await fetch(`${SANDBOX}/sandbox/tenants${path}`, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`The sandbox answers ${response.status} to ${method} ${path}: ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

/** A tenant of the sandbox that belongs to one test. */
export class SandboxTenant {
  private constructor(private readonly answer: TenantAnswer) {}

  static async create(
    options: { seed?: 'contoso' | 'large' | 'empty'; items?: number } = {},
  ): Promise<SandboxTenant> {
    return new SandboxTenant(await control<TenantAnswer>('', 'POST', options));
  }

  get id() {
    return this.answer.id;
  }

  get domain() {
    return this.answer.domain;
  }

  get admin() {
    return this.answer.admin;
  }

  /** One of its people, by display name. */
  person(displayName: string): Person {
    const found = this.answer.people.find((person) => person.displayName === displayName);
    if (!found) throw new Error(`${displayName} is not one of ${this.domain}.`);
    return found;
  }

  /** The sign-in name of one of its people. */
  upn(displayName: string): string {
    return this.person(displayName).userPrincipalName;
  }

  mail(displayName: string): Promise<Mail[]> {
    return control(`/${this.id}/mail?to=${encodeURIComponent(this.upn(displayName))}`);
  }

  /** The link of one kind in the mail about one review. */
  async mailLink(displayName: string, subject: string, rel: string): Promise<string> {
    const mails = await this.mail(displayName);
    const link = mails.find((mail) => mail.subject.includes(subject))?.links.find((one) => one.rel === rel);
    if (!link) throw new Error(`${displayName} has no mail about ${subject} with a link ${rel}.`);
    return link.href;
  }

  advanceClock(duration: string) {
    return control(`/${this.id}/clock`, 'POST', { advance: duration });
  }

  switches(changes: Record<string, boolean>) {
    return control(`/${this.id}/switches`, 'PUT', changes);
  }

  tokens(change: { accessTokenSeconds?: number; revokeRefreshTokens?: true; endSessions?: true }) {
    return control(`/${this.id}/tokens`, 'POST', change);
  }

  /** Adds a fault; the grammar is in the sandbox's README. */
  fault(rule: Record<string, unknown>) {
    return control(`/${this.id}/faults`, 'POST', rule);
  }

  clearFaults() {
    return control(`/${this.id}/faults`, 'DELETE');
  }

  /** What Graph was asked so far, parts of batches too. */
  calls(): Promise<GraphCall[]> {
    return control(`/${this.id}/requests`);
  }

  forgetCalls() {
    return control(`/${this.id}/requests`, 'DELETE');
  }

  /** Graph, asked past the portal as one of the tenant's people. */
  async graphAs(userPrincipalName: string): Promise<Graph> {
    const response = await fetch(`${SANDBOX}/${this.id}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: this.answer.clientId,
        username: userPrincipalName,
        password: 'sandbox',
        scope:
          'https://graph.microsoft.com/AccessReview.ReadWrite.All https://graph.microsoft.com/User.Read.All',
      }),
    });
    const answer = (await response.json()) as { access_token?: string; error_description?: string };
    if (!answer.access_token) throw new Error(`No token: ${answer.error_description}`);
    return new Graph(answer.access_token);
  }
}

/** Plain Graph calls of a person who doesn't use the portal. */
export class Graph {
  constructor(private readonly token: string) {}

  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${SANDBOX}/v1.0${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`Graph answers ${response.status} to ${method} ${path}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
}
