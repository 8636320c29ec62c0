import { describe, expect, test } from 'vitest';
import type { GraphAnswer } from './message';
import { PortalProblem } from './problem';
import { failedWrite, outcomeOf, retryTime } from './retry';
import { batchReply, DROPPED, fakeGraph, type Reply } from './testing';

const NOW = Date.parse('2026-11-10T00:00:00.000Z');
const READ = { method: 'GET', address: '/me' } as const;

const answer = (status: number, retryAfter?: string): GraphAnswer => ({
  status,
  header: (name) => (name === 'retry-after' ? (retryAfter ?? null) : null),
  body: undefined,
});
const throttled = (retryAfter?: string): Reply => ({
  status: 429,
  headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
});

describe('when to come back', () => {
  test.each([
    ['7', 7_000],
    [' 7 ', 7_000],
    ['1.5', 1_500],
    ['1.25', 1_250],
    // A header below half a second gives half a second.
    ['0', 500],
    ['0.2', 500],
    ['Tue, 10 Nov 2026 00:00:20 GMT', 20_000],
    ['2026-11-10T00:00:20+00:00', 20_000],
    ['2026-11-10T00:00:20Z', 20_000],
    ['Tue, 10 Nov 2026 00:00:00 GMT', 500],
    ['Mon, 09 Nov 2026 00:00:00 GMT', 500],
    ['soon', 2_000],
    // A header above a day gives a day: a year, seventeen digits, a number too large, a far date.
    ['86400', 86_400_000],
    ['31536000', 86_400_000],
    ['99999999999999999', 86_400_000],
    ['9'.repeat(400), 86_400_000],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 86_400_000],
    // JavaScript engines parse this as a year in the past.
    ['-1', 500],
    ['', 2_000],
    [undefined, 2_000],
  ])('after Retry-After %j: in %i ms', (header, ms) => {
    expect(retryTime(answer(429, header), 0, NOW) - NOW).toBe(ms);
  });

  test('without Retry-After the pause doubles with each try, up to a minute', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 9].map((attempt) => retryTime(answer(429), attempt, NOW) - NOW);
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  });
});

describe('retrying', () => {
  test('ends after six waits, alone and in a batch', async () => {
    const alone = fakeGraph(() => throttled('1'));
    await expect(alone.graph.read(READ)).rejects.toMatchObject({ code: 'throttled', status: 429 });
    expect([alone.sent.length, alone.slept.length]).toEqual([7, 6]);
    const batch = fakeGraph((one) => batchReply(one, () => throttled('1')));
    const answers = await batch.graph.readMany(new Map([['a', READ]]));
    expect(answers.get('a')).toMatchObject({ status: 429 });
    expect([batch.sent.length, batch.slept.length]).toEqual([7, 6]);
  });

  test('waits up to five minutes, and ends at once when Graph asks for longer', async () => {
    const sat = fakeGraph((_, count) => (count === 1 ? throttled('300') : {}));
    await sat.graph.read(READ);
    expect(sat.slept).toEqual([300_000]);
    const waiting = fakeGraph(() => throttled('301'));
    await expect(waiting.graph.read(READ)).rejects.toMatchObject({ retryAt: waiting.now() + 301_000 });
    expect(waiting.slept).toEqual([]);
  });

  test('takes two more tries after an error of the server, half a second and a second later', async () => {
    for (const reply of [{ status: 500 }, { status: 502 }, { status: 504 }]) {
      const { graph, sent, slept } = fakeGraph(() => reply);
      expect((await graph.read(READ)).status).toBe(reply.status);
      expect([sent.length, slept]).toEqual([3, [500, 1_000]]);
    }
  });

  test('takes two more tries after an answer that took too long', async () => {
    const { graph, sent, slept } = fakeGraph(() => new DOMException('Too slow.', 'TimeoutError'));
    await expect(graph.read(READ)).rejects.toMatchObject({ code: 'unavailable' });
    expect([sent.length, slept]).toEqual([3, [500, 1_000]]);
  });

  test.each([200, 400, 401, 403, 404, 405, 409, 410, 501])('doesn’t pause after %i', async (status) => {
    const { graph, slept } = fakeGraph(() => ({ status }));
    await graph.read(READ).catch(() => {});
    expect(slept).toEqual([]);
  });

  test('ends also when parts fail beside throttled ones', async () => {
    const { graph, sent } = fakeGraph((one) =>
      batchReply(one, ({ id }) => (id === 'a' ? throttled('1') : { status: 500 })),
    );
    const answers = await graph.readMany(
      new Map([
        ['a', READ],
        ['b', READ],
      ]),
    );
    expect([...answers.values()]).toMatchObject([{ status: 429 }, { status: 500 }]);
    const asked = sent.map((one) =>
      (one.body as { requests: { id: string }[] }).requests.map(({ id }) => id).join(''),
    );
    expect(asked).toEqual(['ab', 'ab', 'ab', 'a', 'a', 'a', 'a']);
  });

  test('of extras ends at the first error of the server, also in a batch, but not at a cut connection', async () => {
    for (const status of [500, 502, 503, 504]) {
      const { graph, sent, slept } = fakeGraph((one) =>
        one.path === '/v1.0/$batch' ? batchReply(one, () => ({ status })) : { status },
      );
      expect((await graph.forExtras().read(READ)).status).toBe(status);
      expect((await graph.forExtras().readMany(new Map([['a', READ]]))).get('a')).toMatchObject({ status });
      expect([sent.length, slept]).toEqual([2, []]);
    }
    const cut = fakeGraph((_, count) => (count === 1 ? DROPPED : {}));
    await cut.graph.forExtras().read(READ);
    expect(cut.sent).toHaveLength(2);
  });

  test('for both routes ends at the first error of unified, but not at one of the ordinary route', async () => {
    const at = (route: string) =>
      ({ method: 'GET', address: `/identityGovernance/accessReviews${route}/definitions` }) as const;
    for (const route of ['/unified', '/Unified'])
      for (const status of [500, 503]) {
        const { graph, sent, slept } = fakeGraph((one) =>
          one.path === '/v1.0/$batch' ? batchReply(one, () => ({ status })) : { status },
        );
        const both = graph.forBothRoutes();
        expect((await both.read(at(route))).status).toBe(status);
        expect((await both.readMany(new Map([['a', at(route)]]))).get('a')).toMatchObject({ status });
        expect([sent.length, slept]).toEqual([2, []]);
      }
    for (const route of ['', '/unifiedly']) {
      const { graph, slept, waits } = fakeGraph((_, count) => (count === 1 ? { status: 503 } : {}));
      await graph.forBothRoutes().read(at(route));
      expect([slept, waits.length]).toEqual([[2_000], 2]);
    }
    const extra = fakeGraph(() => ({ status: 503 }));
    expect((await extra.graph.forExtras().forBothRoutes().read(at(''))).status).toBe(503);
    expect(extra.slept).toEqual([]);
    const throttles = fakeGraph((_, count) => (count === 1 ? throttled('3') : {}));
    await throttles.graph.forBothRoutes().read(at('/unified'));
    expect([throttles.slept, throttles.waits.length]).toEqual([[3_000], 2]);
  });

  test('waits for a pause that something else began', async () => {
    const { graph, slept, now } = fakeGraph(() => ({}));
    void graph.wait.pauseUntil(now() + 9_000);
    await graph.forExtras().read(READ);
    expect(slept[0]).toBe(9_000);
  });
});

describe('what is known of a write', () => {
  test.each([
    ['signIn', false],
    ['untrusted', false],
    ['offline', true],
    ['unavailable', true],
    ['unreadable', true],
  ] as const)('that ended with %s: unsure is %s', (code, unsure) => {
    expect(failedWrite(new PortalProblem(code))).toMatchObject({ done: false, unsure, problem: { code } });
  });

  test('that ended with another error: unsure, and unreadable', () => {
    expect(failedWrite(new Error('x'))).toMatchObject({ unsure: true, problem: { code: 'unreadable' } });
  });

  test.each([
    [200, true, false],
    [204, true, false],
    [299, true, false],
    [300, false, false],
    [400, false, false],
    [500, false, true],
    [501, false, false],
    [503, false, true],
  ])('answered with %i: done %s, unsure %s', (status, done, unsure) => {
    const outcome = outcomeOf(answer(status));
    expect(outcome.done).toBe(done);
    if (!done) expect('unsure' in outcome && outcome.unsure).toBe(unsure);
  });
});
