import { expect, test } from 'vitest';
import type { NotifyReport } from '../notify';
import type { PersonLine } from './person-line';
import { type Format, printed } from './print';

const line = (over: Partial<PersonLine> = {}): PersonLine => ({
  person: 'c86f8ec4-14d0-5c08-b7d4-6462a37f9091',
  result: 'sent',
  occasion: 'start',
  rounds: [
    { round: 'r', review: 'Finance\u001b[2J', endsAt: '2026-12-01T09:00:00.000Z', owes: 2, shared: 1 },
  ],
  name: 'Adele\u202e Vance',
  address: 'adelev@contoso.com',
  ...over,
});

const report = (...lines: PersonLine[]): NotifyReport => ({
  at: '2026-11-28T09:05:00.000Z',
  lines,
  claims: { owes: 2, oneOfSeveral: 1, finished: 0, notKnown: 4 },
  unknown: { mayHaveChanged: 4 },
  unread: [{ definitionId: 'd', what: 'stages', status: 403 }],
  requests: 10,
  took: 1_234,
});

const linesOf = (of: NotifyReport, format: Format, names: boolean) => [...printed(of, format, names)];

test('people and reviews are shown by id unless names are requested', () => {
  for (const format of ['table', 'json'] as const) {
    const text = linesOf(report(line()), format, false).join('\n');
    expect(text).toContain('c86f8ec4-14d0-5c08-b7d4-6462a37f9091');
    expect(text).not.toMatch(/Adele|adelev|Finance/);
  }
  const named = linesOf(report(line()), 'json', true);
  expect(JSON.parse(named[1] ?? '')).toMatchObject({ name: 'Adele\u202e Vance', rounds: [{ owes: 2 }] });
});

test('the table has a column for each fact and a summary of the run', () => {
  const digests = [
    { day: '2026-11-27', state: 'sent' },
    { day: '2026-11-28', state: 'doubtful' },
  ] as const;
  expect(
    linesOf(
      report(line({ told: digests }), line({ person: 'p', result: 'no mailbox', why: 'no address' })),
      'table',
      false,
    ),
  ).toEqual([
    'person                                result      why         own  shared  until             told',
    'c86f8ec4-14d0-5c08-b7d4-6462a37f9091  sent        start       2    1       2026-12-01T09:00  2026-11-27, 2026-11-28 (doubtful)',
    'p                                     no mailbox  no address  2    1       2026-12-01T09:00',
    '',
    '2026-11-28T09:05:00.000Z: 1 sent, 1 no mailbox. 10 requests, 1.2 s.',
    'Whom 4 items wait for isn’t known: nobody is told of them.',
    'Not read: stages of the review d (403).',
  ]);
});

test('control characters in a name are made visible in the terminal', () => {
  expect(linesOf(report(line()), 'table', true).join('\n')).toContain(
    'Adele[U+202E] Vance <adelev@contoso.com>',
  );
});
