import { expect, test } from 'vitest';
import { readDraft } from '../../lib/drafts';
import { keepTypedReason, typedReason } from './use-typed-reason';

function memory(): Storage {
  const texts = new Map<string, string>();
  return {
    get length() {
      return texts.size;
    },
    clear: () => texts.clear(),
    getItem: (name) => texts.get(name) ?? null,
    key: (at) => [...texts.keys()][at] ?? null,
    removeItem: (name) => texts.delete(name),
    setItem: (name, text) => texts.set(name, text),
  };
}

const draft = (instanceId: string, itemIds: string[], act = 'Deny') => ({
  key: { tenantId: 't', userId: 'u', instanceId },
  about: { act, itemIds },
});

test('a reason typed for items of several reviews is kept in each review’s draft, for its items', () => {
  const storage = memory();
  const both = [draft('one', ['a', 'b']), draft('two', ['c'])];
  keepTypedReason(both, 'The launch is over.', storage);
  expect(typedReason(both, storage)).toBe('The launch is over.');
  expect(typedReason([draft('two', ['c'])], storage)).toBe('The launch is over.');
  for (const other of [draft('one', ['a']), draft('two', ['c'], 'Approve'), draft('three', ['c'])])
    expect(typedReason([other], storage)).toBe('');
  // A review that joined the selection has no reason yet.
  expect(typedReason([draft('three', ['d']), ...both], storage)).toBe('The launch is over.');
  keepTypedReason(both, '', storage);
  expect(typedReason(both, storage)).toBe('');
  expect(readDraft({ tenantId: 't', userId: 'u', instanceId: 'one' }, storage).typed).toEqual([]);
});
