import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchReply, fakeGraph } from '../../lib/graph/testing';
import { guid } from '../../lib/review/testing';
import { APPROVE } from '../../sandbox/app-testing';
import { CONTOSO } from '../../sandbox/seed/seed';
import { connectGraph, type GraphConnection } from '../graph/connection';
import { NotifierHarness } from '../sandbox-testing';
import { type ReviewLinkRow, type ReviewLinks, reviewLinks } from './review-links';

const PORTAL = 'https://portal.example';
const NOWHERE = '00000000-0000-4000-8000-000000000001';
const REVIEWS = '/identityGovernance/accessReviews/definitions';

interface Definition {
  id: string;
  displayName: string;
  reviewers: { query: string; queryRoot: string | null }[];
  stageSettings: unknown[];
  status: string;
}

const harness = new NotifierHarness();
let tenant: Awaited<ReturnType<typeof harness.tenant>>;
let app: string;
beforeAll(async () => {
  tenant = await harness.tenant();
  app = await harness.appToken(tenant);
});
afterAll(() => harness.sandbox.close());

async function open(): Promise<GraphConnection> {
  const { fetch, getToken } = await harness.options(tenant);
  return connectGraph({ cloud: 'global', fetch, getToken, stopping: () => false });
}

async function read<T>(path: string): Promise<T> {
  const response = await harness.graph(app, path);
  return (await response.json()) as T;
}

async function definitionOf(choose: (definition: Definition) => boolean): Promise<Definition> {
  const { value } = await read<{ value: Definition[] }>(`${REVIEWS}?$top=100`);
  const found = value.find((definition) => definition.status === 'InProgress' && choose(definition));
  if (!found) throw new Error('the seed has no such review');
  return found;
}

const linksOf = async (definitionId: string, instanceId?: string): Promise<ReviewLinks> =>
  reviewLinks(await open(), { definitionId, instanceId, portalUrl: PORTAL, tenant: tenant.domain });

async function rowsOf(choose: (definition: Definition) => boolean): Promise<ReviewLinkRow[]> {
  return (await linksOf((await definitionOf(choose)).id)).rows;
}

const asksThemselves = ({ reviewers }: Definition) => reviewers.length === 0;
const asksManagers = ({ reviewers }: Definition) =>
  reviewers.some(({ queryRoot }) => queryRoot === 'decisions');

/** The id of the person whom a row's link asks about. */
async function personOf({ link }: ReviewLinkRow): Promise<string> {
  const query = new URL(link).searchParams;
  const path = `${REVIEWS}/${query.get('definition')}/instances/${query.get('instance')}/decisions/${query.get('item')}`;
  return (await read<{ principal: { id: string } }>(path)).principal.id;
}

describe('one link per reviewer and item', () => {
  test('in a self-review everybody gets the link about themselves', async () => {
    const rows = await rowsOf(asksThemselves);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.reviewer).toBe(row.person);
  });

  test('managers get links about their people, others those without a manager; a remark says that it is today’s', async () => {
    const { id } = await definitionOf(asksManagers);
    const { rows, remarks } = await linksOf(id);
    expect(rows.length).toBeGreaterThan(1);
    const managers = await Promise.all(
      rows.map(async (row) => {
        const response = await harness.graph(app, `/users/${await personOf(row)}/manager`);
        return response.ok ? ((await response.json()) as { userPrincipalName: string }) : undefined;
      }),
    );
    expect(managers.filter(Boolean).length).toBeGreaterThan(1);
    const names = new Set(managers.map((manager) => manager?.userPrincipalName));
    rows.forEach(({ to }, at) => {
      const manager = managers[at];
      if (manager) expect(to).toBe(manager.userPrincipalName);
      else expect(names.has(to)).toBe(false);
    });
    expect(remarks).toEqual([expect.stringMatching(/whom the directory names today/)]);
  });

  test('where reviewers share a review, each has a link for each person', async () => {
    const { id } = await definitionOf(
      (one) => one.reviewers.length > 0 && one.stageSettings.length === 0 && !asksManagers(one),
    );
    const { rows, remarks } = await linksOf(id);
    const reviewers = new Set(rows.map(({ to }) => to));
    const asked = new Set(rows.map(({ link }) => new URL(link).searchParams.get('item')));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toHaveLength(reviewers.size * asked.size);
    expect(remarks).toEqual([]);
  });

  test('in a review with stages the running stage’s reviewers have links', async () => {
    const rows = await rowsOf(({ stageSettings }) => stageSettings.length > 0);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('a decided item keeps its link and shows its decision', async () => {
    const id = (await definitionOf(({ displayName }) => displayName === CONTOSO.reviews.buildingSecurity)).id;
    const before = await linksOf(id);
    const [row] = before.rows;
    const reviewer = await harness.token(row?.to ?? '');
    const query = new URL(row?.link ?? '').searchParams;
    const item = `${REVIEWS}/${id}/instances/${query.get('instance')}/decisions/${query.get('item')}`;
    expect((await harness.graph(reviewer, item, APPROVE)).status).toBe(204);
    const after = await linksOf(id);
    expect(after.rows[0]).toEqual({ ...row, decision: 'Approve' });
    expect(after.rows).toHaveLength(before.rows.length);
  });
});

test('a link opens the decision for its reviewer and proposes no decision', async () => {
  const [row] = await rowsOf(asksThemselves);
  const url = new URL(row?.link ?? '');
  expect(url.origin + url.pathname).toBe(`${PORTAL}/decision`);
  expect([...url.searchParams.keys()]).toEqual(['definition', 'instance', 'item', 'tenant', 'login_hint']);
  expect(url.searchParams.get('tenant')).toBe(tenant.domain);
  expect(url.searchParams.get('login_hint')).toBe(row?.to);
});

describe('no two rows look the same, and every row has a name', () => {
  const RESOURCE = { id: guid(60), displayName: 'Warehouse', type: 'group' };
  const REVIEWER = { query: `/users/${guid(9)}`, queryType: 'MicrosoftGraph' };
  const REVIEW = { id: guid(1), status: 'InProgress', reviewers: [REVIEWER] };
  const TIMES = { startDateTime: '2026-11-02T00:00:00Z', endDateTime: '2026-11-20T00:00:00Z' };
  const permission = (at: number, displayName: string) => ({ permission: { id: guid(at), displayName } });
  const user = (at: number, displayName: string, userPrincipalName: string) => ({
    principal: {
      '@odata.type': '#microsoft.graph.userIdentity',
      id: guid(at),
      displayName,
      userPrincipalName,
    },
  });
  const ITEMS = [
    { ...user(50, 'Alex', 'alex@contoso.com'), resource: RESOURCE, ...permission(61, 'Opens') },
    { ...user(50, 'Alex', 'alex@contoso.com'), resource: RESOURCE, ...permission(62, 'Closes') },
    { ...user(51, 'Alex', 'alexw@contoso.com'), resource: RESOURCE, ...permission(61, 'Opens') },
    { ...user(52, '', 'diego@contoso.com'), resource: { id: guid(63) } },
    { ...user(53, '', '') },
  ].map((item, at) => ({ id: guid(70 + at), decision: 'NotReviewed', ...item }));

  function answerTo(url: string): unknown {
    if (url.includes('/users')) return { value: [{ id: guid(9), displayName: '', mail: 'r@contoso.com' }] };
    if (url.includes('/decisions')) return { value: ITEMS };
    if (url.includes('/contactedReviewers')) return { value: [{ id: guid(9) }] };
    return url.includes('/instances') ? { value: [{ ...REVIEW, ...TIMES }] } : REVIEW;
  }

  test('a row names the person and the access as the email does', async () => {
    const { graph } = fakeGraph((sent) => batchReply(sent, ({ url }) => ({ body: answerTo(url) })));
    const connection: GraphConnection = {
      graph,
      graphTime: () => '2026-11-10T00:00:00Z',
      requestCount: () => 0,
    };
    const { rows } = await reviewLinks(connection, {
      definitionId: REVIEW.id,
      portalUrl: PORTAL,
      tenant: 'contoso.com',
    });
    expect(rows.map(({ person, resource }) => [person, resource])).toEqual([
      ['Alex · alex@contoso.com', 'Warehouse, Opens'],
      ['Alex · alex@contoso.com', 'Warehouse, Closes'],
      ['Alex · alexw@contoso.com', 'Warehouse, Opens'],
      ['diego@contoso.com', 'Access without a name (…000063)'],
      ['Person without a name (…000053)', ''],
    ]);
    expect(rows[0]).toMatchObject({ reviewer: 'r@contoso.com', review: 'Access review' });
  });
});

describe('a refusal is reported in a sentence', () => {
  test('an unknown review', async () => {
    await expect(linksOf(NOWHERE)).rejects.toThrow('Graph has no such review.');
  });

  test('an unknown instance', async () => {
    const { id } = await definitionOf(asksThemselves);
    await expect(linksOf(id, NOWHERE)).rejects.toThrow(`The review has no instance ${NOWHERE} in progress`);
  });

  test('managers that the app may not read', async () => {
    const { id } = await definitionOf(asksManagers);
    for (const path of ['/v1.0/users', '/v1.0/users/*'])
      await harness.fault(tenant, { match: { path }, rate: 1, status: 403 });
    await expect(linksOf(id)).rejects.toThrow('User.Read.All');
  });
});
