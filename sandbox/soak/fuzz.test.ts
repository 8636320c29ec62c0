import { expect, it } from 'vitest';
import { fuzz } from './fuzz';

it('the sandbox answers every fuzzed request in Graph’s way and never fails itself', async () => {
  const { runs, statuses, failures } = await fuzz({ runs: 300, seed: 20261123 });
  expect(failures).toEqual([]);
  expect(runs).toBe(300);
  // A fuzz in which every call is refused early would pass too, so each of these statuses must occur.
  expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '204', '400', '401', '403', '404']));
});
