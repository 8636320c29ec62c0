import { describe, expect, test, vi } from 'vitest';
import { guid } from '../review/testing';
import { mark, mayLeave, withdraw } from './mark';
import { aRound } from './round-testing';

test('a mark is stored strictly, in one append with the answers that were still to be stored', async () => {
  const { graph, store, round, rows, item, state } = await aRound(2);
  item().readsWithoutNews = 3;
  const append = vi.spyOn(store, 'append');
  const touched: string[][] = [];
  state.onChange((_, itemIds) => touched.push([...itemIds]));
  const before = rows();
  const answer = {
    kind: 'answered' as const,
    sendingId: 'earlier',
    at: 1,
    review: round.ref,
    accepted: [],
    refused: [],
    requestId: null,
  };
  const sent = await mark(round, before, [answer]);
  expect(sent).toEqual({ sendingId: sent.sendingId, rows: before, markedAt: graph.clock });
  const choices = before.map(({ actId, itemId }) => ({ actId, itemId }));
  const sending = { kind: 'sending', id: sent.sendingId, at: graph.clock, review: round.ref, choices };
  expect(append.mock.calls.map(([records, durability]) => [records, durability])).toEqual([
    [[answer, sending], 'strict'],
  ]);
  expect(item().readsWithoutNews).toBe(0);
  expect(touched.at(-1)).toEqual([guid(1), guid(2)]);
});

test('a mark without answers is stored alone', async () => {
  const { store, round, rows } = await aRound();
  await mark(round, rows());
  expect(store.kinds()).toEqual(['act', 'sending']);
});

test('a mark that is taken back removes the send', async () => {
  const { store, round, rows, row } = await aRound();
  const sent = await mark(round, rows());
  expect(row().sends).toHaveLength(1);
  const append = vi.spyOn(store, 'append');
  await withdraw(round, sent, rows());
  expect([row().sends, store.kinds()]).toEqual([[], ['act', 'sending', 'answered']]);
  const [[record], durability] = append.mock.calls[0] ?? [[]];
  expect([record, durability]).toEqual([
    expect.objectContaining({ accepted: [], refused: [guid(1)] }),
    'relaxed',
  ]);
});

describe('a marked choice may be sent', () => {
  test('within five seconds of the mark, in either direction of the clock', async () => {
    const { graph, round, row, rows } = await aRound();
    const [judged, sent] = [row(), await mark(round, rows())];
    const { clock } = graph;
    const leaves = [-5_001, -5_000, 0, 5_000, 5_001].map((ms) => {
      graph.clock = clock + ms;
      return mayLeave(round, judged, sent);
    });
    expect(leaves).toEqual([false, true, true, true, false]);
  });

  test('unless other tabs’ records can’t be read; then it waits half a minute', async () => {
    const { graph, round, row, rows, state, item } = await aRound();
    const [judged, sent] = [row(), await mark(round, rows())];
    vi.spyOn(state.log, 'unsure', 'get').mockReturnValue(true);
    expect(mayLeave(round, judged, sent)).toBe(false);
    expect(item().notBefore).toBe(graph.clock + 30_000);
  });

  test('unless it was closed or a newer choice came', async () => {
    const { round, row, rows, state } = await aRound();
    const [judged, sent] = [row(), await mark(round, rows())];
    expect(mayLeave(round, { ...judged, actId: 'other' }, sent)).toBe(false);
    expect(mayLeave(round, { ...judged, itemId: 'unknown' }, sent)).toBe(false);
    const choices = [{ actId: 'act', itemId: guid(1) }];
    await state.keep([{ kind: 'closed', at: 1, review: round.ref, how: 'discarded', choices }], 'strict');
    expect(mayLeave(round, judged, sent)).toBe(false);
  });

  test('unless another tab has sent since it was judged', async () => {
    const { round, row, rows } = await aRound();
    await mark(round, rows());
    const judged = row();
    const sent = await mark(round, rows());
    expect(mayLeave(round, judged, sent)).toBe(true);
    await mark(round, rows());
    expect(mayLeave(round, judged, sent)).toBe(false);
  });
});
