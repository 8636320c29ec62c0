import { expect, it } from 'vitest';
import { checkSequences } from './sequences-testing';

it('keeps every acknowledged answer and lets nobody decide what is not theirs, in whatever order things happen', async () => {
  const { taken, refused } = await checkSequences({ runs: 40, seed: 20261123 });
  // Sequences in which every step is refused would pass too.
  for (const step of ['create', 'decide', 'batch', 'advice', 'all', 'stop', 'apply', 'reset', 'reviewers'])
    expect(taken[step], step).toBeGreaterThan(0);
  for (const step of ['decide', 'batch', 'advice']) expect(refused[step], step).toBeGreaterThan(0);
});
