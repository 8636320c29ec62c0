import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { forgetAllDrafts, keepDraftsAgain } from './draft-storage';
import { EMPTY_DRAFT, forgetDraft, keepDraft, readDraft, reasonFor, withReason } from './drafts';

class Memory implements Storage {
  [name: string]: unknown;
  private readonly kept = new Map<string, string>();
  get length() {
    return this.kept.size;
  }
  key(index: number) {
    return [...this.kept.keys()][index] ?? null;
  }
  getItem(key: string) {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.kept.set(key, value);
  }
  removeItem(key: string) {
    this.kept.delete(key);
  }
  clear() {
    this.kept.clear();
  }
}

const key = { tenantId: 'T', userId: 'u', instanceId: 'i' };
const draft = {
  selection: ['a', 'b'],
  answer: 'Deny',
  typed: [{ act: 'Deny', about: 'k', reason: 'Half a senten' }],
};
let storage: Memory;

beforeEach(() => {
  storage = new Memory();
});

describe('a draft', () => {
  test('is read back as it was kept, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string()),
        fc.option(fc.string()),
        fc.option(fc.record({ itemId: fc.string(), what: fc.string() })),
        fc.string(),
        (selection, answer, asked, reason) => {
          const typed = withReason([], { act: answer, itemIds: selection }, reason);
          keepDraft(key, { selection, answer, asked, typed }, storage);
          expect(readDraft(key, storage)).toEqual({ selection, answer, asked, typed });
        },
      ),
    );
  });

  test.each([
    ['another person', { ...key, userId: 'v' }],
    ['another organisation', { ...key, tenantId: 'S' }],
    ['another instance', { ...key, instanceId: 'j' }],
    ['a single item of the instance', { ...key, itemId: 'a' }],
  ])('is not found for %s', (_, other) => {
    keepDraft(key, draft, storage);
    expect(readDraft(other, storage)).toEqual(EMPTY_DRAFT);
  });

  test('leaves nothing behind once it is empty or forgotten', () => {
    keepDraft(key, draft, storage);
    keepDraft(key, EMPTY_DRAFT, storage);
    expect(storage.length).toBe(0);
    keepDraft(key, draft, storage);
    forgetDraft(key, storage);
    expect(storage.length).toBe(0);
  });

  test.each(['', '{', 'null', '[]', '{"selection":"a"}', '{"selection":[1],"answer":null,"typed":[]}'])(
    'that was tampered with (%s) is read as empty',
    (text) => {
      keepDraft(key, draft, storage);
      storage.setItem(storage.key(0) ?? '', text);
      expect(readDraft(key, storage)).toEqual(EMPTY_DRAFT);
    },
  );

  test('that doesn’t fit into the storage is dropped without an error', () => {
    storage.setItem = () => {
      throw new Error('QuotaExceededError');
    };
    expect(() => keepDraft(key, draft, storage)).not.toThrow();
  });
});

describe('a typed reason', () => {
  const grady = { act: 'Approve', itemIds: ['grady', 'adele'] };
  const typed = withReason([], grady, 'Grady still runs the project');

  test.each([
    ['the same act on the same people', grady, 'Grady still runs the project'],
    [
      'the same people in another order',
      { ...grady, itemIds: ['adele', 'grady'] },
      'Grady still runs the project',
    ],
    ['another act on the same people', { ...grady, act: 'Deny' }, ''],
    ['the same people without an act', { ...grady, act: null }, ''],
    ['another person', { ...grady, itemIds: ['debra'] }, ''],
    ['only one of the people', { ...grady, itemIds: ['grady'] }, ''],
    ['the same people and one more', { ...grady, itemIds: ['grady', 'adele', 'debra'] }, ''],
    ['nobody', { ...grady, itemIds: [] }, ''],
  ])('is returned only for the same act on the same people: %s', (_, asked, reason) => {
    expect(reasonFor(typed, asked)).toBe(reason);
  });

  test('stands beside those typed for others, until it is emptied', () => {
    const debra = { act: 'Deny', itemIds: ['debra'] };
    const both = withReason(typed, debra, 'Moved.');
    expect(reasonFor(both, grady)).toBe('Grady still runs the project');
    expect(reasonFor(withReason(both, grady, ''), grady)).toBe('');
    expect(reasonFor(withReason(both, grady, ''), debra)).toBe('Moved.');
  });

  test('is kept among the latest twenty', () => {
    const many = Array.from({ length: 30 }, (_, at) => String(at)).reduce(
      (all, id) => withReason(all, { act: 'Deny', itemIds: [id] }, id),
      typed,
    );
    expect(many).toHaveLength(20);
    expect(reasonFor(many, { act: 'Deny', itemIds: ['29'] })).toBe('29');
  });
});

test('a sign-out forgets the drafts of everybody and nothing else', () => {
  keepDraft(key, draft, storage);
  keepDraft({ ...key, userId: 'v', itemId: 'a' }, draft, storage);
  storage.setItem('msal.interaction.status', 'x');
  forgetAllDrafts(storage);
  expect(storage.length).toBe(1);
  expect(storage.getItem('msal.interaction.status')).toBe('x');
  // The page that is being left must not store them again.
  keepDraft(key, draft, storage);
  expect(readDraft(key, storage)).toEqual(EMPTY_DRAFT);
  keepDraftsAgain(storage);
  keepDraft(key, draft, storage);
  expect(readDraft(key, storage)).toEqual({ asked: null, ...draft });
});
