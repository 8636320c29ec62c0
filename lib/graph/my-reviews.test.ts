import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { readMyReviews } from './my-reviews';
import { readOneReview } from './one-review';
import { listPending } from './pending';
import { readItems } from './recording';
import { batchReply, DROPPED, fakeGraph, ORIGIN, type Part, type Reply, type Sent } from './testing';

const DEFINITIONS = '/identityGovernance/accessReviews/definitions';
const definition = (at: number) => ({
  id: guid(at),
  displayName: `Review ${at}`,
  reviewers: [{ query: '/users/x' }],
});
const item = (at: number, decision = 'NotReviewed') => ({
  id: guid(1000 + at),
  decision,
  resource: { id: guid(9), displayName: 'Group' },
});

interface World {
  open: number;
  finished?: number;
  /** Answers one part or request in another way. */
  instead?: (path: string) => Reply | Error | undefined;
  items?: (definitionAt: number) => unknown;
}

/**
 * A tenant with `open` reviews in progress and `finished` definitions; each is a one-time review, so its instance id is
 * its definition id.
 */
function tenant(world: World) {
  const all = Array.from({ length: world.open + (world.finished ?? 0) }, (_, at) => definition(at + 1));
  const at = (path: string) => Number(/definitions\/[0-9a-f-]+-0*(\d+)\//.exec(path)?.[1]);
  const answer = (path: string): Reply => {
    const other = world.instead?.(path);
    if (other && !(other instanceof Error)) return other;
    if (path.includes('/decisions/filter')) return { body: world.items?.(at(path)) ?? { value: [item(1)] } };
    if (path.includes('/instances/filter')) {
      const open = at(path) <= world.open;
      return { body: { value: open ? [{ id: guid(at(path)), status: 'InProgress' }] : [] } };
    }
    const skip = Number(/\$skip=(\d+)/.exec(path)?.[1] ?? 0);
    const more = all.length > skip + 100;
    const next = `${ORIGIN}/v1.0${DEFINITIONS}/filterByCurrentUser(on='reviewer')?$top=100&$skip=${skip + 100}`;
    return { body: { value: all.slice(skip, skip + 100), ...(more && { '@odata.nextLink': next }) } };
  };
  return fakeGraph((one: Sent) => {
    if (one.path === '/v1.0/$batch') return batchReply(one, (part: Part) => answer(part.url));
    const other = world.instead?.(one.path);
    return other instanceof Error ? other : answer(one.path.replace('/v1.0', ''));
  });
}

/** Twenty reviews, every second one with stages, of which these are mine; those of `failing` can't be read. */
function stagedTenant(stages: unknown[], failing = 'none') {
  const both = Array.from({ length: 20 }, (_, at) => ({
    ...definition(at + 1),
    ...(at % 2 === 0 && { stageSettings: [{ stageId: '1', durationInDays: 5 }] }),
  }));
  return tenant({
    open: 20,
    instead: (path) => {
      if (path.includes('/definitions/filter')) return { body: { value: both } };
      if (path.includes('/stages/filter') && path.includes(failing)) return { status: 500 };
      return path.includes('/stages/filter') ? { body: { value: stages } } : undefined;
    },
  });
}

describe('the inbox', () => {
  test.each([
    [1, 0, 3],
    [5, 0, 3],
    [20, 0, 3],
    [20, 200, 15],
  ])('with %i reviews and %i finished beside them takes %i requests', async (open, finished, requests) => {
    const { graph, sent } = tenant({ open, finished });
    const read = await readMyReviews(graph);
    expect(read.reviews).toHaveLength(open);
    expect(read.unread).toBe(0);
    expect(sent).toHaveLength(requests);
  });

  test('sends a single request when there is nothing to review', async () => {
    const { graph, sent } = tenant({ open: 0 });
    expect((await readMyReviews(graph)).reviews).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  test('is read without the status filter, then and later, when the tenant refuses it', async () => {
    const { graph, sent } = tenant({
      open: 2,
      instead: (path) => (path.includes('$filter') ? { status: 400 } : undefined),
    });
    expect((await readMyReviews(graph)).reviews).toHaveLength(2);
    expect(sent).toHaveLength(4);
    await readMyReviews(graph);
    expect(sent).toHaveLength(7);
  });

  test('an instance that is not in progress is left out, whatever the filter let through', async () => {
    const { graph } = tenant({
      open: 1,
      instead: (path) =>
        path.includes('/instances/filter') && !path.includes('decisions')
          ? { body: { value: [{ id: guid(1), status: 'Applied' }] } }
          : undefined,
    });
    expect((await readMyReviews(graph)).reviews).toEqual([]);
  });

  test('reviews that fail are counted and the others shown; when all fail, the problem is thrown', async () => {
    const one = tenant({
      open: 3,
      instead: (path) =>
        path.includes(guid(2)) && path.includes('/decisions/') ? { status: 403 } : undefined,
    });
    const read = await readMyReviews(one.graph);
    expect([read.reviews.length, read.unread]).toEqual([2, 1]);
    const all = tenant({
      open: 2,
      instead: (path) => (path.includes('/instances/') ? { status: 403 } : undefined),
    });
    await expect(readMyReviews(all.graph)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('staged reviews take one more batch, for the items of their stages', async () => {
    const { graph, sent } = stagedTenant([{ id: guid(501), status: 'InProgress' }]);
    const read = await readMyReviews(graph);
    expect(read.reviews).toHaveLength(20);
    expect(read.reviews.filter(({ review }) => review.stage?.id === guid(501))).toHaveLength(10);
    expect(read.reviews.every(({ items, complete }) => items[0]?.id === guid(1001) && complete)).toBe(true);
    expect(sent).toHaveLength(4);
    // The inbox doesn't show insights.
    expect(JSON.stringify(sent)).not.toContain('insights');
  });

  test('a staged review whose stages can’t be read is counted, and the others are shown', async () => {
    const { graph } = stagedTenant([{ id: guid(501), status: 'InProgress' }], guid(1));
    const read = await readMyReviews(graph);
    expect([read.reviews.length, read.unread]).toEqual([19, 1]);
  });

  test('a staged review without a stage of mine is listed without items', async () => {
    const { graph, sent } = stagedTenant([]);
    const read = await readMyReviews(graph);
    expect(read.reviews.filter(({ items, complete }) => items.length === 0 && !complete)).toHaveLength(10);
    expect(sent).toHaveLength(3);
  });

  test('pages are followed only until something undecided is found', async () => {
    const next = `${ORIGIN}/v1.0${DEFINITIONS}/${guid(1)}/instances/${guid(1)}/decisions/filterByCurrentUser(on='reviewer')?$skip=`;
    const pages = [
      { value: [item(1, 'Approve')], '@odata.nextLink': `${next}1` },
      { value: [item(2, 'Deny')], '@odata.nextLink': `${next}2` },
      { value: [item(3)], '@odata.nextLink': `${next}3` },
    ];
    const { graph, sent } = tenant({
      open: 1,
      instead: (path) => {
        const skip = /\/decisions\/.*\$skip=(\d)/.exec(path)?.[1];
        return skip ? { body: pages[Number(skip)] } : undefined;
      },
      items: () => pages[0],
    });
    const [read] = (await readMyReviews(graph)).reviews;
    expect(read).toMatchObject({ complete: false, resource: { displayName: 'Group' } });
    expect(read?.items).toHaveLength(3);
    expect(sent).toHaveLength(5);
  });

  test('a next link to another host is refused and nothing is sent there', async () => {
    const { graph, sent } = tenant({
      open: 1,
      items: () => ({ value: [item(1, 'Deny')], '@odata.nextLink': 'https://evil.example/v1.0/x' }),
    });
    await expect(readMyReviews(graph)).rejects.toMatchObject({ code: 'untrusted' });
    expect(sent).toHaveLength(3);
  });

  test('a list of definitions that links to itself ends, and the result is marked as broken', async () => {
    const { graph } = tenant({
      open: 1,
      instead: (path) =>
        path.includes('/definitions/filter')
          ? {
              body: {
                value: [],
                '@odata.nextLink': `${ORIGIN}/v1.0${DEFINITIONS}/filterByCurrentUser(on='reviewer')`,
              },
            }
          : undefined,
    });
    expect(await readMyReviews(graph)).toMatchObject({ reviews: [], unread: 0, broken: true });
  });
});

describe('the deprecated list', () => {
  test.each<[string, Reply | Error]>([
    ['a 404', { status: 404 }],
    ['throttled', { status: 429, headers: { 'retry-after': '60' } }],
    ['lost', DROPPED],
    ['cut off', { body: '{"val' }],
    [
      'a list of unusable entries',
      { body: { value: [{ id: '../x', definition: {} }, null, { id: guid(1) }] } },
    ],
  ])('is empty after one request and without a wait when its answer is %s', async (_, reply) => {
    const { graph, sent, slept } = fakeGraph(() => reply);
    expect(await listPending(graph)).toEqual([]);
    expect([sent.length, slept]).toEqual([1, []]);
  });

  test('names reviews with their definition', async () => {
    const value = [{ id: guid(2), status: 'InProgress', definition: definition(1) }];
    const { graph } = fakeGraph(() => ({ body: { value } }));
    expect(await listPending(graph)).toMatchObject([
      { definition: { displayName: 'Review 1' }, instance: { id: guid(2) } },
    ]);
  });
});

describe('one review', () => {
  const ref = { definitionId: guid(1), instanceId: guid(2), stageId: null };
  const entities = (part: Part): Reply =>
    part.url.endsWith(guid(1))
      ? { body: { value: definition(1) } }
      : { body: { id: guid(2), status: 'InProgress' } };

  test('is read with definition, instance and first page in one request', async () => {
    const { graph, sent } = fakeGraph((one) =>
      batchReply(one, (part) =>
        part.url.includes('decisions') ? { body: { value: [item(1)] } } : entities(part),
      ),
    );
    const read = await readOneReview(graph, ref);
    expect(read).toMatchObject({ complete: true, review: { definition: { displayName: 'Review 1' } } });
    expect(read.items).toHaveLength(1);
    expect(sent).toHaveLength(1);
  });

  test.each([400, 501])(
    'is read without insights, then and later, when they are refused with %i',
    async (status) => {
      const answer = (path: string): Reply =>
        path.includes('$expand') ? { status } : { body: { value: [item(1)] } };
      const { graph, sent } = fakeGraph((one) =>
        one.path === '/v1.0/$batch'
          ? batchReply(one, (part) => (part.url.includes('decisions') ? answer(part.url) : entities(part)))
          : answer(one.path),
      );
      expect((await readOneReview(graph, ref)).items).toHaveLength(1);
      expect(sent).toHaveLength(2);
      await readOneReview(graph, ref);
      expect(sent).toHaveLength(3);
    },
  );

  test.each([
    [403, 'forbidden'],
    [404, 'notFound'],
  ])('answered with %i is %s', async (status, code) => {
    const { graph } = fakeGraph((one) => batchReply(one, () => ({ status })));
    await expect(readOneReview(graph, ref)).rejects.toMatchObject({ code });
  });

  test('shows its first page before the rest', async () => {
    const next = `${ORIGIN}/v1.0${DEFINITIONS}/${guid(1)}/instances/${guid(2)}/decisions/x?$skip=1`;
    const { graph } = fakeGraph((one) =>
      one.path === '/v1.0/$batch'
        ? batchReply(one, (part) =>
            part.url.includes('decisions')
              ? { body: { value: [item(1)], '@odata.nextLink': next } }
              : entities(part),
          )
        : { body: { value: [item(2)] } },
    );
    const parts: [number, boolean][] = [];
    const read = await readOneReview(graph, ref, {
      onPart: (part) => parts.push([part.items.length, part.complete]),
    });
    expect(parts).toEqual([[1, false]]);
    expect([read.items.length, read.complete]).toEqual([2, true]);
  });

  test('a single item is read by one GET, several by a batch', async () => {
    const { graph, sent } = fakeGraph((one) =>
      one.path === '/v1.0/$batch'
        ? batchReply(one, ({ url }) => ({ body: { id: url.split('/').at(-1) } }))
        : { body: item(1) },
    );
    await readItems(graph, ref, [guid(1001)], false);
    await readItems(graph, ref, [guid(1001), guid(1002)], false);
    expect(sent.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual([
      `GET ${guid(1001)}`,
      'POST $batch',
    ]);
  });

  test.each([400, 403, 405, 501])(
    'items whose single reads are answered with %i come from the list',
    async (status) => {
      const { graph, sent } = fakeGraph((one) =>
        one.path.includes('filterByCurrentUser') ? { body: { value: [item(1)] } } : { status },
      );
      const read = await readItems(graph, ref, [guid(1001)], false);
      expect(read).toMatchObject({ all: true });
      expect(read.items.get(guid(1001))).toMatchObject({ decision: 'NotReviewed' });
      expect([sent.length, graph.tenant.offers('singleItem')]).toEqual([2, false]);
    },
  );

  test.each([404, 410])(
    'an item answered with %i is gone, and the list isn’t read for it',
    async (status) => {
      const { graph, sent } = fakeGraph(() => ({ status }));
      const read = await readItems(graph, ref, [guid(1001)], false);
      expect(read.items.get(guid(1001))).toMatchObject({ code: 'notFound' });
      expect([read.all, sent.length]).toEqual([false, 1]);
    },
  );

  test('items come from the list, and the second time only from there, when single reads are forbidden', async () => {
    const { graph, sent } = fakeGraph((one) =>
      one.path.includes('filterByCurrentUser') ? { body: { value: [item(1)] } } : { status: 403 },
    );
    const ids = [guid(1001)];
    expect((await readItems(graph, ref, ids, false)).items.get(guid(1001))).toMatchObject({
      decision: 'NotReviewed',
    });
    await readItems(graph, ref, ids, false);
    expect(sent).toHaveLength(3);
  });
});
