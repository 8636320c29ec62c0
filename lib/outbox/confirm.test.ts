import { expect, test, vi } from 'vitest';
import { guid } from '../review/testing';
import { closeRows } from './confirm';
import { aRound } from './round-testing';

test('a choice that was read back is closed as confirmed, with a receipt', async () => {
  const { graph, store, state, round, row, item } = await aRound();
  const sending = (id: string, at: number) => ({
    kind: 'sending' as const,
    id,
    at,
    review: round.ref,
    choices: [{ actId: 'act', itemId: guid(1) }],
  });
  await state.keep([sending('s', 5), sending('t', 6)], 'strict');
  const answered = { kind: 'answered' as const, at: 7, review: round.ref, accepted: [guid(1)], refused: [] };
  await state.keep([{ ...answered, sendingId: 't', requestId: 'request' }], 'strict');
  item().unanswered = 2;
  const reviewedAt = '2026-11-10T00:00:00.000Z';
  const append = vi.spyOn(store, 'append');
  await closeRows(round, [{ row: row(), reviewedAt }]);
  // A confirmation that is lost is read again.
  expect(append.mock.calls.map(([, durability]) => durability)).toEqual(['relaxed']);
  const now = graph.clock;
  expect(store.kept.slice(-2).map(({ record }) => record)).toEqual([
    {
      kind: 'receipt',
      at: now,
      review: round.ref,
      endsAt: '2026-12-01',
      entries: [
        {
          itemId: guid(1),
          decision: 'Approve',
          justification: 'needed',
          reviewedAt,
          requestIds: ['request'],
          sends: 2,
          sentAt: 5,
          confirmedAt: now,
        },
      ],
    },
    {
      kind: 'closed',
      at: now,
      review: round.ref,
      how: 'confirmed',
      choices: [{ actId: 'act', itemId: guid(1) }],
    },
  ]);
  expect(item()).toMatchObject({ saved: reviewedAt, unanswered: 0 });
});

test('a receipt without sends names no request, and without Graph’s time this device’s time counts', async () => {
  const { graph, round, row, item, state } = await aRound();
  await closeRows(round, [{ row: row(), reviewedAt: null }]);
  expect(item().saved).toBe(new Date(graph.clock).toISOString());
  const receipt = state.reviews.get(round.key)?.receipts.get(guid(1));
  expect(receipt).toMatchObject({ reviewedAt: null, requestIds: [], sends: 0, sentAt: null });
});

test('a different value that was sent before isn’t counted in the receipt', async () => {
  const { round, row, state } = await aRound();
  const different = {
    sendingId: 's',
    actOrder: 1,
    at: 5,
    decision: 'Deny' as const,
    justification: '',
    answer: 'accepted' as const,
    requestId: 'other',
  };
  await closeRows(round, [{ row: { ...row(), sends: [different] }, reviewedAt: null }]);
  expect(state.reviews.get(round.key)?.receipts.get(guid(1))).toMatchObject({ requestIds: [], sends: 0 });
});

test('without a choice that was read back nothing is written', async () => {
  const { round, store } = await aRound();
  await closeRows(round, []);
  expect(store.kinds()).toEqual(['act']);
});
