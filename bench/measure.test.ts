import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTurns, interleaved, median, percentile } from './measure';

test('at most half of the values lie on either side of the median, whatever their order', () => {
  const values = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1 });
  fc.assert(
    fc.property(values, (list) => {
      const middle = median(list);
      expect(list.filter((value) => value < middle).length).toBeLessThanOrEqual(list.length / 2);
      expect(list.filter((value) => value > middle).length).toBeLessThanOrEqual(list.length / 2);
    }),
  );
});

test('the median of an even number of values lies between the two in the middle', () => {
  expect(median([40, 1, 2, 3])).toBe(2.5);
});

test('an empty list has no median', () => {
  expect(() => median([])).toThrow('no median');
});

test('compared pieces of work take turns, rounds begin with different ones, and warm-ups are not counted', async () => {
  const done: string[] = [];
  const piece = (name: string) => async (round: number) => done.push(`${name}${round}`);
  const times = await interleaved({ a: piece('a'), b: piece('b') }, { rounds: 2, warmUps: 1 });
  expect(done).toEqual(['a-1', 'b-1', 'b0', 'a0', 'a1', 'b1']);
  expect([times.a.length, times.b.length]).toEqual([2, 2]);
});

test('pieces of work that take turns keep their results', async () => {
  const values = await inTurns(
    { a: async (n) => `a${n}`, b: async (n) => `b${n}` },
    { rounds: 2, warmUps: 0 },
  );
  expect(values).toEqual({ a: ['a0', 'a1'], b: ['b0', 'b1'] });
});

test('the 95th percentile of a hundred values is the 95th, and of a few it is the greatest', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect([percentile(hundred, 95), percentile([3, 9, 4], 95), percentile([7], 95)]).toEqual([95, 9, 7]);
  expect(() => percentile([], 95)).toThrow('no percentile');
});
