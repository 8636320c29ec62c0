import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interleaved, median } from './measure';

test('half of the values lie on either side of the median, whatever their order', () => {
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

test('nothing has no median', () => {
  expect(() => median([])).toThrow('no median');
});

test('compared pieces of work take turns, each round begins with the next one, and the warm-up is not counted', async () => {
  const done: string[] = [];
  const piece = (name: string) => async (round: number) => done.push(`${name}${round}`);
  const times = await interleaved({ a: piece('a'), b: piece('b') }, { rounds: 2, warmUps: 1 });
  expect(done).toEqual(['a-1', 'b-1', 'b0', 'a0', 'a1', 'b1']);
  expect([times.a.length, times.b.length]).toEqual([2, 2]);
});
