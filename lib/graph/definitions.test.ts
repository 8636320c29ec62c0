import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { addresses } from './address';
import { readDefinition, readReview, reviewRequests } from './definitions';
import { listMyInstances } from './instances';
import { listMyDefinitions } from './my-definitions';
import { batchReply, fakeGraph, type Part, type Reply } from './testing';

const PLACE = { definitionId: guid(1) };

describe('one definition', () => {
  test('is requested at its address, and keeps the route it came from', async () => {
    const { graph, sent } = fakeGraph(() => ({ body: { value: { id: guid(1), displayName: 'A' } } }));
    expect(await readDefinition(graph, { ...PLACE, route: 'unified' })).toMatchObject({
      id: guid(1),
      displayName: 'A',
      route: 'unified',
    });
    expect(sent.map(({ method, path }) => [method, path])).toEqual([
      ['GET', `/v1.0${addresses.definition({ ...PLACE, route: 'unified' })}`],
    ]);
  });

  test('is requested again when it came damaged', async () => {
    const { graph } = fakeGraph((_, count) => ({ body: count === 1 ? {} : { id: guid(1) } }));
    expect(await readDefinition(graph, PLACE)).toMatchObject({ id: guid(1) });
  });

  test('is unreadable without a valid id, and not found when Graph answers so', async () => {
    const odd = fakeGraph(() => ({ body: { id: 'x' } }));
    await expect(readDefinition(odd.graph, PLACE)).rejects.toMatchObject({ code: 'unreadable' });
    const gone = fakeGraph(() => ({ status: 404 }));
    await expect(readDefinition(gone.graph, PLACE)).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('one review', () => {
  const ref = { ...PLACE, instanceId: guid(2) };

  test('is requested with two reads, of its definition and of its instance', () => {
    expect(reviewRequests(ref)).toEqual({
      definition: { method: 'GET', address: addresses.definition(ref), holds: 'entity' },
      instance: { method: 'GET', address: addresses.instance(ref), holds: 'entity' },
    });
  });

  const reading = (definition: Reply, instance: Reply) =>
    readReview(
      fakeGraph((one) =>
        batchReply(one, (part: Part) => (part.url.endsWith(guid(2)) ? instance : definition)),
      ).graph,
      ref,
    );

  test('consists of its definition and its instance, without a stage', async () => {
    expect(await reading({ body: { id: guid(1) } }, { body: { id: guid(2) } })).toMatchObject({
      definition: { id: guid(1) },
      instance: { id: guid(2), definitionId: guid(1) },
      stage: null,
    });
  });

  test.each<[string, Reply, Reply, string]>([
    ['its definition has no id', { body: { id: 'x' } }, { body: { id: guid(2) } }, 'unreadable'],
    ['its instance has no id', { body: { id: guid(1) } }, { body: { id: 'x' } }, 'unreadable'],
    ['its instance doesn’t exist', { body: { id: guid(1) } }, { status: 404 }, 'notFound'],
    ['its definition stays damaged', { body: {} }, { body: { id: guid(2) } }, 'unreadable'],
  ])('can’t be read where %s', async (_, definition, instance, code) => {
    await expect(reading(definition, instance)).rejects.toMatchObject({ code });
  });
});

describe('the definitions of both routes', () => {
  const tenant = (unified: Reply) =>
    fakeGraph(
      (one) =>
        one.path.includes('/unified/')
          ? unified
          : { body: { value: [1, 2, 1].map((id) => ({ id: guid(id), displayName: 'ordinary' })) } },
      { unified: true },
    );

  test('are listed once, as the unified route has them, and their ordinary versions are kept beside them', async () => {
    const { graph, sent } = tenant({ body: { value: [{ id: guid(2) }, { id: guid(3) }, { id: 'x' }] } });
    const listed = await listMyDefinitions(graph);
    expect(listed.definitions.map(({ id, route }) => [id, route])).toEqual([
      [guid(1), undefined],
      [guid(2), 'unified'],
      [guid(3), 'unified'],
    ]);
    expect([...listed.ordinary].map(([id, { displayName }]) => [id, displayName])).toEqual([
      [guid(2), 'ordinary'],
    ]);
    expect([...graph.tenant.routes]).toEqual([
      [guid(2), 'unified'],
      [guid(3), 'unified'],
    ]);
    expect(sent.map(({ path }) => path.split('?')[1] ?? '')).toEqual(['$top=100', '']);
  });

  test('aren’t listed when the unified route needs a sign-in', async () => {
    await expect(listMyDefinitions(tenant({ status: 401 }).graph)).rejects.toMatchObject({ code: 'signIn' });
  });
});

describe('the instances of definitions', () => {
  const row = (id: number, status: string) => ({ id: guid(id), status });
  const listing = (reply: Reply) => fakeGraph((one) => batchReply(one, () => reply));

  test.each([
    ['inProgress' as const, addresses.myInstances(PLACE, "status eq 'InProgress'"), [guid(2)]],
    ['ended' as const, addresses.myInstances(PLACE), [guid(3), guid(4)]],
  ])('that are %s are listed once each, and others are left out', async (which, url, ids) => {
    const { graph, sent } = listing({
      body: {
        value: [row(2, 'InProgress'), row(3, 'Completed'), row(4, 'Applied'), row(3, 'Completed'), {}],
      },
    });
    const { instances, broken } = await listMyInstances(graph, [{ id: guid(1) }], which);
    const list = instances.get(guid(1));
    expect([Array.isArray(list) && list.map(({ id }) => id), broken]).toEqual([ids, false]);
    expect(sent.map(({ body }) => body)).toEqual([{ requests: [{ id: guid(1), method: 'GET', url }] }]);
  });

  test('of the unified route are requested there', async () => {
    const { graph, sent } = listing({ body: { value: [] } });
    await listMyInstances(graph, [{ id: guid(1), route: 'unified' }], 'ended');
    expect(JSON.stringify(sent[0]?.body)).toContain('/accessReviews/unified/definitions/');
  });

  test('are requested again when they came damaged, and are a problem when they stay so', async () => {
    const { graph, sent } = listing({ body: {} });
    const { instances } = await listMyInstances(graph, [{ id: guid(1) }]);
    expect(instances.get(guid(1))).toMatchObject({ code: 'unreadable' });
    expect(sent).toHaveLength(3);
  });
});
