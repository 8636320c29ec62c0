import { describe, expect, test } from 'vitest';
import { batchReply, fakeGraph, type Reply } from '../../lib/graph/testing';
import { guid } from '../../lib/review/testing';
import { readDefinition, readDefinitions } from './definitions';
import { readRounds } from './rounds';

const [ORDINARY, BOTH, CATALOG] = [guid(1), guid(2), guid(3)];
const REVIEWER = { query: `/users/${guid(9)}`, queryType: 'MicrosoftGraph' };
const TIMES = { startDateTime: '2026-11-02T00:00:00Z', endDateTime: '2026-11-20T00:00:00Z' };
const ROUTE = '/identityGovernance/accessReviews';

const definition = (id: string) => ({ id, displayName: id, status: 'InProgress', reviewers: [REVIEWER] });
const instance = (id: string) => ({ id, status: 'InProgress', reviewers: [REVIEWER], ...TIMES });
const item = (id: string) => ({ id, decision: 'NotReviewed', principal: { id: guid(50), displayName: 'A' } });
const list = (...value: unknown[]): Reply => ({ body: { value } });

/** What follows the definition in an address, such as `/instances`, and the definition's id. */
const partsOf = (url: string) => /definitions\/([^/?]+)([^?]*)/.exec(url) ?? ['', '', ''];

function answerOf(url: string): Reply {
  const [, id = '', rest = ''] = partsOf(url);
  if (id === '')
    return url.includes('/unified/')
      ? list(definition(BOTH), definition(CATALOG))
      : list(definition(ORDINARY), definition(BOTH));
  if (rest === '') return url.includes('/unified/') ? { body: definition(id) } : { status: 404, body: {} };
  if (rest === '/instances') return list(instance(id));
  if (rest.endsWith('/decisions')) return list(item(id));
  return list({ id: guid(9), displayName: 'R', userPrincipalName: 'r@contoso.com' });
}

/** A Graph with one review on each route and one on both; `fails` answers some addresses of `unified` instead. */
const world = (fails: (url: string) => Reply | undefined = () => undefined) => {
  const answer = (url: string) => (url.includes('/unified/') ? fails(url) : undefined) ?? answerOf(url);
  return fakeGraph((sent) =>
    sent.path.endsWith('/$batch') ? batchReply(sent, ({ url }) => answer(url)) : answer(sent.path),
  );
};

const isList = (url: string) => partsOf(url)[1] === '' && url.includes('/definitions');

async function routesRead(fails: (url: string) => Reply | undefined) {
  const { graph } = world(fails);
  const { definitions, broken } = await readDefinitions(graph);
  const { rounds, unread } = await readRounds(graph, definitions);
  const routes = rounds.map(({ ref }) => [ref.definitionId, ref.route ?? 'ordinary']);
  return { routes: Object.fromEntries(routes), unread, broken };
}

test('a review on both routes is read once, on unified', async () => {
  expect(await routesRead(() => undefined)).toEqual({
    routes: { [ORDINARY]: 'ordinary', [BOTH]: 'unified', [CATALOG]: 'unified' },
    unread: [],
    broken: false,
  });
});

describe('only the ordinary route is used where unified has no list', () => {
  test.each<[string, Reply, boolean]>([
    ['400', { status: 400, body: {} }, false],
    ['403', { status: 403, body: {} }, false],
    ['404', { status: 404, body: {} }, false],
    ['501', { status: 501, body: {} }, false],
    ['405', { status: 405, body: {} }, true],
    ['410', { status: 410, body: {} }, true],
    ['500', { status: 500, body: {} }, true],
    ['503', { status: 503, body: {} }, true],
    ['a damaged list', { body: '{"value": [{"id"' }, true],
    [
      'a list with a next link to another host',
      { body: { value: [], '@odata.nextLink': 'https://evil.example' } },
      true,
    ],
  ])(
    '%s: the list counts as broken, unless the answer means that the tenant lacks the route',
    async (_, reply, broken) => {
      expect(await routesRead((url) => (isList(url) ? reply : undefined))).toEqual({
        routes: { [ORDINARY]: 'ordinary', [BOTH]: 'ordinary' },
        unread: [],
        broken,
      });
    },
  );

  test('a refused sign-in ends the reading', async () => {
    const { graph } = world((url) => (isList(url) ? { status: 401, body: {} } : undefined));
    await expect(readDefinitions(graph)).rejects.toMatchObject({ code: 'signIn' });
  });
});

describe('a review that unified lists but can’t read is read on the ordinary route if it is there', () => {
  test.each([
    ['instances', 403],
    ['instances', 500],
    ['decisions', 403],
    ['decisions', 503],
    ['decisions', 429],
  ])('%s: %i', async (what, status) => {
    const { routes, unread } = await routesRead((url) =>
      partsOf(url)[2]?.endsWith(what) ? { status, body: {} } : undefined,
    );
    expect(routes).toEqual({ [ORDINARY]: 'ordinary', [BOTH]: 'ordinary' });
    expect(unread).toEqual([{ definitionId: CATALOG, what: what === 'decisions' ? 'items' : what, status }]);
  });
});

test('a failure on the ordinary route ends the reading, so that no review is taken for absent', async () => {
  const { graph } = fakeGraph((sent) =>
    sent.path.endsWith('/$batch')
      ? batchReply(sent, ({ url }) =>
          url.startsWith(`${ROUTE}/definitions/${ORDINARY}/`) ? { status: 500, body: {} } : answerOf(url),
        )
      : answerOf(sent.path),
  );
  const { definitions } = await readDefinitions(graph);
  await expect(readRounds(graph, definitions)).rejects.toMatchObject({ code: 'unavailable' });
});

test('a review is looked up on unified only if the ordinary route doesn’t have it', async () => {
  expect(await readDefinition(world().graph, CATALOG)).toMatchObject({ id: CATALOG, route: 'unified' });
  const { graph, sent } = fakeGraph((request) => batchReply(request, () => ({ body: definition(ORDINARY) })));
  expect(await readDefinition(graph, ORDINARY)).toMatchObject({ id: ORDINARY });
  expect(JSON.stringify(sent)).not.toContain('unified');
});
