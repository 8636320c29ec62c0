import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { addresses } from './address';
import { itemPage, myItemsRequest } from './items-page';
import { PortalProblem } from './problem';
import { fakeGraph, ORIGIN } from './testing';

const REF = { definitionId: guid(1), instanceId: guid(2), stageId: null };
const at = (query: Parameters<typeof addresses.myItems>[1]) => ({
  method: 'GET',
  holds: 'list',
  address: addresses.myItems(REF, query),
});
const BARE = at({});
const SIZED = { ...at({ top: 100 }), extra: { name: 'top', without: BARE } };

describe('a page of my items', () => {
  const graphWithout = (...refused: ('top' | 'insights')[]) => {
    const { graph } = fakeGraph(() => ({}));
    for (const extra of refused) graph.tenant.refuse(extra);
    return graph;
  };

  test('is requested with insights and a hundred rows, each left out where it is refused', () => {
    expect(myItemsRequest(graphWithout(), REF)).toEqual({
      ...at({ top: 100, expand: 'insights' }),
      extra: { name: 'insights', without: SIZED },
    });
    expect(myItemsRequest(graphWithout('top'), REF)).toEqual({
      ...at({ expand: 'insights' }),
      extra: { name: 'insights', without: BARE },
    });
  });

  test('is requested without insights where they aren’t wanted or the tenant refused them', () => {
    expect(myItemsRequest(graphWithout(), REF, { insights: false })).toEqual(SIZED);
    expect(myItemsRequest(graphWithout('insights'), REF)).toEqual(SIZED);
    expect(myItemsRequest(graphWithout('insights', 'top'), REF)).toEqual(BARE);
  });

  test('is requested out of turn with the same options as the first page', () => {
    expect(myItemsRequest(graphWithout(), REF, { skip: 300 })).toEqual(
      at({ top: 100, skip: 300, expand: 'insights' }),
    );
    expect(myItemsRequest(graphWithout('top', 'insights'), REF, { skip: 0 })).toEqual(at({ skip: 0 }));
  });

  test('reports how many rows it had, including those that can’t be read', async () => {
    const body = {
      value: [{ id: guid(7) }, { id: 'x' }, null],
      '@odata.count': 9,
      '@odata.nextLink': `${ORIGIN}/v1.0/more`,
    };
    const page = await itemPage(graphWithout(), REF, { status: 200, header: () => null, body });
    expect(page).toMatchObject({ items: [{ id: guid(7) }], next: '/more', rows: 3, count: 9 });
    expect(page.items).toHaveLength(1);
  });

  test('throws the problem in its place, or unavailable when there is nothing', async () => {
    const problem = new PortalProblem('throttled');
    await expect(itemPage(graphWithout(), REF, problem)).rejects.toBe(problem);
    await expect(itemPage(graphWithout(), REF, undefined)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
