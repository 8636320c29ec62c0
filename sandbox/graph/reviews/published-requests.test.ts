import { expect, it } from 'vitest';
import { people } from '../../reviews/review-testing';
import { REVIEWS } from '../../seed/review-shape';
import { first, REVIEWS_PATH, reviewBody, testWorld, type World } from '../../seed/world-testing';

/**
 * Requests that published scripts, samples and configuration collectors send to access reviews, and their
 * expected answers: by Microsoft's pages where these document them, otherwise by the table "undocumented" in
 * the sandbox's README.
 * https://github.com/microsoftgraph/msgraph-sdk-powershell/tree/dev/src/Identity.Governance
 * https://learn.microsoft.com/graph/query-parameters
 */
const D = REVIEWS_PATH;
const GRAPH_SCOPE = 'scope/microsoft.graph.accessReviewQueryScope/query';

/**
 * The ids that replace the placeholders of a definition, one of its instances, one of its
 * items and the item's resource.
 */
async function placesOf(world: World): Promise<Record<string, string>> {
  const path = await world.reviewPath(REVIEWS.northwind);
  const item = first((await world.get('admin', `${path}/decisions`)).body.value);
  return { '{i}': path, '{x}': `${path}/decisions/${item.id}`, '{resource}': item.resource.id };
}

const world = testWorld();
const places = placesOf(world);

async function send(method: string, written: string, options: { version?: 'beta'; body?: unknown } = {}) {
  const address = Object.entries(await places).reduce(
    (text, [name, value]) => text.replace(name, value),
    written,
  );
  const [path = '', query = ''] = address.split(/\?(.*)/s);
  return world.call('app', method, path, { query: new URLSearchParams(query), ...options });
}

const PUBLISHED: readonly (readonly [method: string, address: string, status: number])[] = [
  ['GET', `${D}?$top=100&$skip=0`, 200],
  ['GET', `${D}?$top=1`, 200],
  ['GET', `${D}?$select=id&$top=999`, 400],
  ['GET', `${D}?$select=id,displayName,status,createdDateTime&$top=10`, 200],
  ['GET', `${D}?$select=id,displayName,scope,instanceEnumerationScope,status`, 200],
  ['GET', `${D}?$filter=displayName eq '${REVIEWS.northwind}'&$select=id,displayName`, 200],
  ['GET', `${D}?$filter=DisplayName eq '${REVIEWS.northwind}'`, 200],
  ['GET', `${D}?$filter=status eq 'InProgress'`, 200],
  ['GET', `${D}?$filter=status eq 'active'&$count=true&ConsistencyLevel=eventual`, 200],
  ['GET', `${D}?$filter=contains(${GRAPH_SCOPE}, './members')`, 200],
  ['GET', `${D}?$filter=contains(scope, 'guest')`, 400],
  ['GET', `${D}?$filter=scope/principalType eq 'DirectoryRole'`, 400],
  ['GET', `${D}?$expand=instances`, 200],
  ['GET', `${D}?$expand=instances($top=3)`, 200],
  ['GET', `${D}?$expand=instances($select=id,status)`, 200],
  ['GET', `${D}?$expand=instances($expand=decisions)`, 400],
  ['GET', `${D}?$expand=reviewers`, 400],
  ['GET', `${D}?$orderby=createdDateTime desc`, 200],
  ['GET', `${D}?$orderby=scope`, 400],
  ['GET', `${D}?$search="guest"`, 400],
  ['GET', `${D}?$skip=-1`, 400],
  ['GET', `${D}?$count=maybe`, 400],
  ['GET', `${D}?$select=nonsense`, 400],
  ['GET', `${D}?$format=json`, 200],
  ['GET', `${D}/$count`, 200],
  ['GET', '{i}?$select=id,status', 200],
  ['GET', '{i}/decisions?$top=100&$skip=0', 200],
  ['GET', '{i}/decisions?$top=200', 400],
  ['GET', "{i}/decisions?$filter=(decision eq 'Deny')", 200],
  ['GET', "{i}/decisions?$filter=(decision eq 'Deny' and resourceId eq '{resource}')", 200],
  ['GET', "{i}/decisions?$filter=decision eq 'NotReviewed'&$top=100&$skip=100", 200],
  ['GET', '{i}/decisions?$expand=insights', 200],
  ['GET', '{x}/insights', 200],
  ['GET', '{i}/contactedReviewers', 200],
  ['GET', '{i}/nonsense', 404],
  ['POST', '{i}/decisions', 405],
  ['DELETE', '{x}', 405],
  ['PATCH', '{x}/insights', 405],
  ['HEAD', D, 405],
];

it.each(PUBLISHED)('%s %s is answered with %i', async (method, address, status) => {
  expect((await send(method, address)).status).toBe(status);
});

it('$select and $top within $expand limit the expanded entries', async () => {
  const expanded = async (what: string) => (await send('GET', `${D}?$expand=${what}`)).body.value;
  const shown = (await expanded('instances($select=id,status)')).flatMap(({ instances }) => instances);
  const names = shown.map((one) => Object.keys(Object(one)).filter((name) => !name.startsWith('@')));
  expect([...new Set(names.map((some) => some.sort().join()))]).toEqual(['id,status']);
  const all = (await expanded('instances')).map(({ instances }) => Math.min(1, instances.length));
  expect((await expanded('instances($top=1)')).map(({ instances }) => instances.length)).toEqual(all);
  expect((await send('GET', `${D}?$expand=instances($select=nonsense)`)).status).toBe(400);
});

it('options without $ are read on beta only, also in a batch', async () => {
  const one = 'top=1&select=id';
  expect(Object.keys(first((await send('GET', `${D}?${one}`, { version: 'beta' })).body.value))).toEqual([
    'id',
  ]);
  expect((await send('GET', `${D}?${one}`)).body.value.length).toBeGreaterThan(1);
  expect((await send('GET', `${D}?$top=1&top=2`, { version: 'beta' })).status).toBe(400);
  const requests = [{ id: '1', method: 'GET', url: `${D}?${one}` }];
  const batch = await send('POST', '/$batch', { version: 'beta', body: { requests } });
  expect(first(first(batch.body.responses).body.value)).toEqual({ id: expect.any(String) });
});

it('the review of a series from Microsoft’s PowerShell sample can be created', async () => {
  const body = reviewBody(world, 'server', {
    reviewers: people(world, 'adelev'),
    settings: {
      mailNotificationsEnabled: true,
      reminderNotificationsEnabled: true,
      justificationRequiredOnApproval: true,
      recommendationsEnabled: true,
      instanceDurationInDays: 3,
      recurrence: {
        pattern: { type: 'absoluteMonthly', dayOfMonth: 5, interval: 3 },
        range: { type: 'noEnd', startDate: '2026-05-04T00:00:00.000Z' },
      },
      defaultDecisionEnabled: true,
      defaultDecision: 'Deny',
      autoApplyDecisionsEnabled: true,
    },
  });
  expect((await world.call('admin', 'POST', D, { body })).status).toBe(201);
});
