import { expectContract } from '../contract/expect-contract';
import type { Context } from '../core/context';
import type { Caller, GraphProblem, GraphRequest, GraphResponse } from '../core/graph-message';
import { openStore } from '../core/store';
import { createTenant, saveTenant, type Tenant } from '../core/tenants';
import { DIRECTORY_TABLES } from '../directory/tables';
import { findUser } from '../directory/users';
import { createGraph } from '../graph/router';
import { MAILBOX_TABLES } from '../mailboxes/tables';
import { HISTORY_TABLES } from '../reviews/history/tables';
import { LEGACY_TABLES } from '../reviews/legacy/tables';
import { REVIEW_TABLES } from '../reviews/tables';
import { type GroupKey, groupId, userId } from './directory';
import type { LargeOptions } from './large';
import { CONTOSO, type SeedName, seedTenant } from './seed';

interface Identity {
  id: string;
  displayName: string;
  type: string | null;
  userPrincipalName: string;
  lastUserSignInDateTime: string;
}

/** The fields of an entity that tests read; a field that an answer lacks is undefined. */
export interface Entity {
  id: string;
  displayName: string;
  status: string;
  decision: string;
  justification: string;
  recommendation: string;
  reviewedDateTime: string | null;
  reviewedBy: Identity;
  principal: Identity;
  resource: Identity;
  createdBy: Identity;
  createdDateTime: string;
  startDateTime: string;
  endDateTime: string;
  scope: { query: string };
  reviewers: unknown[];
  settings: { recurrence: unknown; defaultDecision: string };
  insights: { '@odata.type': string; lastSignInDateTime: string | null }[];
  definition: { displayName: string };
  manager: { displayName: string };
  instances: unknown[];
  [name: string]: unknown;
}

/** The body of an answer: an entity, a list, a batch or an error. */
export interface Body extends Entity {
  value: Entity[];
  responses: { id: string; status: number; headers: Record<string, string>; body: Body }[];
  error: { code: string; message: string };
  '@odata.context': string;
  '@odata.count': number;
  '@odata.nextLink': string | undefined;
}

/** An answer of Graph in the form that tests read. */
export interface Answer {
  status: number;
  body: Body;
  headers: Record<string, string>;
}

type Query = Record<string, string> | URLSearchParams;

interface CallOptions {
  query?: Query;
  body?: unknown;
  version?: 'v1.0' | 'beta';
  headers?: Record<string, string>;
  scopes?: string[];
  asOf?: number;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const SCOPES = ['AccessReview.ReadWrite.All', 'User.Read'];
export const REVIEWS_PATH = '/identityGovernance/accessReviews/definitions';
export const MINE = "filterByCurrentUser(on='reviewer')";
/** The time at which every test begins. */
export const BEGINNING = Date.parse('2026-11-20T09:30:00.000Z');

/**
 * One tenant with its Graph and a clock that only the test moves. Callers are named by
 * alias; `app` is an application.
 */
export function testWorld(seed: SeedName = 'contoso', items?: number, large: LargeOptions = {}) {
  let now = BEGINNING;
  const store = openStore(':memory:');
  store.define(DIRECTORY_TABLES);
  store.define(MAILBOX_TABLES);
  store.define(REVIEW_TABLES);
  store.define(HISTORY_TABLES);
  store.define(LEGACY_TABLES);
  const context: Context = {
    store,
    clock: { now: () => now },
    portalUrl: 'http://localhost:3000',
    sandboxUrl: 'http://localhost:4100',
  };
  const tenant = createTenant(store, context.clock, {
    id: CONTOSO.tenantId,
    domain: CONTOSO.domain,
    displayName: CONTOSO.displayName,
  });
  seedTenant(context, tenant, seed, { items, ...large });
  const graph = createGraph(context, answered);
  const call = async (
    who: string,
    method: string,
    path: string,
    options: CallOptions = {},
  ): Promise<Answer> => {
    const sent = request(tenant, who, method, path, options);
    const { status, headers = {}, body } = await graph(sent);
    await expectContract(sent, { status, body });
    return { status, headers, body: body as Body };
  };
  return {
    context,
    tenant,
    call,
    get: (who: string, path: string, query: Query = {}) => call(who, 'GET', path, { query }),
    advance: (ms: number) => {
      now += ms;
    },
    setSwitch: (name: keyof Tenant['switches'], value: boolean) => {
      tenant.switches[name] = value;
      saveTenant(store, tenant);
    },
    person: (alias: string) => userId(tenant, alias),
    user: (alias: string) => findUser(store, tenant.id, userId(tenant, alias)),
    group: (key: GroupKey) => groupId(tenant, key),
    /** The path of the instance of the review with this name, as the administrator finds it. */
    reviewPath: async (displayName: string): Promise<string> => {
      const { body } = await call('admin', 'GET', REVIEWS_PATH);
      const found = body.value.find((definition) => definition.displayName === displayName);
      if (!found) throw new Error(`no review ${displayName}`);
      return `${REVIEWS_PATH}/${found.id}/instances/${found.id}`;
    },
  };
}

export type World = ReturnType<typeof testWorld>;

function caller(tenant: Tenant, who: string, scopes: string[]): Caller {
  const app = who === 'app';
  return {
    tenant,
    userId: app ? null : userId(tenant, who),
    appId: '5f2d7c1e-8a34-4b6f-9d10-a77e57a77e57',
    scopes: new Set(app ? [] : scopes),
    roles: new Set(app ? scopes : []),
  };
}

function request(
  tenant: Tenant,
  who: string,
  method: string,
  path: string,
  options: CallOptions,
): GraphRequest {
  return {
    version: options.version ?? 'v1.0',
    method,
    path,
    query: new URLSearchParams(options.query),
    headers: new Headers(options.headers ?? JSON_TYPE),
    body: options.body,
    caller: caller(tenant, who, options.scopes ?? SCOPES),
    requestId: 'test',
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  };
}

/** Turns refusals into answers, as the sandbox's intercept does. */
async function answered(
  request: GraphRequest,
  next: (request: GraphRequest) => Promise<GraphResponse>,
): Promise<GraphResponse> {
  try {
    return await next(request);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'GraphProblem') throw error;
    const { status, code, message, headers } = error as GraphProblem;
    return { status, headers, body: { error: { code, message } } };
  }
}

/** The body of a review of a seeded group; `over` replaces properties. */
export function reviewBody(world: World, key: GroupKey, over: Record<string, unknown> = {}) {
  const { settings, ...rest } = over;
  return {
    displayName: 'Test review',
    descriptionForAdmins: 'Test',
    descriptionForReviewers: 'Test',
    scope: {
      '@odata.type': '#microsoft.graph.accessReviewQueryScope',
      query: `/groups/${world.group(key)}/transitiveMembers`,
      queryType: 'MicrosoftGraph',
    },
    reviewers: [{ query: `/users/${world.person('adelev')}`, queryType: 'MicrosoftGraph' }],
    settings: {
      mailNotificationsEnabled: true,
      recommendationsEnabled: true,
      instanceDurationInDays: 5,
      recurrence: {
        pattern: null,
        range: { type: 'endDate', startDate: '2026-11-20', endDate: '2026-11-25' },
      },
      ...(settings as object),
    },
    ...rest,
  };
}

/** Creates a review as the administrator and returns its instance's path. */
export async function startReview(
  world: World,
  key: GroupKey,
  over: Record<string, unknown> = {},
): Promise<string> {
  const { status, body } = await world.call('admin', 'POST', REVIEWS_PATH, {
    body: reviewBody(world, key, over),
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return `${REVIEWS_PATH}/${body.id}/instances/${body.id}`;
}

/** The first element of a list; throws for an empty one. */
export function first<T>(list: readonly T[]): T {
  const [found] = list;
  if (found === undefined) throw new Error('the list is empty');
  return found;
}
