import { expect, test } from 'vitest';
import { collate } from './collation';

const order = new Intl.Collator('en', { numeric: true });

test('texts get ranks in the reader’s order, equal texts the same rank, and other values stay', () => {
  const [two, ten, b, again] = collate(['Room 2', 'Room 10', 'b', 'Room 2'], order).map(Number);
  expect(again).toBe(two);
  expect([b, two, ten].every((place, at, all) => at === 0 || (all[at - 1] ?? 0) < (place ?? 0))).toBe(true);
  expect(collate([null, 7, 'b'], order).slice(0, 2)).toEqual([null, 7]);
});

test('the ranks of one call are comparable, whatever was sorted before', () => {
  const collator = new Intl.Collator('en');
  collate(['m'], collator);
  const [a, m, z] = collate(['a', 'm', 'z'], collator);
  expect([Number(a) < Number(m), Number(m) < Number(z)]).toEqual([true, true]);
  const accents = new Intl.Collator('en', { sensitivity: 'base' });
  const [plain, accented] = collate(['Ana', 'ana'], accents);
  expect(plain).toBe(accented);
});
