import { expect, test } from 'vitest';
import { guid } from '../review/testing';
import { readPastReviews } from './past-reviews';
import { listPending } from './pending';
import { batchReply, fakeGraph, ORIGIN, type Part, type Reply } from './testing';

/** A tenant with these definitions on the ordinary route, each of which has the instances that are told. */
function tenant(definitions: number[], instances: (definition: number) => Reply) {
  return fakeGraph((one) =>
    one.path === '/v1.0/$batch'
      ? batchReply(one, ({ url }) => instances(Number(/definitions\/[0-9a-f-]+-0*(\d+)\//.exec(url)?.[1])))
      : { body: { value: definitions.map((id) => ({ id: guid(id) })) } },
  );
}

const ended = (id: number, day: string | null, status = 'Applied') => ({
  id: guid(id),
  status,
  endDateTime: day && `2026-11-${day}T00:00:00Z`,
});

test('past reviews are the ended ones, latest first, and those without an end date last', async () => {
  const { graph, sent } = tenant([1, 2], (definition) => ({
    body: {
      value:
        definition === 1
          ? [ended(11, '01'), ended(12, null), ended(13, '03', 'Completed'), ended(14, '09', 'InProgress')]
          : [ended(21, '02')],
    },
  }));
  const read = await readPastReviews(graph);
  expect(read).toMatchObject({ unread: 0, broken: false });
  expect(read.reviews.map(({ definition, instance, stage }) => [definition.id, instance.id, stage])).toEqual([
    [guid(1), guid(13), null],
    [guid(2), guid(21), null],
    [guid(1), guid(11), null],
    [guid(1), guid(12), null],
  ]);
  expect(JSON.stringify(sent)).not.toContain('$filter');
});

test('past reviews that can’t be read are counted; when none can be read, the problem is thrown', async () => {
  const some = tenant([1, 2], (definition) =>
    definition === 1 ? { status: 403 } : { body: { value: [ended(21, '02')] } },
  );
  expect(await readPastReviews(some.graph)).toMatchObject({ reviews: [{}], unread: 1 });
  const none = tenant([1, 2], () => ({ status: 403 }));
  await expect(readPastReviews(none.graph)).rejects.toMatchObject({ code: 'forbidden' });
  const empty = tenant([], () => ({}));
  expect(await readPastReviews(empty.graph)).toEqual({ reviews: [], unread: 0, broken: false });
});

test.each<[string, (path: string) => boolean]>([
  ['the list of definitions', (path) => path.includes('/accessReviews/definitions/filter')],
  ['a list of instances', (path) => path.includes(`${guid(2)}/instances/filter`)],
  [
    'a list of instances that unified refuses and the ordinary route gives',
    (path) => path.includes(`/accessReviews/definitions/${guid(1)}/instances/filter`),
  ],
  ['none', () => false],
])('past reviews are broken only when a list breaks off: %s', async (list, breaksOff) => {
  const answer = (path: string): Reply => {
    const isUnified = path.includes('/unified/');
    if (isUnified && path.includes('/instances/')) return { status: 403 };
    const ids = isUnified ? [1] : [1, 2];
    const value = path.includes('/definitions/filter')
      ? ids.map((id) => ({ id: guid(id) }))
      : [ended(path.includes(guid(1)) ? 11 : 21, '01')];
    const again = `${ORIGIN}/v1.0${path.replace('/v1.0', '')}`;
    return { body: { value, ...(breaksOff(path) && { '@odata.nextLink': again }) } };
  };
  const { graph } = fakeGraph(
    (one) =>
      one.path === '/v1.0/$batch' ? batchReply(one, ({ url }: Part) => answer(url)) : answer(one.path),
    { unified: true },
  );
  const { reviews, unread, broken } = await readPastReviews(graph);
  expect([reviews.length, unread, broken]).toEqual([2, 0, list !== 'none']);
});

test('pending reviews are requested once from beta, and rows without an id are left out', async () => {
  const value = [
    { id: 'x', definition: { id: guid(1) } },
    { id: guid(2), definition: { id: 'x' } },
    { id: guid(3), definition: { id: guid(1) } },
  ];
  const { graph, sent } = fakeGraph(() => ({ body: { value } }));
  expect((await listPending(graph)).map(({ instance, stage }) => [instance.id, stage])).toEqual([
    [guid(3), null],
  ]);
  expect(sent.map(({ method, path }) => [method, path])).toEqual([
    ['GET', '/beta/me/pendingAccessReviewInstances?$expand=definition'],
  ]);
});
