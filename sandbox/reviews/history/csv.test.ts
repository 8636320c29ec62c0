import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLine } from './csv';

/** Reads one line as RFC 4180 says; written for this test only. */
function read(line: string): string[] {
  expect(line.endsWith('\r\n')).toBe(true);
  const cells: string[] = [];
  const rest = line.slice(0, -2);
  let at = 0;
  while (at <= rest.length) {
    let text = '';
    if (rest[at] === '"') {
      at += 1;
      while (rest[at] !== '"' || rest[at + 1] === '"') {
        if (at >= rest.length) throw new Error('no closing quote');
        if (rest[at] === '"') at += 1;
        text += rest[at];
        at += 1;
      }
      at += 1;
    } else while (at < rest.length && rest[at] !== ',') text += rest[at++];
    if (at < rest.length && rest[at] !== ',') throw new Error('text behind a closing quote');
    cells.push(text);
    at += 1;
  }
  return cells;
}

const nasty = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[-=+@\t\r\n",'a ]{0,8}$/));

it('a line of the report can be read back, whatever its cells contain', () => {
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1, maxLength: 6 }), (cells) => {
      const found = read(csvLine(cells));
      expect(found).toHaveLength(cells.length);
      for (const [index, cell] of cells.entries()) expect([cell, `'${cell}`]).toContain(found[index]);
    }),
  );
});

it('a cell that begins like a formula gets an apostrophe in front', () => {
  fc.assert(
    fc.property(fc.constantFrom(...'=+-@\t\r\n\0＝＋－＠'), nasty, (starter, text) => {
      expect(read(csvLine([starter + text]))).toEqual([`'${starter}${text}`]);
    }),
  );
});

it('every other text stays as it is', () => {
  const cells = [
    'Adele Vance',
    "it's fine",
    '2026-11-20T09:30:00.000Z',
    'a,b',
    'say "no"',
    'two\r\nlines',
    '',
  ];
  expect(read(csvLine(cells))).toEqual(cells);
  expect(csvLine(['plain', 'a,b'])).toBe('plain,"a,b"\r\n');
});
