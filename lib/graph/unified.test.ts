import { describe, expect, test } from 'vitest';
import type { ItemsRef } from '../review/model';
import { itemsRefOf } from '../review/refs';
import { guid } from '../review/testing';
import { readReview } from './definitions';
import { readMyReviews } from './my-reviews';
import { readOneReview } from './one-review';
import { onOwnRoute } from './own-route';
import { readPastReviews } from './past-reviews';
import { readPrevious } from './previous';
import { acceptAdvice, readItems, sendItems, sendWhole } from './recording';
import { batchReply, DROPPED, fakeGraph, type Part, type Reply } from './testing';

/** On which routes a definition is. */
type Where = 'ordinary' | 'unified' | 'both';

const isUnified = (path: string) => path.includes('/accessReviews/unified/');

/**
 * A tenant with definitions on the given routes, each with one instance and one item; `instead` answers some paths in
 * another way.
 */
function tenant(
  where: Readonly<Record<number, Where>>,
  { instead = () => undefined, staged = false }: Told = {},
) {
  const asked: string[] = [];
  const answer = (path: string): Reply | Error => {
    asked.push(path);
    const other = instead(path);
    if (other) return other;
    const route = isUnified(path) ? 'unified' : 'ordinary';
    const here = Object.keys(where).map(Number);
    const ids = here.filter((id) => where[id] === route || where[id] === 'both');
    if (path.includes('/definitions/filter'))
      return {
        body: {
          value: ids.map((id) => ({ id: guid(id), ...(staged && { stageSettings: [{ stageId: '1' }] }) })),
        },
      };
    const id = ids.find((one) => path.includes(`/definitions/${guid(one)}`));
    if (id === undefined) return { status: 404 };
    if (path.includes('/stages/filter'))
      return { body: { value: [{ id: guid(300), status: 'InProgress' }] } };
    if (path.includes('/decisions')) {
      const item = { id: guid(1000 + id), decision: 'NotReviewed' };
      return { body: path.includes('/filter') ? { value: [item] } : item };
    }
    const instance = { id: guid(100 + id), status: 'InProgress' };
    if (path.includes('/instances'))
      return { body: path.includes('/filter') ? { value: [instance] } : instance };
    return { body: { id: guid(id), ...(staged && { stageSettings: [{ stageId: '1' }] }) } };
  };
  const plain = (reply: Reply | Error): Reply => {
    if (reply instanceof Error) throw reply;
    return reply;
  };
  const made = fakeGraph(
    (one) =>
      one.path === '/v1.0/$batch'
        ? batchReply(one, (part: Part) => plain(answer(part.url)))
        : answer(one.path.replace('/v1.0', '')),
    { unified: true },
  );
  return { ...made, asked, unified: () => asked.filter(isUnified) };
}

interface Told {
  instead?: (path: string) => Reply | Error | undefined;
  staged?: boolean;
}

const namesOf = ({ reviews }: Awaited<ReturnType<typeof readMyReviews>>) =>
  reviews.map(({ review }) => [review.definition.id, review.definition.route]);

const refTo = (id: number) => ({ definitionId: guid(id), instanceId: guid(100 + id) });

describe('a tenant without the unified route', () => {
  test.each([400, 403, 404, 501])(
    'that answers %i once gets no further request, and nothing counts as missing',
    async (status) => {
      const { graph, unified, slept } = tenant(
        { 1: 'ordinary' },
        { instead: (path) => (isUnified(path) ? { status } : undefined) },
      );
      const read = await readMyReviews(graph);
      expect([read.reviews.length, read.unread, read.broken]).toEqual([1, 0, false]);
      await readMyReviews(graph);
      await readPastReviews(graph);
      await expect(readOneReview(graph, refTo(9))).rejects.toMatchObject({ code: 'notFound' });
      expect([unified().length, slept]).toEqual([1, []]);
    },
  );

  test('gets one request although two links lead to reviews that aren’t there', async () => {
    const { graph, unified } = tenant(
      {},
      { instead: (path) => (isUnified(path) ? { status: 404 } : undefined) },
    );
    await expect(readOneReview(graph, refTo(1))).rejects.toMatchObject({ code: 'notFound' });
    await expect(readOneReview(graph, refTo(2))).rejects.toMatchObject({ code: 'notFound' });
    expect(unified()).toHaveLength(1);
  });
});

describe('a unified route that fails', () => {
  test.each<[string, Reply | Error]>([
    ['a server error', { status: 500 }],
    ['a service that is down', { status: 503 }],
    ['a service that asks to come back later', { status: 503, headers: { 'retry-after': '300' } }],
    ['a list that can’t be read', { body: '{"val' }],
    ['no connection', DROPPED],
  ])('keeps the ordinary reviews, and marks the list as broken: %s', async (_, reply) => {
    const { graph, unified, slept } = tenant(
      { 1: 'ordinary' },
      { instead: (path) => (isUnified(path) ? reply : undefined) },
    );
    const read = await readMyReviews(graph);
    expect([read.reviews.length, read.unread, read.broken]).toEqual([1, 0, true]);
    if ('status' in reply) expect(slept).toEqual([]);
    const before = unified().length;
    await readMyReviews(graph);
    expect(unified().length).toBeGreaterThan(before);
  });

  test('makes neither the list nor a later read wait when a part of it answers 503', async () => {
    const parts = ['/definitions/filter', '/instances/filter', '/decisions/filter'];
    for (const part of parts) {
      const { graph, waits, slept } = tenant(
        { 1: 'ordinary', 2: 'unified' },
        { instead: (path) => (isUnified(path) && path.includes(part) ? { status: 503 } : undefined) },
      );
      const read = await readMyReviews(graph);
      const missing = part === '/definitions/filter' ? [0, true] : [1, false];
      expect([namesOf(read), read.unread, read.broken]).toEqual([[[guid(1), undefined]], ...missing]);
      await readPastReviews(graph).catch(() => {});
      await expect(readOneReview(graph, refTo(9))).rejects.toMatchObject({
        code: 'notFound',
      });
      expect([waits, slept]).toEqual([[], []]);
    }
  });

  test('doesn’t stop the ordinary route from waiting when that route asks to wait', async () => {
    let asked = 0;
    const { graph, slept } = tenant(
      { 1: 'ordinary' },
      {
        instead: (path) => {
          if (isUnified(path)) return { status: 503 };
          return path.includes('/definitions/filter') && asked++ < 2
            ? { status: 503, headers: { 'retry-after': '7' } }
            : undefined;
        },
      },
    );
    expect((await readMyReviews(graph)).reviews).toHaveLength(1);
    expect(slept).toEqual([7_000]);
  });

  test('is waited for once one of its reviews is open', async () => {
    let closed = 3;
    const { graph, slept } = tenant(
      { 1: 'ordinary', 2: 'unified' },
      {
        instead: (path) =>
          path.includes(`${guid(2)}/instances/${guid(102)}/decisions`) && closed-- > 0
            ? { status: 503, headers: { 'retry-after': '7' } }
            : undefined,
      },
    );
    graph.tenant.routes.set(guid(2), 'unified');
    expect((await readOneReview(graph, refTo(2))).items).toHaveLength(1);
    expect(slept).toEqual([7_000]);
  });

  test('after it worked before marks the list as broken, and its review is unavailable, not gone', async () => {
    let status = 0;
    const { graph } = tenant(
      { 1: 'ordinary', 2: 'unified' },
      { instead: (path) => (status && isUnified(path) ? { status } : undefined) },
    );
    expect((await readMyReviews(graph)).broken).toBe(false);
    status = 403;
    expect((await readMyReviews(graph)).broken).toBe(true);
    status = 503;
    await expect(readOneReview(graph, refTo(2))).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('reviews of both routes', () => {
  test('are one list, each with the route it came from', async () => {
    const { graph, sent } = tenant({ 1: 'ordinary', 2: 'unified' });
    const read = await readMyReviews(graph);
    expect(namesOf(read)).toEqual([
      [guid(1), undefined],
      [guid(2), 'unified'],
    ]);
    // Two lists, then one batch for instances and one for items.
    expect(sent).toHaveLength(4);
  });

  test('that are on both routes are listed once, and requested on unified only', async () => {
    const { graph, asked } = tenant({ 1: 'both' });
    expect(namesOf(await readMyReviews(graph))).toEqual([[guid(1), 'unified']]);
    expect(asked.filter((path) => path.includes(guid(1))).every(isUnified)).toBe(true);
  });

  test.each(['/instances/filter', '/decisions/filter'])(
    'are read on the ordinary route when unified forbids their %s',
    async (part) => {
      const { graph, asked } = tenant(
        { 1: 'both', 2: 'unified' },
        {
          instead: (path) =>
            isUnified(path) && path.includes(guid(1)) && path.includes(part) ? { status: 403 } : undefined,
        },
      );
      const read = await readMyReviews(graph);
      expect(namesOf(read)).toEqual([
        [guid(2), 'unified'],
        [guid(1), undefined],
      ]);
      expect(read.unread).toBe(0);
      const before = asked.length;
      await readOneReview(graph, refTo(1));
      expect(asked.slice(before).some(isUnified)).toBe(false);
    },
  );
});

describe('a review that both routes list', () => {
  const twoInstances = (path: string): Reply | undefined =>
    path.includes(`${guid(1)}/instances/filter`)
      ? { body: { value: [101, 102].map((id) => ({ id: guid(id), status: 'InProgress' })) } }
      : undefined;

  test('has each instance once, from the ordinary route, when unified forbids one of them', async () => {
    const { graph } = tenant(
      { 1: 'both' },
      {
        instead: (path) =>
          isUnified(path) && path.includes(`${guid(102)}/decisions`) ? { status: 403 } : twoInstances(path),
      },
    );
    const read = await readMyReviews(graph);
    expect(namesOf(read)).toEqual([
      [guid(1), undefined],
      [guid(1), undefined],
    ]);
    expect(read.reviews.map(({ review }) => review.instance.id)).toEqual([guid(101), guid(102)]);
    expect(read.unread).toBe(0);
  });

  test('is counted as unread when both routes forbid it, and throws when nothing else is there', async () => {
    const closed = (path: string): Reply | undefined =>
      path.includes(`${guid(1)}/instances`) ? { status: 403 } : undefined;
    const some = await readMyReviews(tenant({ 1: 'both', 2: 'ordinary' }, { instead: closed }).graph);
    expect([namesOf(some), some.unread]).toEqual([[[guid(2), undefined]], 1]);
    const none = tenant({ 1: 'both' }, { instead: closed });
    await expect(readMyReviews(none.graph)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a review that a link names by its ids', () => {
  test('is found on unified once the ordinary route doesn’t know it, and then read there at once', async () => {
    const { graph, sent } = tenant({ 1: 'ordinary', 2: 'unified' });
    expect((await readOneReview(graph, refTo(2))).review.definition.route).toBe('unified');
    expect(sent).toHaveLength(3);
    await readOneReview(graph, refTo(2));
    expect(sent).toHaveLength(4);
    const review = await onOwnRoute(graph, refTo(2), (place) => readReview(graph, place));
    expect(review.definition.route).toBe('unified');
  });

  test('causes no request to unified when the ordinary route has it', async () => {
    const { graph, unified } = tenant({ 1: 'ordinary', 2: 'unified' });
    expect((await readOneReview(graph, refTo(1))).review.definition).not.toHaveProperty('route');
    expect(unified()).toEqual([]);
  });
});

describe('what came from a route', () => {
  const everything = async (ref: ItemsRef, made: ReturnType<typeof tenant>) => {
    const { graph, asked } = made;
    asked.length = 0;
    const wanted = [guid(1001), guid(1002)].map((itemId) => ({
      itemId,
      decision: 'Approve' as const,
      justification: '',
    }));
    await readItems(graph, ref, [guid(1001)], false);
    await readItems(graph, ref, [guid(1001), guid(1002)], false);
    await readItems(graph, ref, [guid(1001)], true);
    await sendItems(graph, ref, wanted);
    await sendWhole(graph, ref, { decision: 'Approve', justification: '' });
    await acceptAdvice(graph, ref);
    const review = await readReview(graph, ref);
    await readPrevious(graph, review);
    return [...asked];
  };

  test.each([true, false])('is read and written on that route only; staged: %s', async (staged) => {
    const made = tenant({ 1: 'both' }, { staged });
    const [read] = (await readMyReviews(made.graph)).reviews;
    if (!read) throw new Error('nothing to review');
    const ref = itemsRefOf(read.review);
    expect(ref).toMatchObject({ route: 'unified', stageId: staged ? guid(300) : null });
    const asked = await everything(ref, made);
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.filter((path) => !isUnified(path))).toEqual([]);
  });

  test('is read and written on the ordinary route when its reference names no route', async () => {
    const made = tenant({ 1: 'both' });
    await readMyReviews(made.graph);
    const asked = await everything({ ...refTo(1), stageId: null }, made);
    expect(asked.filter(isUnified)).toEqual([]);
  });
});
