import { expect, test } from 'vitest';
import { playWorlds } from './world-testing';

test('nobody is said to owe what the sandbox’s own books don’t give them, in seeded worlds', async () => {
  // Those of `npm run soak` are others.
  const { kinds, accusations } = await playWorlds(1, 110);
  expect(accusations).toEqual([]);
  // Much is claimed, or the promise would be cheap.
  expect(kinds.owes).toBeGreaterThan(200);
  expect(kinds.oneOfSeveral).toBeGreaterThan(200);
  expect(kinds.finished).toBeGreaterThan(30);
});
