import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  forgetPreferences,
  keepColumns,
  keepDensity,
  RECENT_REASONS,
  readAsked,
  readColumns,
  readDensity,
  readRecentReasons,
  rememberAsked,
  rememberReason,
} from './preferences';

const ANN = { tenantId: 'T', userId: 'ann' };
const BOB = { tenantId: 'T', userId: 'bob' };
const DAY = 86_400_000;

function browser(items = new Map<string, string>()) {
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as Storage;
  return { items, storage: () => storage };
}
const closed = () => {
  throw new DOMException('no', 'SecurityError');
};

test('columns are kept in their order, for one person alone, until they are reset', () => {
  const { storage } = browser();
  keepColumns(ANN, ['person', 'reason', 'person'], storage);
  expect(readColumns({ ...ANN, userId: 'ANN' }, storage)).toEqual(['person', 'reason']);
  expect(readColumns(BOB, storage)).toBeNull();
  keepColumns(ANN, null, storage);
  expect(readColumns(ANN, storage)).toBeNull();
});

test.each(['{', '"person"', '[1]', 'null'])(
  'a stored text that is no list of columns is read as null: %s',
  (text) => {
    const { storage } = browser(new Map([['attest.columns.t.ann', text]]));
    expect(readColumns(ANN, storage)).toBeNull();
  },
);

const texts = (reasons: readonly { text: string }[]) => reasons.map(({ text }) => text);

test('reasons are remembered newest first, each once, and for one person alone', () => {
  const { storage } = browser();
  for (const [at, reason] of ['first', 'second', ' first '].entries())
    rememberReason(ANN, { text: reason }, at, storage);
  expect(texts(readRecentReasons(ANN, 5, storage))).toEqual(['first', 'second']);
  expect(readRecentReasons(BOB, 5, storage)).toEqual([]);
  expect(texts(rememberReason(ANN, { text: '   ' }, 6, storage))).toEqual(['first', 'second']);
});

test('a reason is kept with the act and the access that it was last given for', () => {
  const { storage } = browser();
  rememberReason(ANN, { text: 'Left the team', act: 'Approve' }, 0, storage);
  rememberReason(ANN, { text: 'Left the team', act: 'Deny', whose: 'own' }, 1, storage);
  expect(readRecentReasons(ANN, 2, storage)).toEqual([{ text: 'Left the team', act: 'Deny', whose: 'own' }]);
});

test('a reason that an older version kept, without whose access it was about, is still read', () => {
  const kept = JSON.stringify([{ text: 'Left the team', at: 0, act: 'Deny' }]);
  const { storage } = browser(new Map([['attest.reasons.t.ann', kept]]));
  expect(readRecentReasons(ANN, 1, storage)).toEqual([{ text: 'Left the team', act: 'Deny' }]);
});

test('the density of the table is kept for one person, and an unknown density is read as null', () => {
  const { storage } = browser(new Map([['attest.density.t.bob', '"airy"']]));
  expect(readDensity(ANN, storage)).toBeNull();
  keepDensity(ANN, 'roomy', storage);
  expect(readDensity(ANN, storage)).toBe('roomy');
  expect(readDensity(BOB, storage)).toBeNull();
});

test('a reason is forgotten seven days after it was last given', () => {
  const { storage } = browser();
  rememberReason(ANN, { text: 'old' }, 0, storage);
  rememberReason(ANN, { text: 'new' }, 3 * DAY, storage);
  expect(texts(readRecentReasons(ANN, 7 * DAY - 1, storage))).toEqual(['new', 'old']);
  expect(texts(readRecentReasons(ANN, 7 * DAY, storage))).toEqual(['new']);
});

test('the list of reasons is short, without repeats, and begins with the last one', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 60 }), (reasons) => {
      const { storage } = browser();
      for (const reason of reasons) {
        const list = texts(rememberReason(ANN, { text: reason }, 1, storage));
        if (reason.trim()) expect(list[0]).toBe(reason.trim());
        expect(list).toEqual(texts(readRecentReasons(ANN, 1, storage)));
        expect(new Set(list).size).toBe(list.length);
        expect(list.length).toBeLessThanOrEqual(RECENT_REASONS.count);
      }
    }),
  );
});

test('only a fixed number of the latest reasons is kept', () => {
  const { storage } = browser();
  const lists = Array.from({ length: 30 }, (_, at) =>
    rememberReason(ANN, { text: `reason ${at}` }, at, storage),
  );
  expect(lists.at(-1)).toHaveLength(RECENT_REASONS.count);
  expect(lists.at(-1)?.[0]?.text).toBe('reason 29');
});

test('a sign-out forgets the reasons wherever they are, and not the columns', () => {
  const { storage, items } = browser();
  keepColumns(ANN, ['person'], storage);
  rememberReason(ANN, { text: 'about Bo' }, 1, storage);
  const tab = browser();
  rememberReason(ANN, { text: 'about Bo' }, 1, tab.storage);
  forgetPreferences(ANN, 'look', [storage, tab.storage]);
  expect([...tab.items]).toEqual([]);
  expect([...items.values()].join()).not.toContain('Bo');
  expect(readColumns(ANN, storage)).toEqual(['person']);
});

test('a sign-out that keeps nothing removes columns and density too, and nobody else’s', () => {
  const { storage, items } = browser();
  for (const whose of [ANN, BOB]) {
    keepColumns(whose, ['person'], storage);
    keepDensity(whose, 'roomy', storage);
  }
  forgetPreferences(ANN, 'nothing', [storage]);
  expect([...items.keys()]).toEqual(['attest.columns.t.bob', 'attest.density.t.bob']);
});

test('the last person asked about each item is kept until it is old or I sign out', () => {
  const { storage } = browser();
  rememberAsked(ANN, { itemId: '1', name: 'Bo', at: 0 }, storage);
  rememberAsked(ANN, { itemId: '2', name: 'Cy', at: DAY }, storage);
  rememberAsked(ANN, { itemId: '1', name: 'Di', at: 2 * DAY }, storage);
  expect(readAsked(ANN, 2 * DAY, storage).map(({ name }) => name)).toEqual(['Di', 'Cy']);
  expect(readAsked(BOB, 2 * DAY, storage)).toEqual([]);
  expect(readAsked(ANN, 91 * DAY, storage).map(({ name }) => name)).toEqual(['Di']);
  forgetPreferences(ANN, 'look', [storage]);
  expect(readAsked(ANN, 2 * DAY, storage)).toEqual([]);
});

test('a browser that stores nothing causes no error', () => {
  keepColumns(ANN, ['person'], closed);
  expect(readColumns(ANN, closed)).toBeNull();
  expect(texts(rememberReason(ANN, { text: 'x' }, 1, closed))).toEqual(['x']);
  forgetPreferences(ANN, 'nothing', [closed]);
});
