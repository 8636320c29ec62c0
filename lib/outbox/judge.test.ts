import { describe, expect, test } from 'vitest';
import { anItem, aReview, guid, ME, maker, OTHER } from '../review/testing';
import { judgeRows, lacksReason } from './judge';
import { aRound } from './round-testing';

const [ONE, TWO, THREE] = [guid(1), guid(2), guid(3)];
const REVIEWED = '2026-11-09T00:00:00.000Z';

/** A round whose items were just read and are as Graph has them. */
async function justRead(count = 1) {
  const made = await aRound(count);
  const { graph, item } = made;
  for (const id of made.ids) item(id).addRead(graph.item(id), graph.clock, graph.clock);
  return made;
}
const idsOf = (rows: readonly { itemId: string }[]) => rows.map(({ itemId }) => itemId);

test('a wanted answer closes its row, somebody else’s is a conflict, and other rows are left to send', async () => {
  const { graph, round, rows, item, row } = await aRound(3);
  graph.write(TWO, ME, { decision: 'Approve', justification: 'needed' });
  graph.othersAnswer(THREE);
  for (const id of [ONE, TWO, THREE]) item(id).addRead(graph.item(id), graph.clock, graph.clock);
  expect(idsOf(await judgeRows(round, rows()))).toEqual([ONE]);
  expect([row(ONE).open, row(TWO).open, item(TWO).saved]).toEqual([true, false, graph.item(TWO).reviewedAt]);
  expect(item(THREE).theirs).toEqual({ item: graph.item(THREE), how: 'conflict' });
});

test('rows that need the reviewer, have a problem, wait, are unread or closed are left out', async () => {
  const { graph, round, rows, item, state } = await justRead(6);
  item(guid(1)).theirs = { item: anItem(), how: 'conflict' };
  item(guid(2)).problem = { code: 'unavailable' };
  item(guid(3)).notBefore = graph.clock + 1;
  item(guid(4)).read = null;
  const choices = [{ actId: 'act', itemId: guid(5) }];
  await state.keep([{ kind: 'closed', at: 1, review: round.ref, how: 'discarded', choices }], 'strict');
  item(guid(6)).notBefore = graph.clock;
  expect(idsOf(await judgeRows(round, [...rows(), { ...rows()[0], itemId: 'unknown' } as never]))).toEqual([
    guid(6),
  ]);
});

test('Microsoft’s answer at the end of the review becomes the problem "ended"', async () => {
  const { graph, round, rows, item } = await aRound();
  graph.review = aReview({ instance: { status: 'Applied' } });
  const reviewedBy = { ...maker(OTHER), system: true };
  const theirs = anItem({ id: ONE, decision: 'Deny', reviewedBy, reviewedAt: REVIEWED });
  item().addRead(theirs, graph.clock, graph.clock);
  await judgeRows(round, rows());
  expect(item()).toMatchObject({ theirs: null, problem: { code: 'ended' } });
});

test('a row whose read became old while it was judged isn’t returned', async () => {
  const slow = async (ms: number) => {
    const { graph, round, rows, item } = await justRead(2);
    graph.othersAnswer(TWO);
    item(TWO).addRead(
      { ...graph.item(TWO), reviewedBy: { ...maker(OTHER), system: true } },
      graph.clock,
      graph.clock,
    );
    for (const id of [ONE, TWO]) {
      const { read } = item(id);
      if (read) item(id).read = { ...read, there: graph.clock };
    }
    graph.readReview = async () => {
      graph.clock += ms;
      return graph.review;
    };
    return idsOf(await judgeRows(round, rows()));
  };
  expect([await slow(1_000), await slow(1_001)]).toEqual([[ONE], []]);
});

test('an accepted send that isn’t shown yet is read again after growing pauses, within the settle time', async () => {
  const { graph, round, rows, item, state } = await justRead();
  const of = { at: graph.clock, review: round.ref };
  const choices = [{ actId: 'act', itemId: ONE }];
  await state.keep(
    [
      { kind: 'sending', id: 's', ...of, choices },
      { kind: 'answered', sendingId: 's', ...of, accepted: [ONE], refused: [], requestId: null },
    ],
    'strict',
  );
  const pauses: number[] = [];
  for (let look = 0; look < 6; look += 1) {
    await judgeRows(round, rows());
    pauses.push(item().notBefore - graph.clock);
  }
  expect([pauses, item().readsWithoutNews]).toEqual([[2_000, 5_000, 10_000, 20_000, 30_000, 30_000], 6]);
  graph.clock += 99_000;
  await judgeRows(round, rows());
  expect(item().notBefore - graph.clock).toBe(1_000);
});

test('somebody else’s answer after mine is kept for the second look, and forgotten when it is gone', async () => {
  const { graph, round, rows, item, state } = await aRound();
  const of = { at: graph.clock, review: round.ref };
  await state.keep(
    [
      { kind: 'sending', id: 's', ...of, choices: [{ actId: 'act', itemId: ONE }] },
      { kind: 'answered', sendingId: 's', ...of, accepted: [ONE], refused: [], requestId: null },
    ],
    'strict',
  );
  graph.othersAnswer(ONE);
  item().addRead(graph.item(ONE), graph.clock, graph.clock);
  await judgeRows(round, rows());
  expect(item().rival).toEqual(item().read);
  item().known = null;
  item().addRead(anItem({ id: ONE }), graph.clock, graph.clock);
  await judgeRows(round, rows());
  expect(item().rival).toBeNull();
});

describe('a required reason', () => {
  test('that is missing keeps the choice from being sent, and becomes a problem', async () => {
    const { graph, round, row, item, state } = await aRound();
    expect(lacksReason(round, row())).toBe(false);
    const { definition, ...rest } = graph.review;
    const settings = definition.settings && { ...definition.settings, reasonRequired: true };
    state.learn({ ...rest, definition: { ...definition, settings } });
    expect([lacksReason(round, row()), item().problem]).toEqual([false, null]);
    const without = { ...row(), intent: { ...row().intent, justification: ' ' } };
    expect([lacksReason(round, without), item().problem]).toEqual([true, { code: 'refused' }]);
  });
});
