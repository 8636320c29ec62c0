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

/** One call of the sandbox's Graph; parts of a `$batch` are listed too, with their call as `parent`. */
export interface GraphCall {
  id: number;
  part: boolean;
  parent: number | null;
  /** The time of arrival, ISO 8601. */
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
  /** The delegated permissions that each open the call, the least first; none for a batch itself. */
  permissions: readonly string[];
}

/** One answer that was written in a review, even if it was replaced later. */
export interface LedgerEntry {
  instanceId: string;
  itemId: string;
  decision: string;
  justification: string;
  reviewerId: string | null;
  at: string;
}

/**
 * The calls that a fault matches and what happens to them;
 * sandbox/control/fault-rule.ts explains every field.
 */
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
  /** For `large`: the number of people in the review. */
  items?: number;
  /** For `large`: managers, guests, disabled accounts, outliers, photos, some answers by Alex Wilber. */
  varied?: boolean;
  /** For `large`: a finished instance before this one, with answers. */
  previous?: boolean;
  /** For `large`: Alex Wilber's stage has ended, Adele Vance's is open. */
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

/** The longest that the sandbox delays a call. */
const LONGEST_HOLD = 120_000;

/** The tenant of one test: its people, clock, mail and faults. */
export class TestTenant {
  readonly id: string;
  readonly domain: string;
  /** The administrator's user principal name. */
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

  /**
   * Moves the tenant's clock forward by an ISO 8601 duration such as `P5D`; reviews start and end with it.
   */
  async advance(duration: string): Promise<void> {
    await this.#control('clock', 'POST', { advance: duration });
  }

  /** Runs the host's timer, which is the notifier. Returns what it did. */
  async timer(): Promise<string> {
    return (await this.#control<{ did: string }>('timer', 'POST', {})).did;
  }

  /** The mail of the tenant, or of one person (by any of their names), newest first. */
  async mail(to?: string): Promise<Mail[]> {
    const mails = await this.#control<Mail[]>('mail');
    const address = to === undefined ? undefined : this.person(to).userPrincipalName;
    return address === undefined ? mails : mails.filter((mail) => mail.to === address);
  }

  /**
   * The address of a link in a person's mail about a review: `start`, `approve`, `deny`, or
   * `yes` and `no` of a self-review.
   */
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

  /** Every answer ever written, oldest first; an answer that was written twice is listed twice. */
  ledger(): Promise<LedgerEntry[]> {
    return this.#control<LedgerEntry[]>('ledger');
  }

  async forgetRequests(): Promise<void> {
    await this.#control('requests', 'DELETE');
  }

  /**
   * The calls that reached the network, each of which costs a round trip: without the parts of a `$batch`.
   */
  async roundTrips(): Promise<GraphCall[]> {
    return (await this.requests()).filter(({ part }) => !part);
  }

  async fault(rule: Fault): Promise<void> {
    noteFaults(this.id);
    await this.#control('faults', 'POST', rule);
  }

  /**
   * Holds the calls that match, after so many, until the function that it gives is called. The portal gives up a
   * call after half a minute and tries again, which is held too.
   */
  async hold(match: NonNullable<Fault['match']>, after = 0): Promise<() => Promise<void>> {
    const rule: Fault = { match, after, times: 1_000, latencyMs: LONGEST_HOLD };
    noteFaults(this.id);
    const { id } = await this.#control<{ id: string }>('faults', 'POST', rule);
    return () => this.#control<void>(`faults/${id}`, 'DELETE');
  }

  /** The number of calls to which each fault has applied, in the order of the faults. */
  async faultsApplied(): Promise<number[]> {
    return (await this.#control<{ applied: number }[]>('faults')).map(({ applied }) => applied);
  }

  async clearFaults(): Promise<void> {
    await this.#control('faults', 'DELETE');
  }

  /** Shortens the lifetime of tokens, or refuses to renew issued ones: see sandbox/control/schemas.ts. */
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

  /** Graph for a person of the tenant, given by any of their names. */
  graphAs(name: string, permissions?: readonly string[]): Promise<GraphAs> {
    return graphAs(this.#client, this.person(name).userPrincipalName, permissions);
  }
}
