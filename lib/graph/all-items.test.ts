import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { readAllItems } from './all-items';
import type { ItemsRead } from './growing-items';
import { itemAt, type Listing, listingTenant } from './items-testing';
import { batchReply, fakeGraph, ORIGIN } from './testing';

const REF = { definitionId: guid(1), instanceId: guid(2), stageId: null };

async function read(listing: Listing) {
  const tenant = listingTenant(listing);
  const parts: ItemsRead[] = [];
  const result = await readAllItems(tenant.graph, REF, { onPart: (part) => parts.push(part) });
  return { ...tenant, parts, result, ids: result.items.map(({ id }) => id) };
}

/**
 * Lists of a few pages, and lists around the end of one and two batches of twenty pages: sizes between these behave the
 * same and take longest.
 */
const SIZES = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 700 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1_950, max: 2_350 }) },
  { weight: 1, arbitrary: fc.integer({ min: 4_050, max: 4_350 }) },
);
/** Most lists end within eight pages; larger numbers matter only for the long ones. */
const pagesUpTo = (most: number) =>
  fc.oneof(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: most }));

const everyone = (size: number) => Array.from({ length: size }, (_, at) => itemAt(at));

describe('all items', () => {
  test.each([
    [0, 1],
    [100, 1],
    [101, 2],
    [2_100, 2],
    [10_000, 6],
  ])('%i items are read in the tenant’s order with %i round trips', async (size, trips) => {
    const { ids, result, sent } = await read({ size });
    expect(ids).toEqual(everyone(size));
    expect(result).toMatchObject({ complete: true, total: size });
    expect(sent).toHaveLength(trips);
  });

  test('only existing pages are requested when the tenant gives a count', async () => {
    expect((await read({ size: 250 })).pages()).toBe(3);
  });

  test('ten thousand items take at most twelve round trips when the tenant gives no count', async () => {
    const { ids, sent, graph } = await read({ size: 10_000, count: 'none' });
    expect(ids).toEqual(everyone(10_000));
    expect(sent.length).toBeLessThanOrEqual(12);
    expect(graph.tenant.offers('skip') && graph.tenant.offers('count')).toBe(true);
  });

  test('ten thousand items take at most twelve round trips when rows shift during the read', async () => {
    const { ids, sent } = await read({ size: 10_000, shiftsAt: new Set([40]) });
    expect([...ids].sort()).toEqual(everyone(10_000));
    expect(sent.length).toBeLessThanOrEqual(12);
  });

  test('the first rows come before the rest, and the list only grows at its end', async () => {
    const { parts, ids } = await read({ size: 4_550 });
    expect(parts[0]).toMatchObject({ complete: false, total: 4_550 });
    expect(parts[0]?.items).toHaveLength(100);
    expect(parts.map(({ items }) => items.length)).toEqual([100, 2_100, 4_100]);
    for (const { items } of parts) expect(items.map(({ id }) => id)).toEqual(ids.slice(0, items.length));
    expect(new Set(parts.map(({ items }) => items)).size).toBe(parts.length);
  });

  test.each<Listing>([
    { size: 730, paging: 'token' },
    { size: 730, page: 50 },
    { size: 730, paging: 'refused' },
    { size: 730, paging: 'ignored' },
    { size: 730, paging: 'capped' },
  ])(
    'a tenant with other paging is read by its next links, and not in batches of pages later: %o',
    async (listing) => {
      const { ids, graph, sent } = await read(listing);
      expect(ids).toEqual(everyone(730));
      // Links without numbers say nothing of what the tenant would do when asked for a page.
      const wasAsked = listing.paging !== 'token' && !listing.page;
      expect([graph.tenant.offers('skip'), graph.tenant.offers('count')]).toEqual([!wasAsked, true]);
      const before = sent.length;
      await readAllItems(graph, REF);
      expect(sent.slice(before).some(({ path }) => path === '/v1.0/$batch')).toBe(false);
    },
  );

  test('an ignored $skip is noticed in the first batch, so that 730 items take nine requests', async () => {
    expect((await read({ size: 730, paging: 'ignored' })).sent).toHaveLength(9);
  });

  test('failed pages after the last one are ignored', async () => {
    const failsAt = new Map(Array.from({ length: 18 }, (_, at) => [at + 4, 404] as const));
    expect((await read({ size: 250, count: 'none', failsAt })).ids).toEqual(everyone(250));
  });

  test('a count that is too small is dropped as total once more items have come', async () => {
    const { ids, parts } = await read({ size: 730, count: 'tooFew' });
    expect(ids).toEqual(everyone(730));
    expect(parts.map(({ total }) => total)).toEqual([150, null]);
  });

  test('a list that starts again after its end gives each item once and is broken', async () => {
    const { ids, result, sent } = await read({ size: 730, paging: 'round' });
    expect(ids).toEqual(everyone(730));
    expect(result).toMatchObject({ complete: false, broken: true });
    expect(sent.length).toBeLessThan(60);
  });

  test('a count of one page alone isn’t used as the total', async () => {
    const { ids, parts } = await read({ size: 730, count: 'page' });
    expect(ids).toEqual(everyone(730));
    expect(parts[0]?.total).toBeNull();
  });

  test('a count that is larger than the list isn’t used again', async () => {
    const { ids, result, graph, sent } = await read({ size: 730, count: 'tooMany' });
    expect([...ids].sort()).toEqual(everyone(730));
    expect(result).toMatchObject({ complete: true, total: 730 });
    const before = sent.length;
    await readAllItems(graph, REF);
    expect(sent.length - before).toBe(2);
  });

  test('an item missed while next links are followed is found by following them again', async () => {
    const { ids, result } = await read({ size: 301, count: 'tooMany', shiftsAt: new Set([4, 7]) });
    expect([...ids].sort()).toEqual(everyone(301));
    expect(result).toMatchObject({ complete: true, total: 301 });
  });

  test('a part that can’t be read fails the whole read, after the first part was handed on', async () => {
    const failsAt = new Map(Array.from({ length: 60 }, (_, at) => [at + 2, 500] as const));
    const tenant = listingTenant({ size: 730, failsAt });
    const parts: ItemsRead[] = [];
    const reading = readAllItems(tenant.graph, REF, { onPart: (part) => parts.push(part) });
    await expect(reading).rejects.toMatchObject({ code: 'unavailable' });
    expect(parts).toHaveLength(1);
  });

  test('while next links are followed, parts come every five pages', async () => {
    const { parts } = await read({ size: 1_250, paging: 'token' });
    expect(parts.map(({ items, complete }) => [items.length, complete])).toEqual([
      [100, false],
      [600, false],
      [1_100, false],
    ]);
  });

  test('a read that has enough items ends at that page and is not complete', async () => {
    const tenant = listingTenant({ size: 250 });
    const result = await readAllItems(tenant.graph, REF, { enough: () => true });
    expect([result.items.length, result.complete, result.total, tenant.sent.length]).toEqual([
      100,
      false,
      250,
      1,
    ]);
    const links = listingTenant({ size: 250, paging: 'token' });
    const sought = itemAt(150);
    const found = await readAllItems(links.graph, REF, {
      enough: (items) => items.some(({ id }) => id === sought),
    });
    expect([found.items.length, found.complete]).toEqual([200, false]);
  });

  test('a read in batches ends early once it has enough items', async () => {
    const tenant = listingTenant({ size: 10_000, decision: (at) => (at === 2_500 ? 'NotReviewed' : 'Deny') });
    const enough = {
      enough: (items: ItemsRead['items']) => items.some(({ decision }) => decision === 'NotReviewed'),
    };
    const result = await readAllItems(tenant.graph, REF, enough);
    expect(result.complete).toBe(false);
    expect(tenant.sent).toHaveLength(3);
  });

  test('an item added at the start during the read is found, if fewer items came than counted', async () => {
    const [early, late] = [everyone(200).slice(0, 100), everyone(200).slice(100)];
    const newcomer = itemAt(500);
    const page = (ids: string[], next?: string) => ({
      body: {
        value: ids.map((id) => ({ id })),
        '@odata.count': 201,
        ...(next && { '@odata.nextLink': `${ORIGIN}/v1.0/list?${next}` }),
      },
    });
    let firsts = 0;
    const { graph } = fakeGraph((one) => {
      if (one.path === '/v1.0/$batch') return batchReply(one, () => page(late));
      if (one.path.includes('$skip=100')) return page(late);
      return page(firsts++ === 0 ? early : [newcomer, ...early.slice(0, 99)], '$skip=100');
    });
    const read = await readAllItems(graph, REF);
    expect(read.items.map(({ id }) => id)).toEqual([...early, ...late, newcomer]);
  });

  test('a list that names one item twice in every read is read three times and is complete then', async () => {
    const page = (next?: string) => ({
      body: { value: [{ id: itemAt(1) }], ...(next && { '@odata.nextLink': `${ORIGIN}/v1.0/list?${next}` }) },
    });
    const { graph, sent } = fakeGraph((one) => page(one.path.includes('token') ? undefined : 'token=2'));
    expect(await readAllItems(graph, REF)).toMatchObject({ items: [{}], complete: true, total: 1 });
    expect(sent).toHaveLength(6);
  });

  test('the list holds all items, each once, whatever paging, counts, shifts and failures occur', async () => {
    const kind = fc.constantFrom(429 as const, 500 as const, 503 as const);
    await fc.assert(
      fc.asyncProperty(
        SIZES,
        fc.constantFrom('skip' as const, 'token' as const, 'ignored' as const, 'refused' as const),
        fc.constantFrom('total' as const, 'page' as const, 'none' as const, 'tooMany' as const),
        fc.constantFrom(100, 100, 100, 60),
        fc.array(pagesUpTo(45), { maxLength: 2 }),
        fc.tuple(fc.array(fc.oneof(fc.constant(1), pagesUpTo(60)), { maxLength: 3 }), kind),
        fc.infiniteStream(fc.integer({ min: 0, max: 40 })),
        async (size, paging, count, page, shifts, [failing, failure], delays) => {
          const moving = paging === 'skip' && page === 100;
          const { ids, result, parts } = await read({
            size,
            paging,
            count,
            page,
            shiftsAt: new Set(moving ? shifts : []),
            failsAt: new Map(failing.map((part) => [part, failure])),
            delay: () => delays.next().value ?? 0,
          });
          expect([...ids].sort()).toEqual(everyone(size));
          expect(result).toMatchObject({ complete: true, total: size });
          for (const { items } of parts) expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
        },
      ),
      { numRuns: 150 },
    );
  });
});
