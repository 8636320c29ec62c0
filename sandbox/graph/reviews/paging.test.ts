import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CONTOSO } from '../../seed/seed';
import { first, MINE, REVIEWS_PATH, testWorld, type World } from '../../seed/world-testing';

/** Follows next links to the end and returns the ids in order. */
async function readAll(world: World, path: string, query: Record<string, string>): Promise<string[]> {
  const ids: string[] = [];
  let next: Record<string, string> | URLSearchParams | undefined = query;
  while (next) {
    const { body } = await world.get('adelev', path, next);
    ids.push(...body.value.map(({ id }) => id));
    const link: string | undefined = body['@odata.nextLink'];
    next = link ? new URL(link).searchParams : undefined;
  }
  return ids;
}

const large = testWorld('large', 250);
const decisionsOf = async (world: World, name: string) => `${await world.reviewPath(name)}/decisions/${MINE}`;

it('next links lead to each item once, whatever the page size, filter and order', async () => {
  const path = await decisionsOf(large, CONTOSO.largeReview);
  const orders = ['recommendation', 'recommendation desc,decision', 'applyResult asc'];
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 100 }),
      fc.option(fc.constantFrom(...orders), { nil: undefined }),
      fc.option(fc.constantFrom('Approve', 'Deny'), { nil: undefined }),
      async (top, order, advice) => {
        const query: Record<string, string> = { $top: String(top) };
        if (order) query.$orderby = order;
        if (advice) query.$filter = `recommendation eq '${advice}'`;
        const ids = await readAll(large, path, query);
        expect(new Set(ids).size).toBe(ids.length);
        if (!advice) expect(ids).toHaveLength(250);
        else expect(ids.length).toBe((await large.get('adelev', path, query)).body['@odata.count']);
      },
    ),
    { numRuns: 25 },
  );
});

it('a page has a hundred items, the total count and a next link to graph.microsoft.com', async () => {
  const path = await decisionsOf(large, CONTOSO.largeReview);
  const { body } = await large.get('adelev', path, { $orderby: 'decision desc' });
  expect(body.value).toHaveLength(100);
  expect(body['@odata.count']).toBe(250);
  expect(body['@odata.nextLink']).toBe(
    `https://graph.microsoft.com/v1.0${path}?$orderby=decision%20desc&$skip=100`,
  );
});

it('no next link is on the last page, after the end or on an empty page', async () => {
  const path = await decisionsOf(large, CONTOSO.largeReview);
  const ends: Record<string, string>[] = [{ $skip: '200' }, { $skip: '999' }, { $top: '0' }];
  for (const query of ends)
    expect((await large.get('adelev', path, query)).body['@odata.nextLink']).toBeUndefined();
});

it('a page of more than a hundred is refused with Microsoft’s message', async () => {
  const path = await decisionsOf(large, CONTOSO.largeReview);
  expect((await large.get('adelev', path, { $top: '100' })).body.value).toHaveLength(100);
  const { status, body } = await large.get('adelev', path, { $top: '101' });
  expect(status).toBe(400);
  expect(body.error.message).toContain("The limit of '100' for Top query has been exceeded");
});

it.each([
  ['$search', 'x'],
  ['$top', '-1'],
  ['$top', 'ten'],
  ['$filter', "principal eq 'x'"],
  ['$filter', "decision ne 'Approve'"],
  ['$filter', "contains(decision,'A')"],
  ['$orderby', 'principal'],
  ['$expand', 'instance'],
  ['$select', 'secret'],
])('refuses %s=%s on decisions', async (name, value) => {
  const path = await decisionsOf(large, CONTOSO.largeReview);
  expect((await large.get('adelev', path, { [name]: value })).status).toBe(400);
});

it('$select returns the selected properties and the id', async () => {
  const path = await decisionsOf(large, CONTOSO.largeReview);
  const { body } = await large.get('adelev', path, { $select: 'decision', $top: '1' });
  expect(Object.keys(first(body.value))).toEqual(['@odata.type', 'id', 'decision']);
});

it('finds definitions by status and by the scope they query', async () => {
  const world = testWorld();
  const running = await world.get('admin', REVIEWS_PATH, { $filter: "status eq 'InProgress'" });
  const all = await world.get('admin', REVIEWS_PATH);
  expect(running.body.value.length).toBeGreaterThan(5);
  expect(running.body.value.length).toBeLessThan(all.body.value.length);
  const filter = `contains(scope/microsoft.graph.accessReviewQueryScope/query, '${world.group('server')}')`;
  const { body } = await world.get('admin', REVIEWS_PATH, { $filter: filter });
  expect(body.value.map(({ displayName }) => displayName)).toEqual([CONTOSO.reviews.endsSoon]);
});
