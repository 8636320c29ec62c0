import { describe, expect, test } from 'vitest';
import { anItem, guid } from '../review/testing';
import { pagesOf, positionsIn, readPages, rememberPositions } from './positions';
import { batchReply, fakeGraph, type Part, type Reply } from './testing';

const REF = { definitionId: guid(1), instanceId: guid(2), stageId: null };
const ids = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => guid(1_000 + from + at));

/** A tenant whose list of 300 items was read, and which answers pages so. */
function known(answer: (url: string) => Reply = () => ({})) {
  const made = fakeGraph((one) => batchReply(one, (part: Part) => answer(part.url)));
  rememberPositions(
    made.graph,
    REF,
    ids(0, 300).map((id) => anItem({ id })),
  );
  return made;
}

describe('the pages on which neighbouring items stand', () => {
  test.each([
    [ids(0, 5), [0]],
    [ids(0, 4), null],
    [ids(95, 10), [0, 1]],
    [ids(95, 9), null],
    [ids(200, 5), [2]],
    // Who isn't in the list doesn't count as standing anywhere.
    [ids(500, 20), null],
    [[...ids(0, 1), ...ids(500, 4)], [0]],
    [[], null],
  ])('are read only when each saves at least five single reads', (wanted, pages) => {
    expect(pagesOf(known().graph, REF, wanted)).toEqual(pages);
  });

  test('are unknown for another list, and when the tenant refuses pages by number', () => {
    const { graph } = known();
    expect(pagesOf(graph, { ...REF, stageId: guid(3) }, ids(0, 5))).toBeNull();
    expect(pagesOf(graph, { ...REF, instanceId: guid(9) }, ids(0, 5))).toBeNull();
    graph.tenant.refuse('skip');
    expect(pagesOf(graph, REF, ids(0, 5))).toBeNull();
  });

  test('are those where each item stood when the whole list was read', () => {
    const { graph } = known();
    expect(positionsIn(graph, REF)?.get(guid(1_207))).toBe(207);
    expect(positionsIn(graph, { ...REF, stageId: guid(3) })).toBeNull();
  });

  test('are kept apart for each stage', () => {
    const { graph } = known();
    const stages = [guid(3), guid(4)].map((stageId) => ({ ...REF, stageId }));
    for (const [at, stage] of stages.entries()) rememberPositions(graph, stage, [anItem({ id: guid(at) })]);
    expect([REF, ...stages].map((ref) => positionsIn(graph, ref)?.size)).toEqual([300, 1, 1]);
    expect(stages.map((stage) => [...(positionsIn(graph, stage)?.keys() ?? [])])).toEqual([
      [guid(0)],
      [guid(1)],
    ]);
  });

  test('are read together without insights, and refused ones are left out', async () => {
    const { graph, sent } = known((url) =>
      url.includes('$skip=200') ? { status: 400 } : { body: { value: [{ id: guid(1_000) }] } },
    );
    const { items, arrivedAt } = await readPages(graph, REF, [0, 2]);
    expect([[...items.keys()], [...arrivedAt]]).toEqual([[guid(1_000)], [[guid(1_000), graph.timing.now()]]]);
    const urls = sent.flatMap(({ body }) =>
      (body as { requests: Part[] }).requests.map(({ url }) => decodeURIComponent(url)),
    );
    expect(urls.map((url) => url.split('?')[1])).toEqual(['$top=100&$skip=0', '$top=100&$skip=200']);
    expect(sent).toHaveLength(1);
  });

  test('have the time at which each of them arrived, though another had to wait', async () => {
    let first = true;
    const { graph, now } = known((url) => {
      const waits = url.includes('$skip=200') && first;
      if (waits) first = false;
      const value = [{ id: guid(url.includes('$skip=200') ? 1_200 : 1_000) }];
      return waits ? { status: 429, headers: { 'Retry-After': '7' } } : { body: { value } };
    });
    const begun = now();
    const { arrivedAt } = await readPages(graph, REF, [0, 2]);
    expect([...arrivedAt]).toEqual([
      [guid(1_000), begun],
      [guid(1_200), begun + 7_000],
    ]);
  });

  test('throw when a sign-in is needed', async () => {
    const { graph } = known(() => ({ status: 401 }));
    await expect(readPages(graph, REF, [0])).rejects.toMatchObject({ code: 'signIn' });
  });
});
