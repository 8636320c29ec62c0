import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { readAllItems } from './all-items';
import { itemAt, listingTenant } from './items-testing';
import { isNumbered } from './numbered-pages';
import { batchReply, DROPPED, fakeGraph, ORIGIN, type Part, type Reply } from './testing';

const REF = { definitionId: guid(1), instanceId: guid(2), stageId: null };
const LIST = `${ORIGIN}/v1.0/identityGovernance/accessReviews/definitions/x/instances/y/decisions/f`;

interface Page {
  value: unknown[];
  /** How many items stand before the next page. */
  next?: number;
  count?: number;
}

/** The ids of `count` items, from the place `from` on. */
const rows = (from: number, count = 100) =>
  Array.from({ length: count }, (_, at) => ({ id: itemAt(from + at) }));

/**
 * A tenant with one list of items. `page` gives the page that begins at an item, and is told whether it was asked for by
 * its number; a next link says so of itself.
 */
function tenant(page: (skip: number, byNumber: boolean) => Page | Reply) {
  const answer = (url: string): Reply => {
    const made = page(Number(/\$skip=(\d+)/.exec(url)?.[1] ?? 0), !url.includes('next=1'));
    if (!('value' in made)) return made;
    const { value, next, count } = made;
    return {
      body: {
        value,
        ...(next !== undefined && { '@odata.nextLink': `${LIST}?next=1&$skip=${next}` }),
        ...(count !== undefined && { '@odata.count': count }),
      },
    };
  };
  return fakeGraph((one) =>
    one.path === '/v1.0/$batch' ? batchReply(one, (part: Part) => answer(part.url)) : answer(one.path),
  );
}

/** What was sent: how many pages each batch asked for by number, and 'one' for each other request. */
const asked = ({ sent }: Pick<ReturnType<typeof fakeGraph>, 'sent'>) =>
  sent.map(({ body }) => (body as { requests: Part[] } | undefined)?.requests.length ?? 'one');

test('pages are read by number only when the first page links to the next hundred', () => {
  const { graph } = fakeGraph(() => ({}));
  const first = { items: [], rows: 100, count: undefined };
  const links = [undefined, '/list', '/list?$skip=50', '/list?$skip=100'];
  expect(links.map((next) => isNumbered(graph, { ...first, next }))).toEqual([false, false, false, true]);
});

describe('pages that are read by number', () => {
  test.each([
    [2_100, [20]],
    [2_600, [20, 20, 20]],
    [6_200, [20, 20, 20, 20, 20, 20, 20]],
  ])(
    'are requested twenty, then forty, then eighty at a time when %i items come without a count',
    async (size, batches) => {
      const made = listingTenant({ size, count: 'none' });
      expect(await readAllItems(made.graph, REF)).toMatchObject({ complete: true, total: size });
      expect(asked(made)).toEqual(['one', ...batches]);
    },
  );

  test('are read three times when an item stays missing, and then by their next links', async () => {
    const made = tenant((skip) => {
      // So a reading without an end fails.
      if (made.sent.length > 20) return { status: 403 };
      return skip === 0 ? { value: rows(0), next: 100, count: 150 } : { value: rows(99, 50), count: 150 };
    });
    expect((await readAllItems(made.graph, REF)).items).toHaveLength(149);
    expect(asked(made)).toEqual(['one', 1, 2, 2, 'one', 'one', 'one', 'one', 'one', 'one']);
  });

  test('may be empty in between, but not ten in a row', async () => {
    const read = (empty: number) => {
      const last = (empty + 1) * 100;
      const { graph } = tenant((skip) => {
        if (skip === 0) return { value: rows(0), next: 100 };
        return skip === last ? { value: rows(last, 5) } : { value: [], next: skip + 100 };
      });
      return readAllItems(graph, REF);
    };
    expect(await read(9)).toMatchObject({ complete: true, total: 105 });
    expect(await read(10)).toMatchObject({ complete: false, broken: true });
  });

  test('end at an empty page when all counted items are here, although it has a next link', async () => {
    const made = tenant((skip) => ({ value: skip < 200 ? rows(skip) : [], next: skip + 100, count: 200 }));
    expect(await readAllItems(made.graph, REF)).toMatchObject({ complete: true, total: 200 });
    expect(asked(made)).toEqual(['one', 1, 20]);
    expect(made.graph.tenant.offers('skip')).toBe(true);
  });

  test('may be forbidden behind the last counted item, and the list is still complete', async () => {
    const { graph } = tenant((skip) => {
      if (skip > 200) return { status: 403 };
      return { value: skip < 200 ? rows(skip) : [], next: skip + 100, count: 200 };
    });
    expect(await readAllItems(graph, REF)).toMatchObject({ complete: true, total: 200 });
  });

  test('are complete without a count although pages behind the last are forbidden', async () => {
    const made = tenant((skip) => {
      if (skip > 200) return { status: 403 };
      return { value: rows(skip), ...(skip < 200 && { next: skip + 100 }) };
    });
    expect(await readAllItems(made.graph, REF)).toMatchObject({ complete: true, total: 300 });
    expect(asked(made)).toEqual(['one', 20]);
  });

  test('are not replaced by next links when the connection is gone', async () => {
    const { graph: lists } = listingTenant({ size: 300 });
    const list = async () => (await lists.try({ method: 'GET', address: '/x' })).body;
    const { graph, sent } = fakeGraph(async (one) =>
      one.path === '/v1.0/$batch' ? DROPPED : { body: await list() },
    );
    await expect(readAllItems(graph, REF)).rejects.toMatchObject({ code: 'offline' });
    expect(sent.slice(1).every(({ path }) => path === '/v1.0/$batch')).toBe(true);
  });

  const linked = (skip: number): Page => ({ value: rows(skip), ...(skip < 200 && { next: skip + 100 }) });

  test.each<[string, (skip: number) => Page | Reply, boolean]>([
    ['for a minute when the server fails', () => ({ status: 500 }), true],
    ['ever again when they are refused', () => ({ status: 400 }), false],
    ['ever again when they hold the wrong rows', () => ({ value: rows(0), next: 100 }), false],
  ])('aren’t requested %s', async (_, byNumber, later) => {
    const { graph } = tenant((skip, isNumber) => (isNumber && skip > 0 ? byNumber(skip) : linked(skip)));
    expect(await readAllItems(graph, REF)).toMatchObject({ complete: true, total: 300 });
    expect(graph.tenant.offers('skip')).toBe(false);
    await graph.timing.sleep(60_000);
    expect(graph.tenant.offers('skip')).toBe(later);
  });
});
