import { expect, test } from 'vitest';
import { type DraftKey, readDraft } from '../../lib/drafts';
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

const draft = (instanceId: string) => ({ tenantId: 't', userId: 'u', instanceId });
const deny = (...itemIds: string[]) => ({ act: 'Deny', itemIds });
const [one, two, three] = ['one', 'two', 'three'].map(draft) as [DraftKey, DraftKey, DraftKey];

test('a reason typed for items of several reviews is offered for exactly these items again', () => {
  const storage = memory();
  keepTypedReason([one, two], deny('a', 'b', 'c'), 'The launch is over.', storage);
  expect(typedReason([one, two], deny('c', 'b', 'a'), storage)).toBe('The launch is over.');
  // Nobody else, and none of them alone.
  for (const others of [deny('a'), deny('a', 'b'), deny('c'), deny('a', 'b', 'c', 'd')])
    expect(typedReason([one, two, three], others, storage)).toBe('');
  expect(typedReason([one, two], { act: 'Approve', itemIds: ['a', 'b', 'c'] }, storage)).toBe('');
  keepTypedReason([one, two], deny('a', 'b', 'c'), '', storage);
  expect(typedReason([one, two], deny('a', 'b', 'c'), storage)).toBe('');
  expect(readDraft(one, storage).typed).toEqual([]);
});

test('a reason typed for one person is not offered for that person and another of a second review', () => {
  const storage = memory();
  keepTypedReason([two], deny('c'), 'Left the team.', storage);
  expect(typedReason([two, three], deny('c', 'd'), storage)).toBe('');
  expect(typedReason([two], deny('c'), storage)).toBe('Left the team.');
});
