import { describe, expect, test } from 'vitest';
import type { GraphRequest } from './message';
import { batchReply, DROPPED, fakeGraph, type Part, type Reply } from './testing';

function reads(count: number): Map<string, GraphRequest> {
  return new Map(
    Array.from({ length: count }, (_, at) => [`r${at}`, { method: 'GET', address: `/users/${at}` }]),
  );
}

function writes(count: number): Map<string, GraphRequest> {
  return new Map(
    Array.from({ length: count }, (_, at) => [
      `w${at}`,
      { method: 'PATCH', address: `/users/${at}`, body: { at } },
    ]),
  );
}

const partsOf = (body: unknown) => (body as { requests: Part[] } | undefined)?.requests ?? [];
const idsOf = (body: unknown) => partsOf(body).map((part) => part.id);

describe('reading in batches', () => {
  test('sends twenty parts at a time with relative addresses and returns the answers by id', async () => {
    const { graph, sent } = fakeGraph((one) => batchReply(one, (part) => ({ body: { at: part.url } })));
    const answers = await graph.readMany(reads(41));
    expect(sent.map((one) => [one.path, idsOf(one.body).length])).toEqual([
      ['/v1.0/$batch', 20],
      ['/v1.0/$batch', 20],
      ['/v1.0/$batch', 1],
    ]);
    expect(answers.get('r40')).toMatchObject({ status: 200, body: { at: '/users/40' } });
    expect(answers.size).toBe(41);
  });

  test('resends only the parts that were throttled, after the longest wait', async () => {
    const { graph, sent, slept } = fakeGraph((one, count) =>
      batchReply(one, ({ id }) => {
        if (count > 1 || !['r1', 'r3'].includes(id)) return { body: {} };
        return { status: 429, headers: { 'Retry-After': id === 'r1' ? '2' : '5' } };
      }),
    );
    const answers = await graph.readMany(reads(5));
    expect(idsOf(sent[1]?.body)).toEqual(['r1', 'r3']);
    expect(slept).toEqual([5000]);
    expect([...answers.values()].every((answer) => answer.status === 200)).toBe(true);
  });

  test('a failed part is requested again after growing pauses', async () => {
    const { graph, slept } = fakeGraph((one) =>
      batchReply(one, ({ id }) => (id === 'r0' ? { status: 500 } : { body: {} })),
    );
    const answers = await graph.readMany(reads(2));
    expect([answers.get('r0'), slept]).toMatchObject([{ status: 500 }, [500, 1_000]]);
  });

  test('a part without an answer is requested again and then unavailable; the others keep their answers', async () => {
    const { graph } = fakeGraph((one) =>
      batchReply(one, ({ id }) => (id === 'r0' ? undefined : { body: {} })),
    );
    const answers = await graph.readMany(reads(2));
    expect(answers.get('r0')).toMatchObject({ code: 'unavailable' });
    expect(answers.get('r1')).toMatchObject({ status: 200 });
  });

  test('a batch that never comes back fails its own parts only', async () => {
    const { graph, sent } = fakeGraph((one) =>
      idsOf(one.body).includes('r0') ? DROPPED : batchReply(one, () => ({})),
    );
    const answers = await graph.readMany(reads(21));
    expect(answers.get('r19')).toMatchObject({ code: 'offline' });
    expect(answers.get('r20')).toMatchObject({ status: 200 });
    // Three tries of the one and one of the other; nothing is asked part by part where the network is gone.
    expect(sent).toHaveLength(4);
  });

  test('parts requested alone each return their own result, however many others fail', async () => {
    const { graph } = fakeGraph((one) => {
      if (one.path === '/v1.0/$batch') return { body: '{"responses":[' };
      return one.path.endsWith('/4') ? {} : DROPPED;
    });
    const answers = [...(await graph.readMany(reads(5))).values()];
    expect(answers.map((answer) => ('code' in answer ? answer.code : answer.status))).toEqual([
      'offline',
      'offline',
      'offline',
      'offline',
      200,
    ]);
  });

  test('waits for throttling don’t use up the tries that later failures get', async () => {
    const statuses = [429, 429, 429, 500, 500, 200];
    const { graph, sent } = fakeGraph((one, count) =>
      batchReply(one, () => ({ status: statuses[count - 1] ?? 200, headers: { 'Retry-After': '1' } })),
    );
    expect((await graph.readMany(reads(1))).get('r0')).toMatchObject({ status: 200 });
    expect(sent).toHaveLength(6);
  });

  test.each([
    [501, 1],
    [503, 7],
    [500, 3],
    [404, 1],
  ])('a part answered with %i is requested %i times, and its answer is returned', async (status, times) => {
    const { graph, sent } = fakeGraph((one) =>
      batchReply(one, () => ({ status, headers: { 'Retry-After': '1' } })),
    );
    expect((await graph.readMany(reads(1))).get('r0')).toMatchObject({ status });
    expect(sent).toHaveLength(times);
  });

  test('a part that is still 401 with a new token needs a sign-in', async () => {
    const { graph, tokens } = fakeGraph((one) =>
      batchReply(one, ({ id }) => ({ status: id === 'r0' ? 401 : 200 })),
    );
    const answers = await graph.readMany(reads(2));
    expect(answers.get('r0')).toMatchObject({ code: 'signIn' });
    expect(answers.get('r1')).toMatchObject({ status: 200 });
    expect(tokens).toEqual([{}, { forceRefresh: true }]);
  });

  test('a part refused for its token is sent again with a new one, also beside parts that failed otherwise', async () => {
    const beside: Record<string, Reply | undefined>[] = [
      { r1: { status: 429, headers: { 'Retry-After': '2' } } },
      { r1: { status: 500 } },
      { r1: undefined },
      { r1: { status: 429, headers: { 'Retry-After': '2' } }, r2: { status: 500 } },
    ];
    for (const first of beside) {
      const { graph, sent, tokens } = fakeGraph((one, count) =>
        batchReply(one, ({ id }) => {
          if (count > 1) return { body: {} };
          return id === 'r0' ? { status: 401 } : id in first ? first[id] : { body: {} };
        }),
      );
      const answers = await graph.readMany(reads(4));
      expect([...answers.values()].map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
      expect(idsOf(sent[1]?.body).sort()).toEqual(['r0', ...Object.keys(first)]);
      expect([sent.length, tokens]).toEqual([2, [{}, { forceRefresh: true }]]);
    }
  });

  test('a part refused for its token again needs a sign-in, however long parts beside it wait', async () => {
    const { graph, sent, tokens } = fakeGraph((one) =>
      batchReply(one, ({ id }) =>
        id === 'r0' ? { status: 401 } : { status: 429, headers: { 'Retry-After': '1' } },
      ),
    );
    const answers = await graph.readMany(reads(2));
    expect([answers.get('r0'), answers.get('r1')]).toMatchObject([{ code: 'signIn' }, { status: 429 }]);
    expect(sent.map((one) => idsOf(one.body).length)).toEqual([2, 2, 1, 1, 1, 1, 1]);
    expect(tokens.slice(0, 2)).toEqual([{}, { forceRefresh: true }]);
  });

  test('a part that asks for claims is sent again with them', async () => {
    const claims = '{"access_token":{}}';
    const { graph, tokens, sent } = fakeGraph((one, count) =>
      batchReply(one, ({ id }) =>
        id === 'r1' && count === 1
          ? { status: 401, headers: { 'WWW-Authenticate': `Bearer claims="${btoa(claims)}"` } }
          : { body: {} },
      ),
    );
    expect((await graph.readMany(reads(3))).get('r1')).toMatchObject({ status: 200 });
    expect(tokens).toEqual([{}, { claims }]);
    expect(idsOf(sent[1]?.body)).toEqual(['r1']);
  });
});

describe('writing in a batch', () => {
  test('every part is judged by its own answer', async () => {
    const replies: Record<string, number> = { w0: 204, w1: 403, w2: 500, w3: 404 };
    const { graph, sent } = fakeGraph((one) =>
      batchReply(one, ({ id }) => (id === 'w4' ? undefined : { status: replies[id] ?? 204 })),
    );
    const outcomes = await graph.send(writes(5));
    expect(outcomes.get('w0')).toMatchObject({ done: true });
    expect(outcomes.get('w1')).toMatchObject({ unsure: false, problem: { code: 'forbidden' } });
    expect(outcomes.get('w2')).toMatchObject({ unsure: true });
    expect(outcomes.get('w3')).toMatchObject({ unsure: false, problem: { code: 'notFound' } });
    expect(outcomes.get('w4')).toMatchObject({ unsure: true });
    expect(sent).toHaveLength(1);
    expect(partsOf(sent[0]?.body)[0]).toEqual({
      id: 'w0',
      method: 'PATCH',
      url: '/users/0',
      headers: { 'Content-Type': 'application/json' },
      body: { at: 0 },
    });
  });

  test('a throttled part is reported as not carried out, with the time to send it again', async () => {
    const { graph, sent } = fakeGraph((one) =>
      batchReply(one, ({ id }) =>
        id === 'w1' ? { status: 429, headers: { 'Retry-After': '7' } } : { status: 204 },
      ),
    );
    const outcomes = await graph.send(writes(3));
    const throttled = outcomes.get('w1');
    expect(throttled).toMatchObject({ done: false, unsure: false, problem: { code: 'throttled' } });
    expect((throttled?.retryAt ?? 0) - graph.timing.now()).toBe(7_000);
    expect(outcomes.get('w2')).toMatchObject({ done: true });
    expect(sent).toHaveLength(1);
  });

  test('parts refused for their token are sent again once, with a new token', async () => {
    const { graph, sent } = fakeGraph((one) =>
      one.path.endsWith('/$batch')
        ? batchReply(one, ({ id }) => ({ status: id === 'w1' ? 401 : 204 }))
        : { status: 204 },
    );
    const outcomes = await graph.send(writes(3));
    expect(sent.map((one) => idsOf(one.body).length || 'alone')).toEqual([3, 'alone']);
    expect([...outcomes.values()].every(({ done }) => done)).toBe(true);
  });

  test('parts refused for claims twice report the claims and count as not carried out', async () => {
    const claims = '{"access_token":{"acrs":{"value":"c1"}}}';
    const headers = { 'WWW-Authenticate': `Bearer claims="${btoa(claims)}"` };
    const { graph, sent, tokens } = fakeGraph((one) => batchReply(one, () => ({ status: 401, headers })));
    const outcomes = await graph.send(writes(2));
    for (const outcome of outcomes.values())
      expect(outcome).toMatchObject({ done: false, unsure: false, problem: { code: 'signIn', claims } });
    expect([sent.length, tokens]).toEqual([2, [{}, { claims }]]);
  });

  test('no request is sent while Graph asks to wait, and each part reports until when', async () => {
    const { graph, sent, now } = fakeGraph(() => ({}), { sleep: () => new Promise(() => {}) });
    const until = now() + 5_000;
    void graph.wait.pauseUntil(until);
    const outcomes = await graph.send(writes(2));
    for (const outcome of outcomes.values())
      expect(outcome).toMatchObject({
        done: false,
        unsure: false,
        retryAt: until,
        problem: { code: 'throttled' },
      });
    expect(sent).toEqual([]);
  });

  test('a batch that was cut off leaves all its parts unsure, and is not sent again', async () => {
    const { graph, sent } = fakeGraph(() => DROPPED);
    const outcomes = await graph.send(writes(2));
    expect([...outcomes.values()]).toMatchObject([{ unsure: true }, { unsure: true }]);
    expect(sent).toHaveLength(1);
  });
});
