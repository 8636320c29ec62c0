import { describe, expect, test } from 'vitest';
import type { GraphRequest } from './message';
import { batchReply, fakeGraph, type Part, type Reply } from './testing';

const writes = (...ids: string[]) =>
  new Map(
    ids.map((id): [string, GraphRequest] => [id, { method: 'PATCH', address: `/users/${id}`, body: {} }]),
  );

describe('a write’s outcome', () => {
  test.each<[string, Reply, object]>([
    ['done', { status: 204 }, { done: true, requestId: 'whole' }],
    [
      'not carried out, with a time to send it again',
      { status: 429, headers: { 'retry-after': '7' } },
      { done: false, unsure: false, problem: { code: 'throttled' }, requestId: 'whole', waits: 7_000 },
    ],
    [
      'unsure, with a time to look again',
      { status: 503, headers: { 'retry-after': '7' } },
      { done: false, unsure: true, problem: { code: 'unavailable' }, requestId: 'whole', waits: 7_000 },
    ],
    [
      'a refusal',
      { status: 403 },
      { done: false, unsure: false, problem: { code: 'forbidden' }, requestId: 'whole' },
    ],
  ])('is %s, alone and in a batch', async (_, reply, expected) => {
    const headers = { 'request-id': 'whole', ...reply.headers };
    for (const ids of [['a'], ['a', 'b']]) {
      const { graph, now } = fakeGraph((one) =>
        one.path === '/v1.0/$batch'
          ? { ...batchReply(one, () => reply), headers: { 'request-id': 'whole' } }
          : { ...reply, headers },
      );
      const outcomes = await graph.send(writes(...ids));
      expect([...outcomes.keys()]).toEqual(ids);
      for (const { retryAt, ...outcome } of outcomes.values())
        expect({ ...outcome, ...(retryAt && { waits: retryAt - now() }) }).toMatchObject(expected);
      const waiting = [...outcomes.values()].filter(({ retryAt }) => retryAt !== undefined);
      expect(waiting).toHaveLength('waits' in expected ? ids.length : 0);
    }
  });

  test('has the request id of its own part, or else of the batch', async () => {
    const { graph } = fakeGraph((one) => ({
      ...batchReply(one, ({ id }) => {
        if (id === 'lost') return undefined;
        return { status: 204, ...(id === 'a' && { headers: { 'request-id': 'part' } }) };
      }),
      headers: { 'request-id': 'whole' },
    }));
    const outcomes = await graph.send(writes('a', 'b', 'lost'));
    expect([...outcomes].map(([id, { requestId }]) => [id, requestId])).toEqual([
      ['a', 'part'],
      ['b', 'whole'],
      ['lost', 'whole'],
    ]);
    expect(outcomes.get('lost')).toMatchObject({
      done: false,
      unsure: true,
      problem: { code: 'unavailable' },
    });
  });

  test('is unsure for all where a batch’s answer holds no parts', async () => {
    const { graph } = fakeGraph(() => ({ body: {} }));
    for (const outcome of (await graph.send(writes('a', 'b'))).values())
      expect(outcome).toMatchObject({ done: false, unsure: true, requestId: null });
  });

  test('is the refusal for every part when the batch itself is refused, whatever its body holds', async () => {
    const { graph } = fakeGraph(() => ({ status: 400, body: { responses: [{ id: 'a', status: 204 }] } }));
    for (const outcome of (await graph.send(writes('a', 'b'))).values())
      expect(outcome).toMatchObject({ done: false, unsure: false, problem: { code: 'refused' } });
  });

  test('of a single write is read from its answer, even when that looks like a batch’s', async () => {
    const { graph, sent } = fakeGraph(() => ({ body: { responses: [] } }));
    expect((await graph.send(writes('a'))).get('a')).toMatchObject({ done: true });
    expect(sent.map(({ path }) => path)).toEqual(['/v1.0/users/a']);
  });
});

test('while a wait lasts no write is sent, and every outcome has the time to retry', async () => {
  const { graph, sent, now } = fakeGraph(() => ({ status: 204 }), { sleep: () => new Promise(() => {}) });
  const retryAt = now() + 9_000;
  void graph.wait.pauseUntil(retryAt);
  const problem = expect.objectContaining({ code: 'throttled', retryAt });
  const outcome = { done: false, unsure: false, problem, requestId: null, retryAt };
  for (const ids of [['a'], ['a', 'b']])
    expect([...(await graph.send(writes(...ids)))]).toEqual(ids.map((id) => [id, outcome]));
  expect(sent).toEqual([]);
});

test('only the parts answered with 401 are sent again, once, with a renewed token', async () => {
  const { graph, sent, tokens } = fakeGraph((one) =>
    batchReply(one, ({ id }) => ({ status: id === 'a' ? 204 : 401 })),
  );
  const outcomes = await graph.send(writes('a', 'b', 'c'));
  const refused = { done: false, unsure: false, problem: { code: 'signIn', status: 401 } };
  expect([...outcomes.values()]).toMatchObject([{ done: true }, refused, refused]);
  const asked = sent.map(({ body }) => (body as { requests: Part[] }).requests.map(({ id }) => id));
  expect(asked).toEqual([
    ['a', 'b', 'c'],
    ['b', 'c'],
  ]);
  expect(tokens).toEqual([{}, { forceRefresh: true }]);
});

test('writes are sent again once a wait is over', async () => {
  const { graph, sent, now } = fakeGraph(() => ({ status: 204 }));
  const until = now();
  Object.assign(graph.wait, { until: () => until });
  expect((await graph.send(writes('a'))).get('a')).toMatchObject({ done: true });
  expect(sent).toHaveLength(1);
});

test('no request is sent for an empty list of writes', async () => {
  const { graph, sent } = fakeGraph(() => ({}));
  expect((await graph.send(new Map())).size).toBe(0);
  expect(sent).toEqual([]);
});
