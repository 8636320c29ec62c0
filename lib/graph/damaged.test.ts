import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { listMyInstances } from './instances';
import type { GraphRequest } from './message';
import { readOneReview } from './one-review';
import { readPeople } from './people';
import { rememberPositions } from './positions';
import { readItems } from './recording';
import { batchReply, fakeGraph, type Part, type Reply } from './testing';
import { toItem } from './wire-decision';

const REF = { definitionId: guid(1), instanceId: guid(2), stageId: null };
const LIST: GraphRequest = { method: 'GET', address: '/list', holds: 'list' };
const HALF: Reply = { body: '{"value":[{"id":', headers: { 'request-id': 'abc' } };
const HTML = '<!DOCTYPE html><h2>Service Unavailable</h2>';
const parts = (count: number) =>
  new Map<string, GraphRequest>(
    Array.from({ length: count }, (_, at) => [`r${at}`, { ...LIST, address: `/list/${at}` }]),
  );
const answered = (answers: ReadonlyMap<string, { status?: number }>) =>
  [...answers].filter(([, { status }]) => status === 200).map(([id]) => id);

describe('a read whose answer can’t be read', () => {
  test.each<[string, Reply]>([
    ['JSON that is cut off', HALF],
    ['a page of HTML', { body: HTML, headers: { 'content-type': 'text/html' } }],
    ['an empty answer', { status: 200 }],
    ['an answer without content', { status: 204 }],
    ['null', { body: 'null' }],
    ['a list without its values', { body: { '@odata.context': 'x' } }],
    ['a list whose values aren’t an array', { body: { value: { id: 1 } } }],
    ['an error with the status 200', { body: { error: { code: 'x' } } }],
  ])('is requested again: %s', async (_, reply) => {
    const { graph, sent, slept } = fakeGraph((_one, count) => (count < 3 ? reply : { body: { value: [] } }));
    expect((await graph.read(LIST)).body).toEqual({ value: [] });
    expect([sent.length, slept]).toEqual([3, [500, 1_000]]);
  });

  test('is given up after three tries, with the request id', async () => {
    for (const reply of [HALF, { body: {}, headers: { 'request-id': 'abc' } }]) {
      const { graph, sent } = fakeGraph(() => reply);
      await expect(graph.read(LIST)).rejects.toMatchObject({ code: 'unreadable', requestId: 'abc' });
      expect(sent).toHaveLength(3);
    }
  });

  test('an entity is readable only with an id, bare or wrapped in a value', async () => {
    const entity: GraphRequest = { method: 'GET', address: '/one', holds: 'entity' };
    for (const body of [{ id: 'x' }, { value: { id: 'x' } }]) {
      const { graph, sent } = fakeGraph(() => ({ body }));
      await graph.read(entity);
      expect(sent).toHaveLength(1);
    }
    const { graph } = fakeGraph(() => ({ body: { value: {} } }));
    await expect(graph.read(entity)).rejects.toMatchObject({ code: 'unreadable' });
  });

  test('an error’s answer needn’t be readable: its status says enough', async () => {
    const { graph, sent } = fakeGraph(() => ({ status: 404, body: HTML }));
    expect((await graph.read(LIST)).status).toBe(404);
    expect(sent).toHaveLength(1);
  });

  test('is requested again also for extra data', async () => {
    const { graph, sent } = fakeGraph((_, count) => (count === 1 ? HALF : { body: { value: [] } }));
    await graph.forExtras().read(LIST);
    expect(sent).toHaveLength(2);
  });
});

describe('a batch of reads', () => {
  test('is requested once more when its answer is damaged once', async () => {
    const body = `{"responses":[{"id":"r0","status":200,"body":{"value":[]}},{"id":"r1","status":503,"body":${HTML}}]}`;
    const { graph, sent } = fakeGraph((one, count) =>
      count === 1 ? { body } : batchReply(one, () => ({ body: { value: [] } })),
    );
    expect(answered(await graph.readMany(parts(2)))).toEqual(['r0', 'r1']);
    expect(sent).toHaveLength(2);
  });

  test('is requested once more when it comes without any responses', async () => {
    const { graph, sent } = fakeGraph((one, count) =>
      count === 1 ? { body: {} } : batchReply(one, () => ({ body: { value: [] } })),
    );
    expect(answered(await graph.readMany(parts(1)))).toEqual(['r0']);
    expect(sent).toHaveLength(2);
  });

  test('requests each part alone when one part spoils the batch again and again', async () => {
    const { graph } = fakeGraph((one) => {
      if (one.path === '/v1.0/$batch') return HALF;
      return one.path.endsWith('/3') ? HALF : { body: { value: [] } };
    });
    const answers = await graph.readMany(parts(6));
    expect(answered(answers)).toEqual(['r0', 'r1', 'r2', 'r4', 'r5']);
    expect(answers.get('r3')).toMatchObject({ code: 'unreadable' });
  });

  test('is given up before every part is requested when nothing can be read', async () => {
    const { graph, sent } = fakeGraph(() => HALF);
    const answers = await graph.readMany(parts(20));
    expect([...answers.values()]).toHaveLength(20);
    for (const answer of answers.values()) expect(answer).toMatchObject({ code: 'unreadable' });
    expect(sent).toHaveLength(12);
    const alone = fakeGraph(() => HALF);
    await alone.graph.readMany(parts(1));
    expect(alone.sent).toHaveLength(3);
  });

  test.each<[string, unknown]>([
    ['HTML', HTML],
    ['missing', undefined],
    ['of another shape', { value: 1 }],
  ])('requests only that part again whose body is %s', async (_, body) => {
    const { graph, sent } = fakeGraph((one, count) =>
      batchReply(one, ({ id }) => (id === 'r1' && count === 1 ? { body } : { body: { value: [] } })),
    );
    expect(answered(await graph.readMany(parts(3)))).toEqual(['r0', 'r1', 'r2']);
    expect(sent.map((one) => (one.body as { requests: Part[] }).requests.map(({ id }) => id))).toEqual([
      ['r0', 'r1', 'r2'],
      ['r1'],
    ]);
  });

  test('returns a part that stays damaged as unreadable with its own request id, and the others as read', async () => {
    const { graph } = fakeGraph((one) =>
      batchReply(one, ({ id }) =>
        id === 'r1' ? { body: HTML, headers: { 'request-id': 'p1' } } : { body: { value: [] } },
      ),
    );
    const answers = await graph.readMany(parts(3));
    expect(answered(answers)).toEqual(['r0', 'r2']);
    expect(answers.get('r1')).toMatchObject({ code: 'unreadable', requestId: 'p1' });
  });

  test('treats parts without id or status as not answered', async () => {
    const odd = [null, 7, { status: 200 }, { id: 'r0' }, { id: 'r0', status: '200' }];
    const { graph, sent } = fakeGraph((one, count) =>
      count === 1 ? { body: { responses: odd } } : batchReply(one, () => ({ body: { value: [] } })),
    );
    expect(answered(await graph.readMany(parts(1)))).toEqual(['r0']);
    expect(sent).toHaveLength(2);
  });
});

describe('what stands beside a damaged part', () => {
  test('definitions beside one that can’t be read keep their instances', async () => {
    const { graph } = fakeGraph((one) =>
      batchReply(one, ({ url }) => ({
        body: url.includes(guid(4)) ? HTML : { value: [{ id: guid(9), status: 'InProgress' }] },
      })),
    );
    const { instances: lists } = await listMyInstances(graph, [{ id: guid(1) }, { id: guid(4) }]);
    expect(lists.get(guid(1))).toHaveLength(1);
    expect(lists.get(guid(4))).toMatchObject({ code: 'unreadable' });
  });

  test('people beside some who can’t be read are shown', async () => {
    const { graph } = fakeGraph((one) =>
      batchReply(one, ({ url }) => {
        const ids: string[] = url.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];
        return { body: ids.includes(guid(16)) ? HTML : { value: ids.map((id) => ({ id })) } };
      }),
    );
    let shown = 0;
    const ids = Array.from({ length: 20 }, (_, at) => guid(at + 1));
    const reading = readPeople(graph, ids, (people) => {
      shown = people.size;
    });
    await expect(reading).rejects.toMatchObject({ code: 'unreadable' });
    expect(shown).toBe(15);
  });

  test('one review whose first answer is damaged opens all the same', async () => {
    const { graph, sent } = fakeGraph((one, count) => {
      if (count === 1) return HALF;
      return batchReply(one, ({ url }) => {
        if (url.includes('decisions')) return { body: { value: [{ id: guid(3) }] } };
        return { body: { id: url.endsWith(guid(2)) ? guid(2) : guid(1), status: 'InProgress' } };
      });
    });
    expect((await readOneReview(graph, REF)).items).toHaveLength(1);
    expect(sent).toHaveLength(2);
  });
});

describe('neighbouring items read by their pages', () => {
  const items = Array.from({ length: 200 }, (_, at) => ({ id: guid(1_000 + at) }));
  const wanted = items.slice(0, 10).map(({ id }) => id);

  /** A tenant that answers pages like this; it always answers for single items. */
  function paged(page: Reply) {
    const made = fakeGraph((one) => {
      const answer = (url: string): Reply =>
        url.includes('$skip') ? page : { body: { id: url.split('/').at(-1) ?? '' } };
      return one.path === '/v1.0/$batch' ? batchReply(one, ({ url }) => answer(url)) : answer(one.path);
    });
    rememberPositions(
      made.graph,
      REF,
      items.flatMap((item) => toItem(item, REF) ?? []),
    );
    return made;
  }

  test('come in one request', async () => {
    const made = paged({ body: { value: items.slice(0, 100) } });
    expect([...(await readItems(made.graph, REF, wanted, false)).items.keys()]).toEqual(wanted);
    expect(made.sent).toHaveLength(1);
  });

  test.each([400, 403, 404, 500, 503])(
    'are read one by one where a page is answered with %i',
    async (status) => {
      const { graph } = paged({ status });
      const read = await readItems(graph, REF, wanted, false);
      expect([...read.items.values()]).toHaveLength(10);
      for (const item of read.items.values()) expect(item).toMatchObject({ decision: 'NotReviewed' });
    },
  );

  test('are read one by one where a page is damaged', async () => {
    const { graph } = paged({ body: HTML });
    expect((await readItems(graph, REF, wanted, false)).items.get(guid(1_000))).toMatchObject({
      decision: 'NotReviewed',
    });
  });

  test('aren’t read one by one when the network is gone', async () => {
    const made = paged({});
    const lost = fakeGraph(() => new TypeError('fetch failed'));
    for (const [list, positions] of made.graph.tenant.positions)
      lost.graph.tenant.positions.set(list, positions);
    await expect(readItems(lost.graph, REF, wanted, false)).rejects.toMatchObject({ code: 'offline' });
    expect(lost.sent).toHaveLength(3);
  });
});

test('a write whose answer is damaged keeps the request id, and its outcome is unsure', async () => {
  for (const count of [1, 2]) {
    const { graph, sent } = fakeGraph(() => ({ ...HALF, status: 200 }));
    const requests = [...parts(count)].map(([id, { address }]): [string, GraphRequest] => [
      id,
      { method: 'PATCH', address, body: {} },
    ]);
    const outcomes = await graph.send(new Map(requests));
    for (const outcome of outcomes.values())
      expect(outcome).toMatchObject({ done: false, unsure: true, requestId: 'abc' });
    expect(sent).toHaveLength(1);
  }
});
