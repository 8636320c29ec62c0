import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReviewLinkRow } from '../../notifier/links/review-links';
import { printLinks } from './print-links';

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

const anyText = fc.oneof(
  fc.string(),
  fc.constantFrom('=cmd|calc', '+1', '-1', '@SUM(A1)', '\tx', '\r=1', '＝1', 'a"b', 'a,b', 'a\r\nb', ''),
);

test('no cell of the CSV is a formula, and every text can be read back', () => {
  fc.assert(
    fc.property(anyText, anyText, (person, resource) => {
      const [, record = []] = readCsv(printLinks([{ ...ROW, person, resource }], 'csv'));
      const [readPerson = '', readResource = ''] = record.slice(2, 4);
      expect(record).toHaveLength(8);
      for (const cell of record) expect(cell).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/);
      expect([person, `'${person}`]).toContain(readPerson);
      expect([resource, `'${resource}`]).toContain(readResource);
    }),
  );
});

test('the text is grouped by reviewer', () => {
  const other = { ...ROW, person: 'Diego Siciliani' };
  expect(printLinks([ROW, other, { ...ROW, to: 'b@contoso.com', reviewer: 'B' }], 'text')).toBe(
    [
      'Adele Vance <adele@contoso.com>',
      '  Alex Wilber, Finance',
      `    ${ROW.link}`,
      '  Diego Siciliani, Finance',
      `    ${ROW.link}`,
      '',
      'B <b@contoso.com>',
      '  Alex Wilber, Finance',
      `    ${ROW.link}`,
      '',
    ].join('\n'),
  );
});

test('a name can’t steer the terminal or turn its line around', () => {
  const text = printLinks([{ ...ROW, person: 'A\u001b[2J\u202eB' }], 'text');
  expect(text).toContain('A\ufffd[2J\ufffdB');
});

test('JSON is the rows', () => {
  expect(JSON.parse(printLinks([ROW], 'json'))).toEqual([ROW]);
});
