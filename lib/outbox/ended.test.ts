import { expect, test, vi } from 'vitest';
import type { InstanceStatus } from '../review/model';
import type { ProblemCode } from '../review/problem';
import { anItem, aReview, maker, OTHER } from '../review/testing';
import { markEnded } from './ended';
import { aRound } from './round-testing';

async function met(status: InstanceStatus, code: ProblemCode | null, by: 'system' | 'person' | null) {
  const { graph, round, rows, item } = await aRound();
  graph.review = aReview({ instance: { status } });
  const asked = vi.spyOn(graph, 'readReview');
  item().problem = code && { code, requestId: 'request' };
  const reviewedBy = by === 'system' ? { ...maker(OTHER), system: true } : maker(OTHER);
  item().theirs = by && { item: anItem({ reviewedBy }), how: 'conflict' };
  await markEnded(round, rows());
  return { asked: asked.mock.calls.length, problem: item().problem, theirs: item().theirs };
}

test.each(['refused', 'forbidden'] as const)(
  'a choice that was %s after the end has the problem "ended" and keeps its request id',
  async (code) => {
    expect(await met('Applied', code, null)).toEqual({
      asked: 1,
      problem: { code: 'ended', requestId: 'request' },
      theirs: null,
    });
    expect(await met('InProgress', code, null)).toMatchObject({ asked: 1, problem: { code } });
    expect(await met('Unknown', code, null)).toMatchObject({ asked: 1, problem: { code } });
  },
);

test('a refusal in a stage that is over becomes the problem "ended"', async () => {
  const stage = (id: string) => ({
    id,
    number: 1,
    startsAt: null,
    endsAt: null,
    status: 'InProgress' as const,
  });
  const problemIn = async (own: string | null, now: string | null) => {
    const { graph, round, rows, item } = await aRound();
    graph.review = aReview({ stage: now === null ? null : stage(now) });
    item().problem = { code: 'refused' };
    await markEnded({ ...round, ref: { ...round.ref, stageId: own } }, rows());
    return item().problem?.code;
  };
  expect(await problemIn('first', 'second')).toBe('ended');
  expect(await problemIn('first', 'first')).toBe('refused');
  expect(await problemIn(null, 'second')).toBe('refused');
  expect(await problemIn('first', null)).toBe('refused');
});

test('Microsoft’s own answer at the end is no conflict; a person’s answer is one', async () => {
  expect(await met('Applied', null, 'system')).toMatchObject({ problem: { code: 'ended' }, theirs: null });
  expect(await met('Applied', null, 'person')).toMatchObject({ asked: 0, problem: null });
  expect(await met('Applied', 'refused', 'person')).toMatchObject({ asked: 0, problem: { code: 'refused' } });
});

test('an answer without a reviewer doesn’t count as Microsoft’s', async () => {
  const { graph, round, rows, item } = await aRound();
  const asked = vi.spyOn(graph, 'readReview');
  const theirs = { item: anItem({ decision: 'Deny' }), how: 'conflict' as const };
  item().theirs = theirs;
  await markEnded(round, rows());
  expect([asked.mock.calls.length, item().theirs]).toEqual([0, theirs]);
});

test('the review isn’t read for any other problem', async () => {
  expect(await met('Applied', 'unavailable', null)).toMatchObject({ asked: 0 });
  expect(await met('Applied', null, null)).toMatchObject({ asked: 0, problem: null });
});

test('when the review can’t be read the problem stays as it is', async () => {
  const { graph, round, rows, item } = await aRound();
  graph.readReview = () => Promise.reject(new Error('no'));
  item().problem = { code: 'refused' };
  await markEnded(round, rows());
  expect(item().problem).toEqual({ code: 'refused' });
});
