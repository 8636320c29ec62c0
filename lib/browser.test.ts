import { describe, expect, test, vi } from 'vitest';
import { copyText, ifAllowed, mayBeOnline } from './browser';
import { forgetAllDrafts } from './draft-storage';
import { EMPTY_DRAFT, forgetDraft, keepDraft, readDraft } from './drafts';
import { readColumns, rememberReason } from './preferences';

const refuse = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

/** An object that throws when one of these properties is read. */
const refusing = (...names: string[]) =>
  Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, { get: refuse }])));

test.each([
  ['a missing value', () => undefined],
  ['a null value', () => null],
  ['a value that the browser refuses', refuse],
])('%s is undefined', (_, ask) => expect(ifAllowed(ask)).toBeUndefined());

test.each([
  [true, true],
  [false, false],
  [undefined, true],
  ['', true],
])('a browser that says %o of its network is taken to be online: %o', (onLine, online) => {
  vi.stubGlobal('navigator', { onLine });
  expect(mayBeOnline()).toBe(online);
});

test.each([
  ['has no clipboard', {}],
  ['refuses to give its clipboard', refusing('clipboard')],
  [
    'refuses to write to its clipboard',
    { clipboard: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) } },
  ],
])('copying returns false in a browser that %s', async (_, navigator) => {
  vi.stubGlobal('navigator', navigator);
  expect(await copyText('decisions')).toBe(false);
});

describe('in a browser that refuses everything that is kept', () => {
  const key = { tenantId: 't', userId: 'u', instanceId: 'i' };
  const owner = { tenantId: 't', userId: 'u' };

  test('drafts, columns and reasons are not kept, and nothing throws', () => {
    vi.stubGlobal('window', refusing('sessionStorage', 'localStorage'));
    expect(readDraft(key)).toEqual(EMPTY_DRAFT);
    keepDraft(key, { selection: [], answer: 'Deny', typed: [] });
    forgetDraft(key);
    forgetAllDrafts();
    expect(readColumns(owner)).toBeNull();
    expect(rememberReason(owner, { text: 'Still needed.' }, 0)).toMatchObject([{ text: 'Still needed.' }]);
  });
});
