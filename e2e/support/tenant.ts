import { noteFaults } from './faithful';
import { type GraphAs, graphAs } from './graph-as';
import { callSandbox } from './sandbox';

interface Person {
  id: string;
  displayName: string;
  userPrincipalName: string;
}

export interface Mail {
  id: string;
  kind: 'started' | 'reminder' | 'completed' | 'host';
  to: string;
  subject: string;
  text: string;
  html: string;
  links: { rel: string; href: string }[];
}

/** One call that the sandbox's Graph got; parts of a `$batch` are listed too, with their call as `parent`. */
export interface GraphCall {
  id: number;
  part: boolean;
  parent: number | null;
  /** When it arrived, ISO 8601. */
  at: string;
  method: string;
  version: string;
  path: string;
  query: string;
  body: unknown;
  userId: string | null;
  requestId: string;
  clientRequestId: string | null;
  status: number | null;
  fault: string | null;
  /** The delegated permissions of which any one opens it, the least first; none for a batch itself. */
  permissions: readonly string[];
}

/** One answer that was written in a review, whatever stands there now. */
export interface LedgerEntry {
  instanceId: string;
  itemId: string;
  decision: string;
  justification: string;
  reviewerId: string | null;
  at: string;
}

/** Which calls a fault is about and what happens to them; every field is explained in sandbox/control/fault-rule.ts. */
export interface Fault {
  match?: {
    method?: string | string[];
    path?: string;
    pathRegex?: string;
    query?: string;
    queryRegex?: string;
    inBatch?: boolean;
  };
  after?: number;
  times?: number;
  rate?: number;
  seed?: number;
  latencyMs?: number;
  status?: number;
  headers?: Record<string, string>;
  retryAfter?: number | string;
  body?: unknown;
  patchBody?: Record<string, unknown>;
  truncate?: number;
  drop?: 'before' | 'after';
  staleSeconds?: number;
  claims?: true | Record<string, unknown>;
}

export interface Switches {
  batchReachesOthers: boolean;
  refreshSignIns: boolean;
  expandInsightsOnFilter: boolean;
  loginRequired: boolean;
  unifiedAbsent: boolean;
  unifiedNeedsRole: boolean;
  catalogReviewsOnOrdinary: boolean;
  catalogIdsDiffer: boolean;
  detailsOnOrdinary: boolean;
  reviewerIncludesDelegated: boolean;
  attestGuests: boolean;
}

export interface TenantSeed {
  seed: 'contoso' | 'large' | 'empty';
  /** People under review in `large`. */
  items?: number;
  /** For `large`: managers, guests, blocked accounts, outliers, photos, some answered by Alex Wilber. */
  varied?: boolean;
  /** For `large`: a finished instance before this one, with answers. */
  previous?: boolean;
  /** For `large`: Alex Wilber's stage is over, Adele Vance's is open. */
  stages?: 2 | 3;
}

interface TenantAnswer {
  id: string;
  domain: string;
  clientId: string;
  clientSecret: string;
  admin: string;
  people: Person[];
}

/** A tenant of one test alone: its people, clock, mail, and what goes wrong in it. */
export class TestTenant {
  readonly id: string;
  readonly domain: string;
  /** User principal name of an administrator. */
  readonly admin: string;
  readonly people: readonly Person[];
  readonly #client: { tenantId: string; clientId: string; clientSecret: string };

  constructor({ id, domain, admin, people, clientId, clientSecret }: TenantAnswer) {
    this.id = id;
    this.domain = domain;
    this.admin = admin;
    this.people = people;
    this.#client = { tenantId: id, clientId, clientSecret };
  }

  static async create(seed: TenantSeed): Promise<TestTenant> {
    return new TestTenant(
      await callSandbox<TenantAnswer>('/sandbox/tenants', { method: 'POST', body: seed }),
    );
  }

  #control<T>(what: string, method = 'GET', body?: unknown): Promise<T> {
    return callSandbox<T>(`/sandbox/tenants/${this.id}/${what}`, { method, body });
  }

  /** @param name a display name, a user principal name, or its part before the @ */
  person(name: string): Person {
    const found = this.people.find(
      ({ displayName, userPrincipalName }) =>
        displayName === name || userPrincipalName === name || userPrincipalName.split('@')[0] === name,
    );
    if (!found) throw new Error(`Nobody in ${this.domain} is called ${name}.`);
    return found;
  }

  /** Moves the tenant's clock on, by an ISO 8601 duration such as `P5D`; reviews start and end with it. */
  async advance(duration: string): Promise<void> {
    await this.#control('clock', 'POST', { advance: duration });
  }

  /** Lets run what a host's timer would run now: the notifier. Gives what it did. */
  async timer(): Promise<string> {
    return (await this.#control<{ did: string }>('timer', 'POST', {})).did;
  }

  /** The mail of the tenant, or of one person (by any of their names), newest first. */
  async mail(to?: string): Promise<Mail[]> {
    const mails = await this.#control<Mail[]>('mail');
    const address = to === undefined ? undefined : this.person(to).userPrincipalName;
    return address === undefined ? mails : mails.filter((mail) => mail.to === address);
  }

  /** A link of somebody's mail about a review: `start`, `approve`, `deny`, or `yes` and `no` of a self-review. */
  async mailLink(
    to: string,
    about: string,
    rel: 'start' | 'approve' | 'deny' | 'yes' | 'no',
  ): Promise<string> {
    const mail = (await this.mail(to)).find(
      ({ subject, text }) => subject.includes(about) || text.includes(about),
    );
    const link = mail?.links.find((candidate) => candidate.rel === rel);
    if (!link) throw new Error(`${to} has no mail about "${about}" with a link "${rel}".`);
    return link.href;
  }

  /** Every Graph call of the tenant, oldest first. */
  requests(): Promise<GraphCall[]> {
    return this.#control<GraphCall[]>('requests');
  }

  /** Every answer that was ever written, oldest first; one that was written twice stands there twice. */
  ledger(): Promise<LedgerEntry[]> {
    return this.#control<LedgerEntry[]>('ledger');
  }

  async forgetRequests(): Promise<void> {
    await this.#control('requests', 'DELETE');
  }

  /** The calls that reached the network, which is what a round trip costs: parts of a `$batch` are left out. */
  async roundTrips(): Promise<GraphCall[]> {
    return (await this.requests()).filter(({ part }) => !part);
  }

  async fault(rule: Fault): Promise<void> {
    noteFaults(this.id);
    await this.#control('faults', 'POST', rule);
  }

  /** To how many calls each fault has applied, in their order. */
  async faultsApplied(): Promise<number[]> {
    return (await this.#control<{ applied: number }[]>('faults')).map(({ applied }) => applied);
  }

  async clearFaults(): Promise<void> {
    await this.#control('faults', 'DELETE');
  }

  /** Shortens tokens, or refuses to renew those handed out: see sandbox/control/schemas.ts. */
  async tokens(change: {
    accessTokenSeconds?: number;
    revokeRefreshTokens?: true;
    endSessions?: true;
  }): Promise<void> {
    await this.#control('tokens', 'POST', change);
  }

  async switch(switches: Partial<Switches>): Promise<void> {
    await this.#control('switches', 'PUT', switches);
  }

  /** Graph as somebody of the tenant, by any of their names. */
  graphAs(name: string, permissions?: readonly string[]): Promise<GraphAs> {
    return graphAs(this.#client, this.person(name).userPrincipalName, permissions);
  }
}
