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

test('the text output is grouped by reviewer', () => {
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

test('control characters in a name are made visible in the terminal', () => {
  const text = printLinks([{ ...ROW, person: 'A\u001b[2J\u202eB' }], 'text');
  expect(text).toContain('A\ufffd[2J\ufffdB');
});

test('CSV has a header row and ends its lines as RFC 4180 says', () => {
  const lines = printLinks([ROW], 'csv').split('\r\n');
  expect(lines[0]).toBe('reviewer,to,person,resource,review,due,decision,link');
  expect(lines).toHaveLength(3);
});

test('the JSON output contains the rows', () => {
  expect(JSON.parse(printLinks([ROW], 'json'))).toEqual([ROW]);
});
