import { expect, test } from 'vitest';
import { runTable } from './runs';

const broken = (...rules: string[]) => ({ seed: 1, violations: rules.map((rule) => ({ rule })) });

test('a world counts once in each column of a promise it broke, and in “other” for the rest', () => {
  const table = runTable([
    {
      name: 'none',
      seeds: 2_000,
      bad: [broken('I1', 'I1', 'I2'), broken('I8'), broken('I4')],
      sends: 400,
      repeats: 30,
      overwrote: 1,
      decided: 0,
      surfaced: 0,
    },
  ]);
  const [head = '', , line = ''] = table.split('\n');
  const cells = (text: string) => text.split('|').map((cell) => cell.trim());
  const found = Object.fromEntries(cells(head).map((name, at) => [name, cells(line)[at]]));
  expect(found).toMatchObject({
    seeds: '2,000',
    'any broken': '0.15 %',
    wrong: '0.05 %',
    lost: '0.10 %',
    crossed: '0',
    other: '0.05 %',
    'unseen, of sends': '0.25 %',
    'repeats a send': '0.07',
  });
});
