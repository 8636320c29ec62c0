import { describe, expect, test } from 'vitest';
import { anItem, aReview, guid } from '../review/testing';
import { readMyReviews } from './my-reviews';
import { readOneReview } from './one-review';
import { readPastReviews } from './past-reviews';
import { batchReply, fakeGraph, ORIGIN, type Reply } from './testing';
import { withoutTwins } from './twins';

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

test('an ended review that both routes list is listed once, and two with other people twice', async () => {
  const same = tenant({ status: 'Applied', person: 500 });
  expect(routesOf((await readPastReviews(same.graph)).reviews)).toEqual(['unified']);
  const other = tenant({ status: 'Applied', person: 501 });
  expect(routesOf((await readPastReviews(other.graph)).reviews)).toEqual(['ordinary', 'unified']);
});

test.each([
  ['both are listed when their people differ', undefined, ['ordinary', 'unified']],
  ['one is listed when their first pages share a person', `${ORIGIN}/v1.0/next`, ['unified']],
])('of two ended reviews %s', async (_, next, routes) => {
  const { graph } = tenant({
    status: 'Applied',
    person: 500,
    instead: (path) => {
      if (!path.includes('/decisions/')) return undefined;
      const value = [500, path.includes(UNIFIED) ? 501 : 502].map((person) => ({
        id: guid(400 + person),
        decision: 'NotReviewed',
        principal: { id: guid(person), type: 'user' },
        resource: { id: guid(7), type: 'group' },
      }));
      return { body: { value, ...(next && { '@odata.nextLink': next }) } };
    },
  });
  expect(routesOf((await readPastReviews(graph)).reviews)).toEqual(routes);
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

test('an ended review that unified lists but forbids is read on the ordinary route', async () => {
  const { graph } = onBoth('Applied', '/instances/filter');
  const { reviews, unread } = await readPastReviews(graph);
  expect([routesOf(reviews), unread]).toEqual([['ordinary'], 0]);
});

test('a review opened by its ids is read on the ordinary route when unified forbids it', async () => {
  const { graph } = onBoth('Applied', '/instances');
  graph.tenant.routes.set(guid(1), 'unified');
  const { review, items } = await readOneReview(graph, { definitionId: guid(1), instanceId: guid(10) });
  expect([review.definition.route, items.length]).toEqual([undefined, 1]);
  expect(graph.tenant.routes.has(guid(1))).toBe(false);
});

describe('of two reviews with the same name and time', () => {
  const PERSON = anItem().principal;
  /** A review on a route with items of these people; `group` is what they have. */
  function read(route: 'unified' | undefined, people: number[], over: Partial<Twin> = {}) {
    const { name = 'Finance', createdBy = 'Megan', group = 7, complete = true, startsAt, endsAt } = over;
    const id = route ? 1 : 2;
    const review = aReview({
      definition: { id: guid(id), displayName: name, createdBy, ...(route && { route }) },
      instance: {
        id: guid(10 + id),
        ...(startsAt !== undefined && { startsAt }),
        ...(endsAt !== undefined && { endsAt }),
      },
    });
    const resource = group === null ? null : { id: guid(group), displayName: 'G', type: 'group' };
    const items = people.map((at) =>
      anItem({ id: guid(100 + at), principal: { ...PERSON, id: guid(at) }, resource }),
    );
    return { review, items, complete };
  }
  interface Twin {
    name: string;
    createdBy: string;
    group: number | null;
    complete: boolean;
    startsAt: string | null;
    endsAt: string | null;
  }

  test.each<[string, number[], Partial<Twin>, boolean]>([
    ['has the same people, one is left out', [1, 2], {}, true],
    ['has the same people in another order, one is left out', [2, 1], {}, true],
    ['has another name, both stay', [1, 2], { name: 'Sales' }, false],
    ['has another creator, both stay', [1, 2], { createdBy: 'Adele' }, false],
    [
      'has another name and creator that read the same when joined, both stay',
      [1, 2],
      { name: 'FinanceM', createdBy: 'egan' },
      false,
    ],
    ['began at another time, both stay', [1, 2], { startsAt: '2026-11-01T00:00:01.000Z' }, false],
    ['ends at another time, both stay', [1, 2], { endsAt: '2026-12-01T00:00:01.000Z' }, false],
    ['has one person more, both stay', [1, 2, 3], {}, false],
    ['is about another group, both stay', [1, 2], { group: 8 }, false],
    ['is about an unknown resource, both stay', [1, 2], { group: null }, false],
    ['was read in part and shares a person, one is left out', [2, 3], { complete: false }, true],
    ['was read in part and shares no person, both stay', [3], { complete: false }, false],
  ])('when the other %s', (_, people, over, areTwins) => {
    const [unified, ordinary] = [read('unified', [1, 2]), read(undefined, people, over)];
    expect(withoutTwins([ordinary, unified])).toEqual(areTwins ? [unified] : [ordinary, unified]);
    const another = read('unified', [9]);
    const all = [ordinary, unified, another];
    expect(withoutTwins(all)).toEqual(areTwins ? [unified, another] : all);
  });

  test.each<[string, Partial<Twin>]>([
    ['a name', { name: '' }],
    ['a begin', { startsAt: null }],
    ['an end', { endsAt: null }],
  ])('both stay when neither has %s', (_, over) => {
    const both = [read(undefined, [1], over), read('unified', [1], over)];
    expect(withoutTwins(both)).toEqual(both);
  });

  test('both stay when neither has items', () => {
    const both = [read(undefined, []), read('unified', [])];
    expect(withoutTwins(both)).toEqual(both);
  });

  test('both stay when they are on the same route', () => {
    const both = [read(undefined, [1]), read(undefined, [1])];
    expect(withoutTwins(both)).toEqual(both);
  });
});

test('ended reviews whose items can’t be read stay; items are requested only where two reviews are alike', async () => {
  const closed = tenant({
    status: 'Applied',
    person: 500,
    instead: (path) => (path.includes('/decisions/') ? { status: 403, body: {} } : undefined),
  });
  expect(routesOf((await readPastReviews(closed.graph)).reviews)).toEqual(['ordinary', 'unified']);
  const alike = closed.asked.filter((path) => path.includes('/decisions/'));
  expect(alike).toHaveLength(2);
  expect(alike.join()).not.toContain('insights');
  const alone = tenant({
    status: 'Applied',
    person: 500,
    instead: (path) => (path.includes(UNIFIED) ? { status: 404, body: {} } : undefined),
  });
  expect(routesOf((await readPastReviews(alone.graph)).reviews)).toEqual(['ordinary']);
  expect(alone.asked.some((path) => path.includes('/decisions/'))).toBe(false);
});
