import { expect, it } from 'vitest';
import { checkSequences } from './sequences-testing';

it('no sequence of events loses an acknowledged answer or lets anybody decide another reviewer’s item', async () => {
  const { taken, refused } = await checkSequences({ runs: 40, seed: 20261123 });
  // Sequences in which every step is refused would pass too.
  for (const step of ['create', 'decide', 'batch', 'advice', 'all', 'stop', 'apply', 'reset', 'reviewers'])
    expect(taken[step], step).toBeGreaterThan(0);
  for (const step of ['decide', 'batch', 'advice']) expect(refused[step], step).toBeGreaterThan(0);
});
