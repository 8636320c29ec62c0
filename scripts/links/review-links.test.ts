import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../sandbox/main';
import { type GraphReader, openGraph } from './graph';
import { type ReviewLinkRow, reviewLinks } from './review-links';

const PORTAL = 'https://portal.example';

let sandbox: RunningSandbox;
let graph: GraphReader;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, data: ':memory:', portalUrl: PORTAL, seed: 'contoso' });
  graph = openGraph(
    {
      tenant: sandbox.tenant.domain,
      clientId: sandbox.tenant.clientId,
      cloud: 'global',
      optionalPermissions: [],
      offline: true,
      suggestedReasons: [],
      sandbox: { url: sandbox.url },
    },
    { kind: 'secret', secret: sandbox.tenant.clientSecret },
  );
});
afterAll(() => sandbox.close());

interface Definition {
  id: string;
  displayName: string;
  reviewers: { query: string; queryRoot: string | null }[];
  stageSettings: unknown[];
  status: string;
}

const definitions = () => graph.list<Definition>('/identityGovernance/accessReviews/definitions');

async function linksOf(choose: (definition: Definition) => boolean): Promise<ReviewLinkRow[]> {
  const found = (await definitions()).find(
    (definition) => definition.status === 'InProgress' && choose(definition),
  );
  if (!found) throw new Error('the seed has no such review');
  return reviewLinks(graph, { definitionId: found.id, portalUrl: PORTAL, tenant: sandbox.tenant.domain });
}

const byManagers = ({ reviewers }: Definition) =>
  reviewers.some(({ queryRoot }) => queryRoot === 'decisions');

describe('one link per reviewer and item', () => {
  test('in a self-review everybody is asked about themselves', async () => {
    const rows = await linksOf(({ reviewers }) => reviewers.length === 0);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.reviewer).toBe(row.person);
  });

  test('where managers are asked, each person’s own manager is, or somebody else who has none', async () => {
    const rows = await linksOf(byManagers);
    expect(rows.length).toBeGreaterThan(1);
    const idOf = (name: string) => sandbox.tenant.people.find(({ displayName }) => displayName === name)?.id;
    const managers = await graph.getEach<{ userPrincipalName: string }>(
      rows.map(({ person }) => `/users/${idOf(person)}/manager`),
    );
    expect(managers.filter(Boolean).length).toBeGreaterThan(1);
    const names = new Set(managers.map((manager) => manager?.userPrincipalName));
    rows.forEach(({ to }, at) => {
      const manager = managers[at];
      if (manager) expect(to).toBe(manager.userPrincipalName);
      else expect(names.has(to)).toBe(false);
    });
  });

  test('where reviewers share a review, each is asked about each person', async () => {
    const rows = await linksOf(
      (definition) =>
        definition.reviewers.length > 0 && definition.stageSettings.length === 0 && !byManagers(definition),
    );
    const reviewers = new Set(rows.map(({ to }) => to));
    const links = new Set(rows.map(({ link }) => new URL(link).searchParams.get('item')));
    expect(rows).toHaveLength(reviewers.size * links.size);
  });
});

test('a link opens the decision for its reviewer and carries no answer', async () => {
  const [row] = await linksOf(({ reviewers }) => reviewers.length === 0);
  const url = new URL(row?.link ?? '');
  expect(url.origin + url.pathname).toBe(`${PORTAL}/decision`);
  expect([...url.searchParams.keys()]).toEqual(['definition', 'instance', 'item', 'tenant', 'login_hint']);
  expect(url.searchParams.get('tenant')).toBe(sandbox.tenant.domain);
  expect(url.searchParams.get('login_hint')).toBe(row?.to);
});

describe('a refusal is told in a sentence', () => {
  const NOWHERE = '00000000-0000-4000-8000-000000000000';
  const links = (definitionId: string, instanceId?: string) =>
    reviewLinks(graph, { definitionId, instanceId, portalUrl: PORTAL, tenant: sandbox.tenant.domain });

  test('an unknown review', async () => {
    await expect(links(NOWHERE)).rejects.toThrow('Graph has no such review.');
  });

  test('an unknown instance', async () => {
    const [definition] = await definitions();
    await expect(links(definition?.id ?? '', NOWHERE)).rejects.toThrow(
      `The review has no instance ${NOWHERE}.`,
    );
  });

  test('managers that the app may not read', async () => {
    const faults = `${sandbox.url}/sandbox/tenants/${sandbox.tenant.id}/faults`;
    const rule = { match: { path: '/v1.0/users/*/manager' }, rate: 1, status: 403 };
    await fetch(faults, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(rule),
    });
    await expect(linksOf(byManagers)).rejects.toThrow('User.Read.All');
    await fetch(faults, { method: 'DELETE' });
  });
});
