import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linksCsv } from './links-csv';
import type { ReviewLinkRow } from './review-links';

const ROW: ReviewLinkRow = {
  reviewer: 'Adele Vance',
  to: 'adele@contoso.com',
  person: 'Alex Wilber',
  resource: 'Finance',
  review: 'Finance, quarterly',
  due: '2026-12-01T00:00:00Z',
  decision: 'NotReviewed',
  link: 'https://portal.example/decision?definition=d',
};

/** Reads CSV by RFC 4180; written for this test. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    record.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}

/** Spaces and invisible characters, which a spreadsheet may drop before it looks at a cell. */
const before = fc.string({
  unit: fc.constantFrom(' ', '\u00a0', '\u200b', '\u202e', '\ufeff', '\u2060'),
  maxLength: 3,
});

const anyText = fc.oneof(
  fc.tuple(before, fc.constantFrom('=1', '+1', '-1', '@A1', '＝1')).map((parts) => parts.join('')),
  fc.string(),
  fc.constantFrom('=cmd|calc', '+1', '-1', '@SUM(A1)', '\tx', '\r=1', '＝1', 'a"b', 'a,b', 'a\r\nb', ''),
);

test('no cell of the CSV is a formula, and every text can be read back', () => {
  fc.assert(
    fc.property(anyText, anyText, (person, resource) => {
      const [, record = []] = readCsv(linksCsv([{ ...ROW, person, resource }]));
      const [readPerson = '', readResource = ''] = record.slice(2, 4);
      expect(record).toHaveLength(8);
      for (const cell of record)
        expect(cell).not.toMatch(/^[\s\u200b\u202e\ufeff\u2060]*[=+\-@\t\r\n\0＝＋－＠]/);
      expect([person, `'${person}`]).toContain(readPerson);
      expect([resource, `'${resource}`]).toContain(readResource);
    }),
  );
});
