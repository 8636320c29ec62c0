import { expect, test } from 'vitest';
import { playWorlds } from './world-testing';

test('in seeded worlds nobody is said to owe an item that the sandbox doesn’t give them', async () => {
  // `npm run soak` plays other seeds.
  const { kinds, accusations } = await playWorlds(1, 110);
  expect(accusations).toEqual([]);
  // There must be many claims, or the test would prove little.
  expect(kinds.owes).toBeGreaterThan(200);
  expect(kinds.oneOfSeveral).toBeGreaterThan(200);
  expect(kinds.finished).toBeGreaterThan(30);
});
