import { expect, test } from 'vitest';
import { playWorlds } from './world-testing';

test('nobody is said to owe what the sandbox’s own books don’t give them, in seeded worlds', async () => {
  // `npm run soak` plays other seeds.
  const { kinds, accusations } = await playWorlds(1, 110);
  expect(accusations).toEqual([]);
  // There must be many claims, or the test would prove little.
  expect(kinds.owes).toBeGreaterThan(200);
  expect(kinds.oneOfSeveral).toBeGreaterThan(200);
  expect(kinds.finished).toBeGreaterThan(30);
});
