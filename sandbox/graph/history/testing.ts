import { afterEach } from 'vitest';
import { expectContract } from '../../contract/expect-contract';
import { GraphProblem, type GraphRequest } from '../../core/graph-message';
import { advanceHistory } from '../../reviews/history/life';
import { type Alias, type HistoryWorld, historyWorld } from '../../reviews/history/testing';
import { match, requirePermission, segmentsOf } from '../route';
import { historyDownload } from './download';
import { HISTORY_ROUTES } from './routes';

export const HISTORIES = '/identityGovernance/accessReviews/historyDefinitions';

/** The fields of a definition or an instance that tests read. */
interface Entity {
  '@odata.type': string;
  id: string;
  displayName: string;
  status: string;
  createdDateTime: string;
  runDateTime: string;
  fulfilledDateTime: string | null;
  expirationDateTime: string;
  downloadUri: string | null;
  reviewHistoryPeriodStartDateTime: string;
  reviewHistoryPeriodEndDateTime: string;
  decisions: string[];
  createdBy: { id: string };
  instances: Entity[];
  [name: string]: unknown;
}

interface Body extends Entity {
  value: Entity[];
  error: { code: string; message: string };
  '@odata.count': number;
  '@odata.nextLink': string;
}

interface Options {
  body?: unknown;
  query?: Record<string, string>;
  version?: 'v1.0' | 'beta';
  scopes?: string[];
}

const SCOPES = ['AccessReview.ReadWrite.All'];

function requestOf(
  world: HistoryWorld,
  who: Alias | 'app',
  method: string,
  path: string,
  options: Options,
): GraphRequest {
  const permissions = new Set(options.scopes ?? SCOPES);
  const none = new Set<string>();
  return {
    version: options.version ?? 'v1.0',
    method,
    path,
    query: new URLSearchParams(options.query),
    headers: new Headers(),
    body: options.body,
    caller: {
      tenant: world.tenant,
      userId: who === 'app' ? null : world.person(who),
      appId: '5f2d7c1e-8a34-4b6f-9d10-a77e57a77e57',
      scopes: who === 'app' ? none : permissions,
      roles: who === 'app' ? permissions : none,
    },
    requestId: 'test',
  };
}

/** The contract checks of a test's answers; they are awaited when the test ends. */
const checks: Promise<void>[] = [];
afterEach(async () => {
  await Promise.all(checks.splice(0));
});

/** A history world with Graph's routes and downloads. Callers are named by alias; `app` is an application. */
export function graphWorld() {
  const world = historyWorld();
  const downloads = historyDownload(world.context);

  // Brings the history up to date before every call and every download, as tick does.
  const upToDate = () => advanceHistory(world.context, world.tenant, world.now());

  function call(who: Alias | 'app', method: string, path: string, options: Options = {}) {
    upToDate();
    const request = requestOf(world, who, method, path, options);
    const segments = segmentsOf(path);
    for (const route of HISTORY_ROUTES) {
      const ids = match(route.pattern, segments);
      const elsewhere = route.betaOnly && request.version !== 'beta';
      if (!ids || route.method !== method || elsewhere) continue;
      try {
        requirePermission(request.caller, route.needs);
        const answer = route.answer({ context: world.context, request, ids });
        checks.push(expectContract(request, answer));
        return { status: answer.status, body: answer.body as Body };
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        const { status, code, message } = error;
        return { status, body: { error: { code, message } } as Body };
      }
    }
    return { status: 404, body: { error: { code: 'no route', message: path } } as Body };
  }

  return {
    ...world,
    call,
    get: (who: Alias | 'app', path: string, query: Record<string, string> = {}) =>
      call(who, 'GET', path, { query }),
    /** Creates a history as the administrator or as `who`, and returns its path. */
    create: (over: Record<string, unknown> = {}, who: Alias | 'app' = 'admin'): string => {
      const { status, body } = call(who, 'POST', HISTORIES, { body: historyBody(over) });
      if (status !== 201) throw new Error(JSON.stringify(body));
      return `${HISTORIES}/${body.id}`;
    },
    /** The download link of the definition's first instance. */
    link: (path: string, who: Alias | 'app' = 'admin'): string => {
      const { body } = call('app', 'GET', `${path}/instances`);
      const made = call(who, 'POST', `${path}/instances/${body.value[0]?.id}/generateDownloadUri`);
      if (!made.body.downloadUri) throw new Error(JSON.stringify(made.body));
      return made.body.downloadUri;
    },
    download: (uri: string, method = 'GET') => {
      upToDate();
      return downloads.request(uri, { method });
    },
  };
}

/** A request body for the history of group reviews in November 2026. */
export function historyBody(over: Record<string, unknown> = {}) {
  return {
    displayName: "Last quarter's group reviews",
    reviewHistoryPeriodStartDateTime: '2026-11-01T00:00:00Z',
    reviewHistoryPeriodEndDateTime: '2026-12-01T00:00:00Z',
    scopes: [scopeOf("?$filter=contains(scope/query, '/groups')")],
    ...over,
  };
}

export function scopeOf(filter: string) {
  return {
    '@odata.type': '#microsoft.graph.accessReviewQueryScope',
    queryType: 'MicrosoftGraph',
    query: `/identityGovernance/accessReviews/definitions${filter}`,
    queryRoot: null,
  };
}

/** The body of a weekly schedule that begins on the tests' first day. */
export function weekly(over: { range?: object; pattern?: object; reportRange?: string } = {}) {
  return {
    reviewHistoryPeriodStartDateTime: undefined,
    reviewHistoryPeriodEndDateTime: undefined,
    scheduleSettings: {
      reportRange: over.reportRange ?? 'P7D',
      recurrence: {
        pattern: { type: 'weekly', interval: 1, ...over.pattern },
        range: { type: 'noEnd', startDate: '2026-11-20', ...over.range },
      },
    },
  };
}
