import { describe, expect, test } from 'vitest';
import { anItem, guid } from '../review/testing';
import { addresses } from './address';
import { rememberPositions } from './positions';
import { acceptAdvice, readItems, sendItems, sendWhole } from './recording';
import { batchReply, fakeGraph, type Part, type Reply } from './testing';

const REF = { definitionId: guid(1), instanceId: guid(2), stageId: null };
const ids = (count: number) => Array.from({ length: count }, (_, at) => guid(1_000 + at));
const idIn = (url: string) => url.split('/').at(-1);

/** A tenant that answers single items so, and has these items on its list; by default one. */
function tenant(single: (url: string) => Reply, listed = ids(1)) {
  const answer = (url: string): Reply =>
    url.includes('/filterBy') ? { body: { value: listed.map((id) => ({ id })) } } : single(url);
  return fakeGraph((one) =>
    one.path === '/v1.0/$batch' ? batchReply(one, (part: Part) => answer(part.url)) : answer(one.path),
  );
}

describe('items as they stand now', () => {
  test.each([
    [200, 10, false],
    [201, 1, true],
  ])('%i of them take %i requests; all of mine: %s', async (count, requests, all) => {
    const { graph, sent } = tenant((url) => ({ body: { id: idIn(url) } }));
    const read = await readItems(graph, REF, ids(count), false);
    expect([read.items.size, read.all, sent.length]).toEqual([count, all, requests]);
    expect(JSON.stringify(sent)).not.toContain('insights');
  });

  test('are returned beside the problem of one that can’t be read', async () => {
    const { graph } = tenant((url) =>
      idIn(url) === guid(1_001)
        ? { status: 500 }
        : { body: { id: idIn(url) === guid(1_002) ? 'x' : idIn(url) } },
    );
    const { items } = await readItems(graph, REF, ids(3), false);
    expect([...items]).toMatchObject([
      [guid(1_000), { decision: 'NotReviewed' }],
      [guid(1_001), { code: 'unavailable' }],
      [guid(1_002), { code: 'unreadable' }],
    ]);
    expect(graph.tenant.offers('singleItem')).toBe(true);
  });

  test('have the time at which each answer arrived, though others had to wait', async () => {
    let first = true;
    const { graph, now } = tenant((url) => {
      const waits = idIn(url) === guid(1_001) && first;
      if (waits) first = false;
      return waits ? { status: 429, headers: { 'Retry-After': '7' } } : { body: { id: idIn(url) } };
    });
    const begun = now();
    const { arrivedAt } = await readItems(graph, REF, ids(3), false);
    expect([...(arrivedAt ?? [])]).toEqual([
      [guid(1_000), begun],
      [guid(1_001), begun + 7_000],
      [guid(1_002), begun],
    ]);
  });

  test('don’t mark single reads as refused when the list doesn’t have the item either', async () => {
    const { graph } = tenant(() => ({ status: 403 }));
    const { items, all } = await readItems(graph, REF, [guid(7)], false);
    expect(items.get(guid(7))).toMatchObject({ code: 'notFound', status: 404 });
    expect([all, graph.tenant.offers('singleItem')]).toEqual([true, true]);
  });

  test('don’t mark single reads as refused when one of two is on neither way', async () => {
    const { graph } = tenant((url) =>
      idIn(url) === guid(7) ? { status: 403 } : { body: { id: idIn(url) } },
    );
    const { items } = await readItems(graph, REF, [guid(1_000), guid(7)], false);
    expect([...items.values()]).toMatchObject([{ decision: 'NotReviewed' }, { code: 'notFound' }]);
    expect(graph.tenant.offers('singleItem')).toBe(true);
  });

  test('come from the list where one of them can’t be read singly', async () => {
    const { graph } = tenant(
      (url) => (idIn(url) === guid(1_000) ? { status: 403 } : { body: { id: idIn(url) } }),
      ids(2),
    );
    const { items, all } = await readItems(graph, REF, ids(2), false);
    const listed = { decision: 'NotReviewed' };
    expect([...items.values()]).toMatchObject([listed, listed]);
    expect([all, graph.tenant.offers('singleItem')]).toEqual([true, false]);
  });

  test('are read from the list from then on, also where one of them is gone from it', async () => {
    const { graph, sent } = tenant(() => ({ status: 403 }));
    const { items } = await readItems(graph, REF, ids(2), false);
    expect([...items.values()]).toMatchObject([{ decision: 'NotReviewed' }, { code: 'notFound' }]);
    await readItems(graph, REF, ids(2), false);
    expect(sent).toHaveLength(3);
  });

  test('are requested again when they came damaged, one or several', async () => {
    for (const count of [1, 2]) {
      const damaged = new Set(ids(count));
      const { graph, sent } = tenant((url) => {
        const id = idIn(url) ?? '';
        return { body: damaged.delete(id) ? {} : { id } };
      });
      const { items } = await readItems(graph, REF, ids(count), false);
      expect([...items.values()]).toMatchObject(ids(count).map((id) => ({ id, decision: 'NotReviewed' })));
      expect(sent).toHaveLength(2);
    }
  });

  test('that stand close together come by their page, and never count as all of mine', async () => {
    // The last of them has moved to another page since.
    const { graph, sent } = tenant((url) => ({ body: { id: idIn(url) } }), [guid(7), ...ids(9)]);
    rememberPositions(
      graph,
      REF,
      ids(10).map((id) => anItem({ id })),
    );
    const requests: number[] = [];
    for (const wanted of [ids(9), ids(10)]) {
      const { items, all } = await readItems(graph, REF, wanted, false);
      expect([[...items.keys()], all]).toEqual([wanted, false]);
      requests.push(sent.length);
    }
    expect(requests).toEqual([1, 3]);
  });

  test('have a time of arrival each, also when two have moved to another page', async () => {
    const { graph } = tenant((url) => ({ body: { id: idIn(url) } }), [guid(7), guid(8), ...ids(8)]);
    rememberPositions(
      graph,
      REF,
      ids(10).map((id) => anItem({ id })),
    );
    const { arrivedAt } = await readItems(graph, REF, ids(10), false);
    expect(ids(10).filter((id) => !arrivedAt?.has(id))).toEqual([]);
  });

  test('have a time of arrival only if they came by page, when the rest comes from the list', async () => {
    const { graph } = tenant(() => ({ status: 403 }), ids(9));
    rememberPositions(
      graph,
      REF,
      ids(10).map((id) => anItem({ id })),
    );
    const { arrivedAt } = await readItems(graph, REF, ids(10), false);
    expect([...(arrivedAt?.keys() ?? [])]).toEqual(ids(9));
  });
});

describe('what is recorded', () => {
  test('is sent item by item in one request, with decision and reason alone', async () => {
    const { graph, sent } = fakeGraph((one) => batchReply(one, () => ({ status: 204 })));
    const wanted = ids(2).map((itemId, at) => ({
      itemId,
      decision: 'Deny' as const,
      justification: `Reason ${at}.`,
      seen: {},
    }));
    expect([...(await sendItems(graph, REF, wanted)).keys()]).toEqual(ids(2));
    expect(sent.map(({ body }) => body)).toEqual([
      {
        requests: ids(2).map((id, at) => ({
          id,
          method: 'PATCH',
          url: addresses.item(REF, id),
          headers: { 'Content-Type': 'application/json' },
          body: { decision: 'Deny', justification: `Reason ${at}.` },
        })),
      },
    ]);
  });

  test('is sent as one action for the whole instance', async () => {
    const { graph, sent } = fakeGraph(() => ({ status: 204, headers: { 'request-id': 'r1' } }));
    const done = { done: true, requestId: 'r1' };
    const answer = { decision: 'Approve', justification: 'Ok.' } as const;
    expect(await sendWhole(graph, REF, answer)).toEqual(done);
    expect(await acceptAdvice(graph, REF)).toEqual(done);
    expect(sent.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', `/v1.0${addresses.recordAll(REF)}`, answer],
      ['POST', `/v1.0${addresses.acceptAdvice(REF)}`, undefined],
    ]);
  });

  test('is refused without a request when it needs an action that stages don’t have', async () => {
    const { graph, sent } = fakeGraph(() => ({ status: 204 }));
    graph.tenant.refuse('stageActions');
    const outcome = await acceptAdvice(graph, { ...REF, stageId: guid(3) });
    expect(outcome).toMatchObject({
      done: false,
      unsure: false,
      problem: { code: 'refused' },
      requestId: null,
    });
    expect(sent).toEqual([]);
  });

  test.each([
    ['the whole instance keeps the actions for stages in use', null, true],
    ['a stage ends the use of the actions for stages', guid(3), false],
  ])('by an action: a refusal for %s', async (_, stageId, offered) => {
    const { graph } = fakeGraph(() => ({ status: 400 }));
    expect(await acceptAdvice(graph, { ...REF, stageId })).toMatchObject({ problem: { code: 'refused' } });
    expect(graph.tenant.offers('stageActions')).toBe(offered);
  });
});
