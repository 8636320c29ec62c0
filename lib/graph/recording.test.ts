import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { addresses } from './address';
import { acceptAdvice, readItems, sendItems, sendWhole } from './recording';
import { batchReply, fakeGraph, type Part, type Reply } from './testing';

const REF = { definitionId: guid(1), instanceId: guid(2), stageId: null };
const ids = (count: number) => Array.from({ length: count }, (_, at) => guid(1_000 + at));
const idIn = (url: string) => url.split('/').at(-1);

/** A tenant that answers single items so, and has one item on its list. */
function tenant(single: (url: string) => Reply) {
  return fakeGraph((one) => {
    if (one.path === '/v1.0/$batch') return batchReply(one, (part: Part) => single(part.url));
    return one.path.includes('/filterBy') ? { body: { value: [{ id: guid(1_000) }] } } : single(one.path);
  });
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

  test('of which one can’t be read are told beside its problem', async () => {
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

  test('that neither a single read nor the list tells say nothing of the tenant', async () => {
    const { graph } = tenant(() => ({ status: 403 }));
    const { items, all } = await readItems(graph, REF, [guid(7)], false);
    expect(items.get(guid(7))).toMatchObject({ code: 'notFound', status: 404 });
    expect([all, graph.tenant.offers('singleItem')]).toEqual([true, true]);
  });
});

describe('what is recorded', () => {
  test('goes item by item in one request, with decision and reason alone', async () => {
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

  test('for the whole instance is one action', async () => {
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

  test('by an action that a stage has not is refused without being sent', async () => {
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
});
