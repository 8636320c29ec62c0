import { expect, it } from 'vitest';
import { durability } from './durability';

it('keeps what it acknowledged and nothing by halves when it is killed at any moment', async () => {
  const { kills, answers, definitions, failures } = await durability({
    kills: 3,
    seed: 20261123,
    longestMs: 600,
  });
  expect(failures).toEqual([]);
  expect(kills).toBe(3);
  expect(answers).toBeGreaterThan(5);
  expect(definitions).toBeGreaterThan(0);
});
