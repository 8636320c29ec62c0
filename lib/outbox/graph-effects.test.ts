import { expect, test } from 'vitest';
import { rememberPositions } from '../graph/positions';
import { batchReply, fakeGraph } from '../graph/testing';
import { anItem, guid } from '../review/testing';
import { reviewGraph } from './graph-effects';

const REF = { definitionId: guid(100), instanceId: guid(200), stageId: null };
const WANTED = { itemId: guid(1), decision: 'Deny' as const, justification: 'left' };

/** The outbox's access to a Graph that answers every request with an empty success, and the requests sent. */
function world() {
  const { graph, sent } = fakeGraph((one) =>
    one.path === '/v1.0/$batch' ? batchReply(one, () => ({ status: 204 })) : { status: 204 },
  );
  return { graph, sent, recording: reviewGraph(graph, REF) };
}

test('one choice is a PATCH of its item, all are batchRecordDecisions, advice is acceptRecommendations', async () => {
  const { sent, recording } = world();
  expect((await recording.send([WANTED])).get(WANTED.itemId)).toMatchObject({ done: true });
  expect(await recording.sendWhole(WANTED)).toMatchObject({ done: true });
  expect(await recording.acceptAdvice()).toMatchObject({ done: true });
  const asked = sent.map(({ method, path, body }) => [method, path.split('/').at(-1), body]);
  expect(asked).toEqual([
    ['PATCH', WANTED.itemId, { decision: 'Deny', justification: 'left' }],
    ['POST', 'batchRecordDecisions', { decision: 'Deny', justification: 'left' }],
    ['POST', 'acceptRecommendations', undefined],
  ]);
});

test('positions are those of the list as it was read', () => {
  const { graph, recording } = world();
  expect(recording.positions()).toBeNull();
  rememberPositions(graph, REF, [anItem({ id: 'one' }), anItem({ id: 'two' })]);
  expect([...(recording.positions() ?? [])]).toEqual([
    ['one', 0],
    ['two', 1],
  ]);
});

test('a review that can’t be read makes the read throw', async () => {
  await expect(world().recording.readReview()).rejects.toThrow();
});
