import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvOf } from './csv';
import { guardCell, isFormula } from './guard';

const TRIGGERS = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];
/** Spaces, direction marks, joiners, control characters and other invisible characters. */
const BEFORE = [
  ' ',
  '\u00a0',
  '\u3000',
  '\u200b',
  '\u200e',
  '\u202e',
  '\ufeff',
  '\u2060',
  '\u00ad',
  '\u0001',
  '\u2800',
  '\u180e',
  '\ufff9',
  '\ufe0f',
];

/**
 * The first character a spreadsheet sees, found without the rule's own expression: by removing characters one by one.
 */
function firstSeen(cell: string): string | undefined {
  for (const character of cell) {
    if (['\t', '\r', '\n', '\0'].includes(character)) return character;
    if (!BEFORE.includes(character)) return character;
  }
  return undefined;
}

const hostile = fc
  .tuple(fc.array(fc.constantFrom(...BEFORE)), fc.constantFrom(...TRIGGERS), fc.string({ unit: 'grapheme' }))
  .map(([before, trigger, rest]) => `${before.join('')}${trigger}${rest}`);
const texts = fc.oneof(hostile, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string());

const parse = (csv: string): string[][] =>
  Papa.parse<string[]>(csv.replace(/^\ufeff/, '').replace(/\r\n$/, ''), { newline: '\r\n', delimiter: ',' })
    .data;

describe('a cell in a spreadsheet', () => {
  test.each(TRIGGERS)('is guarded where it starts with %j', (trigger) => {
    expect(guardCell(`${trigger}1+1`)).toBe(`'${trigger}1+1`);
  });

  test.each(BEFORE)('is guarded behind %j', (before) => {
    expect(guardCell(`${before}=1`)).toBe(`'${before}=1`);
    expect(guardCell(`${before}${before}＝1`)).toBe(`'${before}${before}＝1`);
  });

  test.each(['', 'Alex', 'a=b', '1-2', "'=1", 'Ana-María', '٣', '  ', '\u200b', '(x)'])(
    'is left alone: %j',
    (cell) => {
      expect(guardCell(cell)).toBe(cell);
    },
  );

  test('never starts with a trigger after a round trip, and comes back unchanged when it had none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(texts, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const read = parse(csvOf(rows));
          expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
          const back = read.flat();
          const evaluated = back.filter(
            (cell) => isFormula(cell) || TRIGGERS.includes(firstSeen(cell) ?? ''),
          );
          expect(evaluated).toEqual([]);
          expect(back).toEqual(rows.flat().map((cell) => (isFormula(cell) ? `'${cell}` : cell)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('is guarded wherever a spreadsheet sees a trigger first', () => {
    fc.assert(
      fc.property(texts, (cell) => {
        if (TRIGGERS.includes(firstSeen(cell) ?? '')) expect(guardCell(cell)).toBe(`'${cell}`);
      }),
      { numRuns: 1000 },
    );
  });
});
