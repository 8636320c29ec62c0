import { expect, test } from 'vitest';
import { guid } from '../review/testing';
import { readMyReviews } from './my-reviews';
import { readOneReview } from './one-review';
import { readPastReviews } from './past-reviews';
import { batchReply, fakeGraph, type Reply } from './testing';

const UNIFIED = '/accessReviews/unified/';
const TIMES = { startDateTime: '2026-11-01T00:00:00Z', endDateTime: '2026-11-08T00:00:00Z' };

interface Tenant {
  status: 'InProgress' | 'Applied';
  /** The person in the ordinary route's review; on `unified` it is person 500. */
  person: number;
  /** Answers some paths in another way. */
  instead?: (path: string) => Reply | undefined;
}

/** One review on each route, under different ids and the same name, each with one item. */
function tenant({ status, person, instead = () => undefined }: Tenant) {
  const asked: string[] = [];
  const answer = (path: string): Reply => {
    asked.push(path);
    const other = instead(path);
    if (other) return other;
    const on = path.includes(UNIFIED);
    const definition = { id: guid(on ? 2 : 1), displayName: 'Finance catalog' };
    const instance = { id: guid(on ? 20 : 10), status, ...TIMES };
    if (path.includes('/definitions/filter')) return { body: { value: [definition] } };
    if (!path.includes(definition.id)) return { status: 404, body: {} };
    if (path.includes('/decisions/'))
      return {
        body: {
          value: [
            {
              id: guid(on ? 900 : 901),
              decision: 'NotReviewed',
              principal: { id: guid(on ? 500 : person), type: 'user' },
              resource: { id: guid(7), type: 'group' },
            },
          ],
        },
      };
    if (path.includes('/instances'))
      return { body: path.includes('/filter') ? { value: [instance] } : instance };
    return { body: definition };
  };
  const made = fakeGraph(
    (one) =>
      one.path === '/v1.0/$batch'
        ? batchReply(one, (part) => answer(part.url))
        : answer(one.path.replace('/v1.0', '')),
    { unified: true },
  );
  return { ...made, asked };
}

const routesOf = (reviews: readonly { definition: { route?: string } }[]) =>
  reviews.map(({ definition }) => definition.route ?? 'ordinary');

test('a review that both routes list under different ids stands in the inbox once, as unified has it', async () => {
  const same = await readMyReviews(tenant({ status: 'InProgress', person: 500 }).graph);
  expect(routesOf(same.reviews.map(({ review }) => review))).toEqual(['unified']);
  const other = await readMyReviews(tenant({ status: 'InProgress', person: 501 }).graph);
  expect(routesOf(other.reviews.map(({ review }) => review))).toEqual(['ordinary', 'unified']);
});

test('so does one that has ended, and two reviews with one name and one time are both there', async () => {
  const same = tenant({ status: 'Applied', person: 500 });
  expect(routesOf((await readPastReviews(same.graph)).reviews)).toEqual(['unified']);
  const other = tenant({ status: 'Applied', person: 501 });
  expect(routesOf((await readPastReviews(other.graph)).reviews)).toEqual(['ordinary', 'unified']);
});

/** One definition that both routes list under one id; `unified` refuses some requests about it. */
function onBoth(status: Tenant['status'], closed: string) {
  return tenant({
    status,
    person: 500,
    instead: (path) => {
      if (!path.includes(UNIFIED)) return undefined;
      if (path.includes('/definitions/filter'))
        return { body: { value: [{ id: guid(1), displayName: 'Finance catalog' }] } };
      return path.includes(closed) ? { status: 403, body: {} } : undefined;
    },
  });
}

test('an ended review that unified lists and keeps closed is read on the ordinary route, as in the inbox', async () => {
  const { graph } = onBoth('Applied', '/instances/filter');
  const { reviews, unread } = await readPastReviews(graph);
  expect([routesOf(reviews), unread]).toEqual([['ordinary'], 0]);
});

test('opened by its ids, it is read there too', async () => {
  const { graph } = onBoth('Applied', '/instances');
  graph.tenant.routes.set(guid(1), 'unified');
  const { review, items } = await readOneReview(graph, { definitionId: guid(1), instanceId: guid(10) });
  expect([review.definition.route, items.length]).toEqual([undefined, 1]);
  expect(graph.tenant.routes.has(guid(1))).toBe(false);
});
