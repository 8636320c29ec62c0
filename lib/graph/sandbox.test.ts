import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SandboxHarness } from '../../sandbox/app-testing';
import { CONTOSO } from '../../sandbox/seed/seed';
import { previousKey } from '../review/known';
import type { DecisionItem, Review } from '../review/model';
import { readAccessFacts } from './access-facts';
import { addresses } from './address';
import { createGraph, type Graph } from './client';
import { readMyReviews } from './my-reviews';
import { readForItem, readOneReview } from './one-review';
import { readPeople } from './people';
import { readPhotos } from './photos';
import { readPrevious } from './previous';
import { itemReader } from './stages';
import { ORIGIN } from './testing';

/** A tenant of the sandbox with the portal's own client, as Adele Vance. */
async function adele(bench: SandboxHarness, body: object) {
  const made = await bench.ask('/sandbox/tenants', { body });
  const { domain } = (await made.json()) as { domain: string };
  const token = await bench.token(`adelev@${domain}`);
  let calls = 0;
  const graph = createGraph({
    origin: ORIGIN,
    transport: {
      send: (address, options) => {
        calls++;
        return bench.ask(address.replace(ORIGIN, ''), {
          method: options.method ?? 'GET',
          headers: options.headers as Record<string, string>,
          ...(options.body ? { body: options.body } : {}),
        });
      },
    },
    getToken: async () => token,
  });
  return {
    graph,
    domain,
    callsOf: async <T>(work: Promise<T>): Promise<[T, number]> => {
      const before = calls;
      const result = await work;
      return [result, calls - before];
    },
  };
}

async function opened(graph: Graph): Promise<{ review: Review; items: DecisionItem[] }> {
  const [found] = (await readMyReviews(graph)).reviews;
  if (!found) throw new Error('nothing to review');
  const { definition, instance } = found.review;
  return readOneReview(graph, { definitionId: definition.id, instanceId: instance.id });
}

const bench = new SandboxHarness();
let large: Awaited<ReturnType<typeof adele>>;
let staged: Awaited<ReturnType<typeof adele>>;
beforeAll(async () => {
  large = await adele(bench, { seed: 'large', items: 620, varied: true, previous: true });
  staged = await adele(bench, { seed: 'large', items: 230, stages: 2 });
});
afterAll(() => bench.sandbox.close());

describe('a review of a tenant as the sandbox answers it', () => {
  test('is read completely in two round trips', async () => {
    const { review } = await opened(large.graph);
    const ref = { definitionId: review.definition.id, instanceId: review.instance.id };
    const [read, calls] = await large.callsOf(readOneReview(large.graph, ref));
    expect(read).toMatchObject({ complete: true, total: 620 });
    expect(new Set(read.items.map(({ id }) => id)).size).toBe(620);
    expect(calls).toBe(2);
  });

  test('is read for one decision only until the item and another that waits are found', async () => {
    const { review, items } = await opened(large.graph);
    const ref = { definitionId: review.definition.id, instanceId: review.instance.id };
    const [first, last] = [items[0]?.id ?? '', items.at(-1)?.id ?? ''];
    const [near, calls] = await large.callsOf(readForItem(large.graph, ref, first));
    expect([near.items.length, near.complete, near.total, calls]).toEqual([100, false, 620, 1]);
    expect(near.items.some(({ id }) => id === first)).toBe(true);
    const far = await readForItem(large.graph, ref, last);
    expect(far.items.some(({ id }) => id === last)).toBe(true);
    // A search for somebody else's item reads to the end.
    expect((await readForItem(large.graph, ref, ref.instanceId)).complete).toBe(true);
  });

  test('has the decisions of the time before, and none for people who came since', async () => {
    const { review, items } = await opened(large.graph);
    const previous = await readPrevious(large.graph, review);
    expect(previous?.size).toBe(600);
    const answers = items.map((item) => previous?.get(previousKey(item)));
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(20);
    const denied = answers.find((answer) => answer?.decision === 'Deny');
    expect(denied).toMatchObject({
      justification: 'Changed teams.',
      reviewedBy: { displayName: 'Adele Vance' },
      applyResult: 'New',
    });
    expect(denied?.endedAt && denied.reviewedAt && denied.reviewedAt < denied.endedAt).toBe(true);
  });

  test('has the details of its 620 people, read in three requests', async () => {
    const { items } = await opened(large.graph);
    const ids = items.map(({ principal }) => principal.id);
    const [people, calls] = await large.callsOf(readPeople(large.graph, ids));
    expect([people?.size, calls]).toEqual([620, 3]);
    const all = [...(people?.values() ?? [])];
    expect(all.filter(({ kind }) => kind === 'guest').length).toBeGreaterThan(20);
    expect(all.filter(({ enabled }) => enabled === false).length).toBeGreaterThan(15);
    expect(new Set(all.map(({ manager }) => manager)).size).toBeGreaterThan(20);
    expect(all.every(({ jobTitle, department }) => jobTitle && department)).toBe(true);
  });

  test('has photos of some of its people', async () => {
    const { items } = await opened(large.graph);
    const ids = items.slice(0, 40).map(({ principal }) => principal.id);
    const [photos, calls] = await large.callsOf(readPhotos(large.graph, ids));
    expect(calls).toBe(2);
    const shown = [...photos.values()].filter((photo) => photo !== null);
    expect(photos.size).toBe(40);
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.length).toBeLessThan(35);
    for (const photo of shown) expect(photo).toMatch(/^data:image\/png;base64,iVBORw0KGgo/);
  });

  test('has the direct members of its group when the permission is there', async () => {
    const { items } = await opened(large.graph);
    const facts = await readAccessFacts(large.graph, items, ['GroupMember.Read.All']);
    const [direct] = [...(facts?.direct.values() ?? [])];
    expect(items.every(({ principal }) => direct?.has(principal.id))).toBe(true);
    expect(facts?.ofResource.size).toBe(0);
    expect(await readAccessFacts(large.graph, items, ['User.Read.All'])).toBeNull();
  });
});

describe('a review with stages', () => {
  test('is read in its current stage, with the decisions of the stage before', async () => {
    const { review, items } = await opened(staged.graph);
    expect(review.stage).toMatchObject({ number: 2, status: 'InProgress' });
    expect(review.definition).toMatchObject({ earlierShown: true, stages: [{ movesOn: 'all' }, {}] });
    expect(items).toHaveLength(230);
    expect(
      items.every(({ decision, stageId }) => decision === 'NotReviewed' && stageId === review.stage?.id),
    ).toBe(true);
    expect(items.filter(({ earlier }) => earlier?.decision === 'Deny')).toHaveLength(77);
    expect(items[0]?.earlier).toMatchObject({
      reviewedBy: { displayName: 'Alex Wilber' },
      justification: 'Works with us.',
    });
  });

  test('is decided in its current stage, and the decision is no longer an earlier stage’s', async () => {
    const { items } = await opened(staged.graph);
    const [item] = items;
    if (!item) throw new Error('no item');
    const address = addresses.item(item, item.id);
    const body = { decision: 'Deny', justification: 'No longer.' };
    expect((await staged.graph.try({ method: 'PATCH', address, body })).status).toBe(204);
    const read = await itemReader(staged.graph, item);
    const again = read((await staged.graph.read({ method: 'GET', address })).body);
    expect(again).toMatchObject({
      decision: 'Deny',
      earlier: null,
      reviewedBy: { displayName: 'Adele Vance' },
    });
  });

  test('is listed in the inbox beside others within six requests', async () => {
    const contoso = await adele(bench, { seed: 'contoso' });
    const [read, calls] = await contoso.callsOf(readMyReviews(contoso.graph));
    const one = read.reviews.find(({ review }) => review.definition.displayName === CONTOSO.reviews.staged);
    expect(one?.review.stage?.number).toBe(1);
    expect(one?.items.length).toBeGreaterThan(0);
    expect([read.unread, calls <= 6]).toEqual([0, true]);
  });
});
