import { expect, it } from 'vitest';
import { durability } from './durability';

it('a process that is killed at any moment keeps what it acknowledged, and nothing half-written', async () => {
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
