import { expect, test } from 'vitest';
import { anItem, guid } from '../review/testing';
import { isDue } from './round';
import { aRound } from './round-testing';

test('a choice is due when it is the current one, open, at its time, and doesn’t need the reviewer', async () => {
  const { graph, round, row, item, state } = await aRound();
  expect(isDue(round, row())).toBe(true);
  item().notBefore = graph.clock;
  expect(isDue(round, row())).toBe(true);
  item().notBefore = graph.clock + 1;
  expect(isDue(round, row())).toBe(false);
  item().notBefore = 0;
  expect(isDue(round, { ...row(), actId: 'older' })).toBe(false);
  expect(isDue(round, { ...row(), itemId: 'unknown' })).toBe(false);
  item().theirs = { item: anItem(), how: 'conflict' };
  expect(isDue(round, row())).toBe(false);
  item().theirs = null;
  const choices = [{ actId: 'act', itemId: guid(1) }];
  await state.keep([{ kind: 'closed', at: 1, review: round.ref, how: 'discarded', choices }], 'strict');
  expect(isDue(round, row())).toBe(false);
});
