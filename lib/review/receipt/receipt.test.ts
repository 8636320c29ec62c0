import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { ItemProgress, ItemState } from '../item-state';
import type { DecisionItem } from '../model';
import { anIntent, anItem, answersOn, aReview, guid, ME, maker, OTHER } from '../testing';
import { type ReceiptFacts, receiptOf } from './build';
import { CSV_COLUMNS, type ReceiptWords, receiptCsv } from './csv';
import { csvFile, jsonFile, receiptFileName } from './files';
import { ownDecision, type ReceiptWrite } from './model';

const AT = '2026-11-20T10:00:00.000Z';
const READ = Date.parse('2026-11-23T23:30:00.000Z');

const mine = (over: Partial<DecisionItem> = {}) =>
  anItem({ decision: 'Deny', justification: 'Left.', reviewedBy: maker(ME), reviewedAt: AT, ...over });
const theirs = (over: Partial<DecisionItem> = {}) => mine({ reviewedBy: maker(OTHER), ...over });

const write = (over: Partial<ReceiptWrite> = {}): ReceiptWrite => ({
  itemId: guid(1),
  decision: 'Deny',
  justification: 'Left.',
  reviewedAt: AT,
  requestIds: ['req-1'],
  sends: 1,
  sentAt: Date.parse(AT) - 500,
  confirmedAt: Date.parse(AT) + 900,
  ...over,
});

const inState = (id: string, state: ItemState): [string, ItemProgress] => [
  id,
  { intent: anIntent(anItem({ id })), state },
];

const receipt = (over: Partial<ReceiptFacts> = {}) =>
  receiptOf({
    review: aReview(),
    items: [mine()],
    complete: true,
    answers: new Map(),
    writes: [],
    reviewer: { tenantId: guid(9), userId: ME, name: 'Me', username: 'me@contoso.com' },
    readAt: READ,
    ...over,
  });

const words: ReceiptWords = {
  column: (column) => column,
  decision: (decision) => `word of ${decision}`,
  person: ({ displayName }) => displayName,
  access: ({ displayName }) => displayName,
  standing: ({ standing, decision }) => `${standing}, ${decision} there`,
  outcome: ({ applyResult }, ended) => `${ended ? 'after' : 'before'} the end: ${applyResult}`,
};

describe('what a receipt holds', () => {
  test('my answers as Graph shows them, and nobody else’s', () => {
    const items = [
      mine({ id: guid(1) }),
      theirs({ id: guid(2) }),
      anItem({ id: guid(3) }),
      mine({ id: guid(4), reviewedBy: maker(ME.toUpperCase()) }),
    ];
    const { entries, asked } = receipt({ items });
    expect(entries.map(({ itemId, standing }) => [itemId, standing])).toEqual([
      [guid(1), 'counts'],
      [guid(4), 'counts'],
    ]);
    expect(asked).toBe(4);
    expect(entries[0]).toMatchObject({
      decision: 'Deny',
      reason: 'Left.',
      reviewedAt: AT,
      applyResult: 'New',
    });
  });

  test('the end of my stage, where the review has stages', () => {
    const endsAt = '2026-11-20T00:00:00.000Z';
    const stage = { id: 's', startsAt: null, endsAt, status: 'InProgress', number: 1 } as const;
    const staged = aReview({ definition: { staged: true }, stage });
    expect(receipt({ review: staged }).review.endsAt).toBe(endsAt);
    expect(receipt().review.endsAt).toBe(aReview().instance.endsAt);
  });

  test('whose access it is about: one’s own only where nothing else was asked', () => {
    const principal = {
      id: ME,
      displayName: 'Me',
      userPrincipalName: 'me@contoso.com',
      kind: 'user' as const,
    };
    const own = mine({ id: guid(1), principal });
    expect(receipt({ items: [own] }).whose).toBe('own');
    expect(receipt({ items: [own, mine({ id: guid(2) })] }).whose).toBe('others');
    // The only one that is decided is one's own, among others.
    expect(receipt({ items: [own, anItem({ id: guid(3) })] }).whose).toBe('others');
    // The words don't change with the last decision.
    const [second, third] = [anItem({ id: guid(2), principal }), anItem({ id: guid(3), principal })];
    expect(receipt({ items: [own, second, third] }).whose).toBe('own');
  });

  test('the reason and decision of Graph where the device remembers others', () => {
    const [entry] = receipt({ writes: [write({ decision: 'Approve', justification: 'Stays.' })] }).entries;
    expect(entry).toMatchObject({ decision: 'Deny', reason: 'Left.' });
    expect(entry?.writes[0]).toMatchObject({ decision: 'Approve', reason: 'Stays.' });
  });

  test('the sendings of this device, first to last, with their times and Microsoft’s ids', () => {
    const late = write({
      decision: 'Approve',
      confirmedAt: Date.parse(AT) + 9000,
      requestIds: ['req-2', 'req-3'],
      sends: 3,
      sentAt: null,
    });
    const { entries, repeats } = receipt({ writes: [late, write(), write({ itemId: guid(77) })] });
    expect(entries[0]?.writes).toEqual([
      {
        decision: 'Deny',
        reason: 'Left.',
        reviewedAt: AT,
        requestIds: ['req-1'],
        sends: 1,
        sentAt: '2026-11-20T09:59:59.500Z',
        confirmedAt: '2026-11-20T10:00:00.900Z',
      },
      {
        decision: 'Approve',
        reason: 'Left.',
        reviewedAt: AT,
        requestIds: ['req-2', 'req-3'],
        sends: 3,
        sentAt: null,
        confirmedAt: '2026-11-20T10:00:09.000Z',
      },
    ]);
    expect([entries[0]?.repeats, repeats]).toEqual([2, 2]);
  });

  test('what I decided and somebody else answered after me, marked as replaced', () => {
    const [entry] = receipt({ items: [theirs({ decision: 'Approve' })], writes: [write()] }).entries;
    expect(entry).toMatchObject({ standing: 'replaced', decision: 'Approve', reviewedBy: { id: OTHER } });
  });

  test('my own decision, whatever Graph shows after it', () => {
    const own = (items: DecisionItem[], writes: ReceiptWrite[]) =>
      receipt({ items, writes }).entries.map((entry) => {
        const { decision, reason } = ownDecision(entry);
        return `${decision} ${reason}`;
      });
    const earlier = write({ decision: 'DontKnow', justification: 'First.', confirmedAt: 0 });
    expect(own([theirs({ decision: 'Approve' })], [earlier, earlier, write()])).toEqual(['Deny Left.']);
    const elsewhere = mine({ decision: 'Approve', justification: 'Elsewhere.' });
    for (const writes of [[], [earlier, write()]])
      expect(own([elsewhere], writes)).toEqual(['Approve Elsewhere.']);
  });

  test('what I took back, unless somebody else has answered since', () => {
    const takenBack = write({ decision: 'NotReviewed', justification: '' });
    expect(
      receipt({ items: [anItem()], writes: [write({ confirmedAt: 0 }), takenBack] }).entries[0]?.standing,
    ).toBe('takenBack');
    expect(receipt({ items: [theirs()], writes: [takenBack] }).entries).toEqual([]);
  });

  test('what was reset elsewhere, not as taken back by me, with my own decision beside it', () => {
    const [entry] = receipt({ items: [anItem()], writes: [write()] }).entries;
    expect(entry).toMatchObject({ standing: 'reset', decision: 'NotReviewed' });
    expect(entry && ownDecision(entry)).toMatchObject({ decision: 'Deny', reason: 'Left.', reviewedAt: AT });
  });

  test('how many choices are only on this device, marked where an older one is in Graph', () => {
    const states = new Map([
      inState(guid(1), { step: 'device', waitsFor: 'network' }),
      inState(guid(2), { step: 'sending' }),
      inState(guid(3), { step: 'failed', problem: { code: 'refused' } }),
      inState(guid(4), { step: 'conflict', theirs: theirs() }),
      inState(guid(5), { step: 'saved', at: AT }),
      inState(guid(6), { step: 'replaced', theirs: theirs() }),
    ]);
    const items = [mine({ id: guid(1) }), anItem({ id: guid(2) }), mine({ id: guid(5) })];
    const all = [...states.keys()].map((id) => items.find((item) => item.id === id) ?? anItem({ id }));
    const made = receipt({ items, answers: answersOn(all, states) });
    expect(made.notSaved).toBe(4);
    expect(made.entries.map(({ itemId, changeNotSaved }) => [itemId, changeNotSaved])).toEqual([
      [guid(1), true],
      [guid(5), false],
    ]);
  });

  test('no unsaved change for an item without a choice', () => {
    expect(receipt({ answers: answersOn([mine()], new Map()) })).toMatchObject({
      format: 'access-review-receipt/1',
      notSaved: 0,
      entries: [{ changeNotSaved: false }],
    });
  });

  test('the outcome of a decision, with Microsoft’s description where there is one', () => {
    const resource = { id: guid(5), displayName: 'Sales', type: 'group' };
    const items = [
      mine({ id: guid(1), applyDescription: 'Removed.', resource }),
      mine({ id: guid(2), resource: null }),
    ];
    const [complete, bare] = receipt({ items }).entries;
    expect(complete).toMatchObject({ applyDescription: 'Removed.', resource });
    expect(bare).toMatchObject({ applyResult: 'New', resource: null });
    expect(Object.keys(bare ?? {})).not.toContain('applyDescription');
  });

  test('the end of my stage where there are stages', () => {
    const stage = { id: guid(8), startsAt: null, endsAt: AT, status: 'InProgress', number: 2 } as const;
    expect(receipt({ review: aReview({ stage }) }).review).toMatchObject({
      endsAt: AT,
      stageId: guid(8),
      stageNumber: 2,
    });
    expect(receipt().review.endsAt).toBe('2026-12-01T00:00:00.000Z');
  });
});

describe('the files', () => {
  test('are named by the day of the read, and by no text of a tenant', () => {
    expect(receiptFileName(new Date(READ).toISOString(), 'csv')).toBe('access-review-receipt-2026-11-23.csv');
    const hostile = receipt({ review: aReview({ definition: { displayName: '../../x.exe' } }) });
    expect(csvFile(hostile, words).name).toBe('access-review-receipt-2026-11-23.csv');
  });

  test('JSON loses nothing and its checksum is that of its bytes', async () => {
    const made = receipt({ writes: [write()] });
    const file = await jsonFile(made);
    const { whose: _, ...written } = made;
    expect(JSON.parse(new TextDecoder().decode(file.bytes))).toEqual(written);
    expect(file.sha256).toBe(createHash('sha256').update(file.bytes).digest('hex'));
    expect([file.name, file.type]).toEqual(['access-review-receipt-2026-11-23.json', 'application/json']);
  });

  test('a receipt with its keys in another order gives the same bytes', async () => {
    const made = receipt({ writes: [write()] });
    const other = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(made).reverse())));
    expect(await jsonFile(other)).toEqual(await jsonFile(made));
  });

  test('CSV is UTF-8 with a mark for Excel, lines end with CR LF, and the header is in words', () => {
    const { bytes, type } = csvFile(receipt(), words);
    expect(type).toBe('text/csv;charset=utf-8');
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(CSV_COLUMNS.map((column) => `"${column}"`).join(','));
    expect(lines[2]).toBe('');
  });

  test('CSV leaves a cell empty where nothing is known', () => {
    const bare = receipt({ items: [mine({ resource: null, reviewedAt: null })] });
    const entries = bare.entries.map((entry) => ({ ...entry, reviewedBy: null }));
    const csv = receiptCsv({ ...bare, entries }, words);
    const { data } = Papa.parse<Record<string, string>>(csv.slice(1).trimEnd(), { header: true });
    const empty = CSV_COLUMNS.filter((column) => data[0]?.[column] === '');
    expect(empty).toEqual([
      'access',
      'answeredAt',
      'answeredBy',
      'sentAt',
      'confirmedAt',
      'sends',
      'requestIds',
    ]);
  });

  test('CSV has a guest’s own address', () => {
    const guest = { ...mine().principal, userPrincipalName: 'dana.fox_fabrikam.com#EXT#@contoso.com' };
    expect(receiptCsv(receipt({ items: [mine({ principal: guest })] }), words)).toContain(
      'dana.fox@fabrikam.com',
    );
  });

  test.each([
    [
      'replaced',
      theirs({ decision: 'Approve', justification: 'Stays.', reviewedAt: '2026-11-21T08:00:00Z' }),
    ],
    ['reset', anItem()],
  ] as const)(
    'CSV has my own decision where it was %s, and the present answer in one column',
    (standing, now) => {
      const csv = receiptCsv(receipt({ items: [now], writes: [write()] }), words);
      const { data } = Papa.parse<Record<string, string>>(csv.slice(1).trimEnd(), { header: true });
      expect(data).toMatchObject([
        {
          decision: 'word of Deny',
          reason: 'Left.',
          answeredAt: AT,
          answeredBy: 'Me',
          standing: `${standing}, ${now.decision} there`,
        },
      ]);
    },
  );

  test('CSV has a row for each entry, guarded in every cell', () => {
    const evil = {
      id: guid(300),
      displayName: '=HYPERLINK("x")',
      userPrincipalName: '@alex',
      kind: 'user' as const,
    };
    const item = mine({
      principal: evil,
      justification: ' \u200b-1',
      resource: { id: guid(5), displayName: '+1', type: 'group' },
    });
    const csv = receiptCsv(
      receipt({ items: [item], writes: [write({ sends: 2, requestIds: ['=r', 'b'] })] }),
      words,
    );
    const { data } = Papa.parse<Record<string, string>>(csv.slice(1).trimEnd(), { header: true });
    expect(data).toEqual([
      {
        review: 'Building security',
        person: '\'=HYPERLINK("x")',
        signInName: "'@alex",
        access: "'+1",
        decision: 'word of Deny',
        reason: "' \u200b-1",
        standing: 'counts, Deny there',
        answeredAt: AT,
        answeredBy: '1111',
        result: 'before the end: New',
        sentAt: '2026-11-20T09:59:59.500Z',
        confirmedAt: '2026-11-20T10:00:00.900Z',
        sends: '2',
        requestIds: "'=r b",
      },
    ]);
  });
});
