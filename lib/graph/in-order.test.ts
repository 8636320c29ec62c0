import { expect, test } from 'vitest';
import { chunksOf, inOrder } from './in-order';

test('results come in the order of the pieces, and no more than the limit run at once', async () => {
  let running = 0;
  let most = 0;
  const turns = [9, 0, 5, 1, 7, 3];
  const work = async (piece: number) => {
    most = Math.max(most, ++running);
    for (let turn = turns[piece] ?? 0; turn > 0; turn--) await Promise.resolve();
    running--;
    return piece;
  };
  const results: number[] = [];
  for await (const result of inOrder([0, 1, 2, 3, 4, 5], 2, work)) results.push(result);
  expect([results, most]).toEqual([[0, 1, 2, 3, 4, 5], 2]);
});

test('a loop that stops early begins no further piece and leaves no unhandled failure', async () => {
  const begun: string[] = [];
  const unheard: unknown[] = [];
  const listen = (reason: unknown) => unheard.push(reason);
  process.on('unhandledRejection', listen);
  const work = async (piece: string) => {
    begun.push(piece);
    if (piece === 'fails') throw new Error(piece);
    return piece;
  };
  for await (const _ of inOrder(['first', 'fails', 'third', 'never'], 2, work)) break;
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off('unhandledRejection', listen);
  expect([begun, unheard]).toEqual([['first', 'fails', 'third'], []]);
});

test('a failure is thrown only when the turn of its piece comes', async () => {
  const results: number[] = [];
  const reading = (async () => {
    for await (const result of inOrder([1, 0, 2], 3, async (piece) => {
      if (piece === 0) throw new Error('no');
      return piece;
    }))
      results.push(result);
  })();
  await expect(reading).rejects.toThrow('no');
  expect(results).toEqual([1]);
});

test('chunks hold each value once, in order', () => {
  expect(chunksOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(chunksOf([], 2)).toEqual([]);
});
