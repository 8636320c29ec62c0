import { describe, expect, test } from 'vitest';
import { anItem, aReview, guid } from '../review/testing';
import { readAccessFacts } from './access-facts';
import { readAllItems } from './all-items';
import { listMyInstances } from './instances';
import { listMyDefinitions } from './my-definitions';
import { readMyReviews } from './my-reviews';
import { Pages, readList } from './paging';
import { readPrevious } from './previous';
import { readItems } from './recording';
import { batchReply, DROPPED, fakeGraph, ORIGIN, type Part, type Reply } from './testing';

const REF = { definitionId: guid(1), instanceId: guid(2), stageId: null };
const FIRST = '/list?page=1';
const link = (page: number | string) => `${ORIGIN}/v1.0/list?page=${page}`;
const values = (...ids: number[]) => ids.map((id) => ({ id: guid(id) }));
const all = (from: number, count: number) => values(...Array.from({ length: count }, (_, at) => from + at));

/** A list whose page `n` is what `page` gives; `next` is the number that its link leads to. */
function listed(page: (number: number) => { value: unknown[]; next?: number | string } | Reply | Error) {
  return fakeGraph((one) => {
    const made = page(Number(/page=(\d+)/.exec(one.path)?.[1]));
    if (!('value' in made)) return made;
    return {
      body: { value: made.value, ...(made.next !== undefined && { '@odata.nextLink': link(made.next) }) },
    };
  });
}

const get = (address: string) => ({ method: 'GET', address, holds: 'list' }) as const;
const idsOf = (read: { values: unknown[] }) => read.values.map((value) => (value as { id: string }).id);

describe('a list', () => {
  test('without a next link on its last page is complete', async () => {
    const { graph, sent } = listed((n) => ({ value: values(n), ...(n < 3 && { next: n + 1 }) }));
    const read = await readList(graph, get(FIRST));
    expect([idsOf(read), read.broken, sent.length]).toEqual([[guid(1), guid(2), guid(3)], false, 3]);
  });

  test('may have empty pages in between', async () => {
    const { graph } = listed((n) => ({ value: n === 9 ? values(9) : [], ...(n < 9 && { next: n + 1 }) }));
    expect(await readList(graph, get(FIRST))).toEqual({ values: values(9), broken: false });
  });

  test('whose next link was followed before ends as broken, with the values read so far', async () => {
    const { graph, sent } = listed((n) => ({ value: values(n), next: n < 3 ? n + 1 : 2 }));
    const read = await readList(graph, get(FIRST));
    expect([idsOf(read), read.broken, sent.length]).toEqual([[guid(1), guid(2), guid(3)], true, 3]);
  });

  test('whose first page links to itself is requested once and is broken', async () => {
    const { graph, sent } = listed(() => ({ value: values(1), next: 1 }));
    expect(await readList(graph, get(FIRST))).toEqual({ values: values(1), broken: true });
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['empty pages', () => []],
    ['the same page again and again', () => values(1)],
    ['rows without ids', () => [null, {}]],
  ])('that goes on without end with %s is given up after at most twelve requests', async (_, value) => {
    const { graph, sent } = listed((n) => ({ value: n === 1 ? values(1) : value(), next: n + 1 }));
    const read = await readList(graph, get(FIRST));
    expect([read.broken, idsOf({ values: read.values.slice(0, 1) })]).toEqual([true, [guid(1)]]);
    expect(sent.length).toBeLessThanOrEqual(12);
  });

  test('may have rows without ids, as long as they differ', async () => {
    const { graph } = listed((n) => ({ value: [{ principalId: guid(n) }], ...(n < 30 && { next: n + 1 }) }));
    const read = await readList(graph, get(FIRST));
    expect([read.values.length, read.broken]).toEqual([30, false]);
  });

  test('is never longer than two thousand pages', async () => {
    const { graph, sent } = listed((n) => ({ value: values(n), next: n + 1 }));
    const read = await readList(graph, get(FIRST));
    expect([read.values.length, read.broken, sent.length]).toEqual([2_000, true, 2_000]);
  });

  test.each<[string, Reply]>([
    ['fails', { status: 500 }],
    ['is damaged', { body: '<html>' }],
  ])('with a later page that %s returns what came before it, as broken', async (_, reply) => {
    const { graph } = listed((n) => (n === 1 ? { value: values(1), next: 2 } : reply));
    expect(await readList(graph, get(FIRST))).toEqual({ values: values(1), broken: true });
  });

  test('is complete when a later page that was damaged once is requested again', async () => {
    const { graph, sent } = listed((n) => {
      if (n === 1) return { value: values(1), next: 2 };
      return sent.length === 2 ? { body: '{}' } : { value: values(2) };
    });
    expect(await readList(graph, get(FIRST))).toEqual({ values: values(1, 2), broken: false });
    expect(sent.map(({ path }) => path)).toEqual([1, 2, 2].map((n) => `/v1.0/list?page=${n}`));
  });

  test.each<[string, Reply | Error, string]>([
    ['the network is gone', DROPPED, 'offline'],
    ['nobody is signed in', { status: 401 }, 'signIn'],
    ['the later page is forbidden', { status: 403 }, 'forbidden'],
  ])('is a problem, not half a list, when %s', async (_, reply, code) => {
    const { graph } = listed((n) => (n === 1 ? { value: values(1), next: 2 } : reply));
    await expect(readList(graph, get(FIRST))).rejects.toMatchObject({ code });
  });

  test('whose first page fails throws the problem', async () => {
    const { graph } = listed(() => ({ status: 500 }));
    await expect(readList(graph, get(FIRST))).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('with a next link to another host is refused, and the link isn’t followed', async () => {
    const { graph, sent } = fakeGraph(() => ({
      body: { value: values(1), '@odata.nextLink': 'https://evil.example/v1.0/list' },
    }));
    await expect(readList(graph, get(FIRST))).rejects.toMatchObject({ code: 'untrusted' });
    expect(sent).toHaveLength(1);
  });

  test('goes on from a page that was read before', async () => {
    const { graph, sent } = listed((n) => ({ value: values(n) }));
    const read = await readList(graph, { values: values(1), next: '/list?page=2', count: undefined });
    expect([idsOf(read), read.broken, sent.length]).toEqual([[guid(1), guid(2)], false, 1]);
    expect(await readList(graph, { values: [], next: undefined, count: 0 })).toEqual({
      values: [],
      broken: false,
    });
  });

  test('without a first page has no pages, and no request is sent', async () => {
    const { graph, sent } = listed(() => ({ value: [] }));
    for await (const _ of new Pages(graph, undefined)) throw new Error('a page');
    expect(sent).toEqual([]);
  });
});

/** A tenant with one list of items; `page` gives the page that begins at an item. */
function items(page: (skip: number) => { value: unknown[]; next?: number; count?: number } | Reply) {
  const LIST = `${ORIGIN}/v1.0/identityGovernance/accessReviews/definitions/x/decisions/f?$skip=`;
  const answer = (url: string): Reply => {
    const made = page(Number(/\$skip=(\d+)/.exec(url)?.[1] ?? 0));
    if (!('value' in made)) return made;
    const { value, next, count } = made;
    return {
      body: {
        value,
        ...(next !== undefined && { '@odata.nextLink': `${LIST}${next}` }),
        ...(count !== undefined && { '@odata.count': count }),
      },
    };
  };
  return fakeGraph((one) =>
    one.path === '/v1.0/$batch' ? batchReply(one, (part: Part) => answer(part.url)) : answer(one.path),
  );
}

describe('my items', () => {
  test('empty pages without end give the first page’s items and a broken list', async () => {
    const { graph, sent } = items((skip) => ({ value: skip === 0 ? all(0, 100) : [], next: skip + 100 }));
    const read = await readAllItems(graph, REF);
    expect(read).toMatchObject({ complete: false, broken: true });
    expect(read.items).toHaveLength(100);
    expect(sent.length).toBeLessThan(20);
  });

  test('a list with all counted items is complete, wherever its next link leads', async () => {
    for (const behind of [
      { value: [], next: 300 },
      { status: 404 },
      { status: 500 },
      { value: all(0, 100), next: 300 },
    ]) {
      const { graph } = items((skip) =>
        skip < 200 ? { value: all(skip, 100), next: skip + 100, count: 200 } : behind,
      );
      const read = await readAllItems(graph, REF);
      expect(read).toMatchObject({ complete: true, total: 200 });
      expect(read.items).toHaveLength(200);
    }
  });

  test('are complete by their count also when next links are followed', async () => {
    const { graph } = items((skip) => ({
      value: skip === 0 ? all(0, 50) : skip === 50 ? all(50, 50) : [],
      next: skip + 50,
      count: 100,
    }));
    expect(await readAllItems(graph, REF)).toMatchObject({ complete: true, total: 100 });
  });

  test('are broken when fewer came than were counted', async () => {
    const { graph } = items((skip) => ({ value: skip === 0 ? all(0, 50) : [], next: skip + 50, count: 100 }));
    const read = await readAllItems(graph, REF);
    expect(read).toMatchObject({ complete: false, broken: true, total: 100 });
    expect(read.items).toHaveLength(50);
  });

  test('that stand on a damaged page are found by the next links', async () => {
    let calls = 0;
    const { graph } = items((skip) => {
      const last = skip >= 300;
      if (skip === 200 && ++calls <= 5) return { body: '<html>' };
      return { value: all(skip, 100), ...(!last && { next: skip + 100 }) };
    });
    const read = await readAllItems(graph, REF);
    expect(read).toMatchObject({ complete: true, total: 400 });
  });

  test('an item missing from a broken list is unavailable, not gone', async () => {
    const { graph } = items((skip) => ({ value: all(0, 10), next: skip + 10 }));
    const read = await readItems(graph, REF, [guid(3), guid(99)], true);
    expect(read.all).toBe(false);
    expect(read.items.get(guid(3))).toMatchObject({ decision: 'NotReviewed' });
    expect(read.items.get(guid(99))).toMatchObject({ code: 'unavailable' });
    const whole = items(() => ({ value: all(0, 10) }));
    const fresh = await readItems(whole.graph, REF, [guid(99)], true);
    expect([fresh.all, fresh.items.get(guid(99))]).toMatchObject([true, { code: 'notFound', status: 404 }]);
  });
});

describe('reviews', () => {
  const world = (broken: 'definitions' | 'instances') =>
    fakeGraph((one) => {
      const answer = (url: string): Reply => {
        const next = (path: string) => ({ '@odata.nextLink': `${ORIGIN}/v1.0${path}` });
        if (url.includes('/decisions/')) return { body: { value: values(7) } };
        if (url.includes('/instances/'))
          return {
            body: {
              value: [{ id: guid(2), status: 'InProgress' }],
              ...(broken === 'instances' && next('/x/instances/again')),
            },
          };
        return {
          body: { value: values(1), ...(broken === 'definitions' && next('/definitions/again')) },
        };
      };
      return one.path === '/v1.0/$batch'
        ? batchReply(one, (part: Part) => answer(part.url))
        : answer(one.path);
    });

  test.each(['definitions', 'instances'] as const)(
    'that were read are listed where the list of %s has no end',
    async (which) => {
      const read = await readMyReviews(world(which).graph);
      expect(read).toMatchObject({ unread: 0, broken: true });
      expect(read.reviews).toHaveLength(1);
    },
  );

  test('are not marked as broken when no list broke off', async () => {
    const { graph } = fakeGraph(() => ({ body: { value: [] } }));
    expect(await listMyDefinitions(graph)).toMatchObject({ definitions: [], broken: false });
    expect((await listMyInstances(graph, [])).broken).toBe(false);
  });
});

describe('what is beside a review', () => {
  test('a broken list gives no previous answers', async () => {
    const { graph } = fakeGraph((one) => ({
      body: {
        value: [
          {
            id: guid(one.path.includes('decisions') ? 5 : 201),
            status: 'Applied',
            startDateTime: '2026-01-01T00:00:00Z',
          },
        ],
        '@odata.nextLink': `${ORIGIN}/v1.0/again`,
      },
    }));
    expect(await readPrevious(graph, aReview())).toBeNull();
    const decisions = fakeGraph((one) => ({
      body: {
        value: [{ id: guid(201), status: 'Applied', startDateTime: '2026-01-01T00:00:00Z' }],
        ...(/decisions|again/.test(one.path) && { '@odata.nextLink': `${ORIGIN}/v1.0/again` }),
      },
    }));
    expect(await readPrevious(decisions.graph, aReview())).toBeNull();
  });

  test('a broken list gives no direct access', async () => {
    const item = anItem({ resource: { id: guid(7), displayName: 'A', type: 'servicePrincipal' } });
    const { graph } = fakeGraph((one) => {
      const body = { value: [{ principalId: guid(9) }], '@odata.nextLink': `${ORIGIN}/v1.0/again` };
      return one.path === '/v1.0/$batch' ? batchReply(one, () => ({ body })) : { body };
    });
    expect(await readAccessFacts(graph, [item], ['Application.Read.All'])).toBeNull();
  });
});
