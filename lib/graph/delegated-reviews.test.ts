import { expect, test } from 'vitest';
import { guid } from '../review/testing';
import { readDelegatedReviews } from './delegated-reviews';
import { batchReply, fakeGraph, ORIGIN, type Reply } from './testing';

const instance = (over: object = {}) => ({
  id: guid(10),
  status: 'InProgress',
  endDateTime: '2026-12-11T00:00:00Z',
  delegatedBy: [{ id: guid(9), displayName: 'Alex Wilber', userPrincipalName: 'alexw@contoso.com' }],
  ...over,
});

const none: Reply = { body: { value: [] } };
const one = (id: number): Reply => ({ body: { value: [instance({ id: guid(id) })] } });
const listed = (...ids: number[]): Reply => ({
  body: { value: ids.map((id) => ({ id: guid(id), displayName: `Review ${id}` })) },
});

interface Tenant {
  /** Definitions of catalogs' reviews, which are on `unified` alone; without them the tenant has no such route. */
  catalogs?: number[];
}

/** A tenant with two definitions of mine on the ordinary route, where each part of a batch is answered as told. */
function tenant(answer: (url: string) => Reply, { catalogs }: Tenant = {}) {
  return fakeGraph(
    (one) => {
      if (one.path.includes('$batch')) return batchReply(one, (part) => answer(part.url));
      return one.path.includes('/unified/') ? listed(...(catalogs ?? [])) : listed(1, 2);
    },
    { unified: catalogs !== undefined },
  );
}

test('delegated reviews in progress are listed with who delegated them, from one beta batch', async () => {
  const { graph, sent } = tenant((url) =>
    url.includes(guid(1))
      ? { body: { value: [instance(), instance({ id: guid(11), status: 'Applied' })] } }
      : { body: { value: [] } },
  );
  expect(await readDelegatedReviews(graph)).toEqual({
    reviews: [
      {
        definitionId: guid(1),
        instanceId: guid(10),
        displayName: 'Review 1',
        endsAt: '2026-12-11T00:00:00.000Z',
        by: ['Alex Wilber'],
      },
    ],
    partial: false,
    catalogs: false,
  });
  const batches = sent.filter(({ path }) => path.includes('$batch'));
  expect(batches.map(({ path }) => path)).toEqual(['/beta/$batch']);
  expect(JSON.stringify(batches[0]?.body)).toContain('"Prefer":"include-unknown-enum-members"');
});

/** A tenant with so many definitions, each answered so by its number; `batches` holds how many each request asked for. */
function large(count: number, answer: (definition: number) => Reply | undefined) {
  const batches: number[] = [];
  const made = fakeGraph(
    (one) => {
      if (!one.path.includes('$batch')) return listed(...Array.from({ length: count }, (_, at) => at + 1));
      batches.push((one.body as { requests: unknown[] }).requests.length);
      return batchReply(one, ({ url }) => answer(Number(/definitions\/[0-9a-f-]+-0*(\d+)\//.exec(url)?.[1])));
    },
    { unified: false },
  );
  return { ...made, batches };
}

test('definitions are requested twenty at a time, and a later 404 doesn’t mark the tenant as refusing', async () => {
  const { graph, batches } = large(25, (at) => (at <= 20 ? { body: { value: [] } } : { status: 404 }));
  expect(await readDelegatedReviews(graph)).toMatchObject({ reviews: [], partial: true });
  expect([batches, graph.tenant.offers('delegated')]).toEqual([[20, 5], true]);
});

test('missing parts or one refusal among others make the list partial, and don’t mark the tenant as refusing', async () => {
  const silent = large(2, () => undefined);
  expect(await readDelegatedReviews(silent.graph)).toMatchObject({ reviews: [], partial: true });
  expect(silent.graph.tenant.offers('delegated')).toBe(true);
  const one = large(2, (at) => (at === 1 ? { status: 403 } : { body: { value: [] } }));
  expect(await readDelegatedReviews(one.graph)).toMatchObject({ reviews: [], partial: true });
  expect(one.graph.tenant.offers('delegated')).toBe(true);
});

test('a row without an id and a delegator without a name are left out', async () => {
  const rows = [{ status: 'InProgress' }, instance({ delegatedBy: [{ displayName: '' }, null] })];
  const { graph, sent } = tenant((url) => ({ body: { value: url.includes(guid(1)) ? rows : [] } }));
  expect((await readDelegatedReviews(graph)).reviews).toMatchObject([{ instanceId: guid(10), by: [] }]);
  expect(sent.at(-1)).toMatchObject({
    method: 'POST',
    body: {
      requests: [
        { id: '0', method: 'GET' },
        { id: '1', method: 'GET' },
      ],
    },
  });
});

test('one part that fails makes the list partial, and the reviews of the others are kept', async () => {
  const { graph } = tenant((url) =>
    url.includes(guid(1)) ? { body: { value: [instance()] } } : { status: 503, body: {} },
  );
  expect(await readDelegatedReviews(graph)).toMatchObject({
    reviews: [{ by: ['Alex Wilber'] }],
    partial: true,
  });
});

test.each([400, 403, 404, 501])(
  'a tenant whose first answer is %i gets no further request',
  async (status) => {
    const { graph, sent } = tenant(() => ({ status, body: {} }));
    const nothing = { reviews: [], partial: false, catalogs: false };
    expect(await readDelegatedReviews(graph)).toEqual(nothing);
    const before = sent.length;
    expect(await readDelegatedReviews(graph)).toEqual(nothing);
    expect(sent).toHaveLength(before);
  },
);

test('reviews of catalogs are requested on their own route, in the same batch', async () => {
  const { graph, sent } = tenant((url) => (url.includes('/unified/') ? one(10) : none), { catalogs: [3] });
  expect(await readDelegatedReviews(graph)).toMatchObject({
    reviews: [{ definitionId: guid(3), instanceId: guid(10), displayName: 'Review 3', by: ['Alex Wilber'] }],
    partial: false,
    catalogs: true,
  });
  expect(sent.filter(({ path }) => path.includes('$batch'))).toHaveLength(1);
});

test('a review on both routes is listed once', async () => {
  const { graph } = tenant((url) => (url.includes(guid(1)) ? one(10) : none), { catalogs: [1] });
  expect((await readDelegatedReviews(graph)).reviews).toHaveLength(1);
});

test.each([400, 403, 404, 501])(
  'a unified route that answers %i is left out without a notice, and isn’t requested again',
  async (status) => {
    const { graph, sent } = tenant((url) => (url.includes('/unified/') ? { status, body: {} } : one(10)), {
      catalogs: [1, 3],
    });
    const expected = { reviews: [{ instanceId: guid(10) }], partial: false, catalogs: false };
    expect(await readDelegatedReviews(graph)).toMatchObject(expected);
    sent.length = 0;
    expect(await readDelegatedReviews(graph)).toMatchObject(expected);
    expect(JSON.stringify(sent)).not.toContain('/unified/');
  },
);

test('a catalog’s review that fails with 503 makes the list partial, and catalogs are still looked for', async () => {
  const { graph } = tenant((url) => (url.includes(guid(3)) ? { status: 503, body: {} } : none), {
    catalogs: [3, 4],
  });
  expect(await readDelegatedReviews(graph)).toMatchObject({ reviews: [], partial: true, catalogs: true });
});

test('one catalog’s review refused with 403 makes the list partial, and catalogs are still looked for', async () => {
  const { graph } = tenant((url) => (url.includes(guid(3)) ? { status: 403, body: {} } : none), {
    catalogs: [3, 4],
  });
  expect(await readDelegatedReviews(graph)).toMatchObject({ reviews: [], partial: true, catalogs: true });
});

test('catalogs are still looked for when there is no catalog’s review now', async () => {
  const { graph } = tenant(() => none, { catalogs: [] });
  expect(await readDelegatedReviews(graph)).toEqual({ reviews: [], partial: false, catalogs: true });
});

test.each(['ordinary', 'unified'])(
  'a list of definitions that breaks off makes the result partial: %s',
  async (route) => {
    const { graph } = fakeGraph(
      (one) => {
        if (one.path.includes('$batch')) return batchReply(one, () => none);
        const { body } = listed(1);
        const breaks = one.path === '/v1.0/again' || one.path.includes('/unified/') === (route === 'unified');
        return { body: breaks ? { ...(body as object), '@odata.nextLink': `${ORIGIN}/v1.0/again` } : body };
      },
      { unified: true },
    );
    expect(await readDelegatedReviews(graph)).toMatchObject({ reviews: [], partial: true });
  },
);

test('a review with two ids is listed once, with the id of the unified route', async () => {
  const start = { startDateTime: '2026-11-01T00:00:00Z' };
  const item = {
    decision: 'NotReviewed',
    principal: { id: guid(500), type: 'user' },
    resource: { id: guid(7), type: 'group' },
  };
  const { graph } = fakeGraph(
    (one) => {
      const on = (address: string) => address.includes('/unified/');
      if (one.path.includes('$batch'))
        return batchReply(one, ({ url }) => {
          if (url.includes('/decisions/'))
            return { body: { value: [{ id: guid(on(url) ? 900 : 901), ...item }] } };
          return { body: { value: [instance({ id: guid(on(url) ? 20 : 10), ...start })] } };
        });
      return { body: { value: [{ id: guid(on(one.path) ? 2 : 1), displayName: 'Finance catalog' }] } };
    },
    { unified: true },
  );
  expect((await readDelegatedReviews(graph)).reviews.map(({ instanceId }) => instanceId)).toEqual([guid(20)]);
});

test('reading delegated reviews doesn’t change the route on which a review is requested', async () => {
  const { graph } = tenant(() => none, { catalogs: [3] });
  await readDelegatedReviews(graph);
  expect(graph.tenant.routes.size).toBe(0);
});

test('the end of a delegated review in stages is null, because my stage ends before it', async () => {
  const staged = fakeGraph((one) => {
    if (one.path.includes('$batch')) return batchReply(one, () => ({ body: { value: [instance()] } }));
    const stageSettings = [{ stageId: '1', durationInDays: 3 }];
    return { body: { value: [{ id: guid(1), displayName: 'In stages', stageSettings }] } };
  });
  const { reviews } = await readDelegatedReviews(staged.graph);
  expect(reviews).toMatchObject([{ instanceId: guid(10), endsAt: null }]);
});
