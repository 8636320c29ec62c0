import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { noteForeignReturn, returnPageIn, returnState, takeForeignReturn } from './return-page';

const ORIGIN = 'https://attest.example';
const PLACE = '/decision?definition=d&item=1&answer=Deny';

function browserAt(href: string) {
  const kept = new Map<string, string>();
  vi.stubGlobal('window', {
    location: { href, origin: ORIGIN },
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
  });
}

/** The identity provider's answer to a sign-in that began with this state. */
const answerWith = (own: string) => `#code=x&state=${encodeURIComponent(`bXNhbA==|${own}`)}&session_state=y`;
const packed = (place: string) => btoa(place).replace(/\+/g, '-').replace(/\//g, '_');

beforeEach(() => browserAt(`${ORIGIN}${PLACE}&login_hint=adele%40contoso.com`));
afterEach(() => vi.unstubAllGlobals());

test('the place goes out with a sign-in and comes back, without the person’s name', () => {
  const place = returnState();
  expect(place).toMatch(/^[\w-]+$/);
  expect(returnPageIn(answerWith(place))).toBe(PLACE);
  expect(returnPageIn(answerWith(place).replace('#', '?'))).toBe(PLACE);
});

test('a place too long for a state isn’t sent', () => {
  browserAt(`${ORIGIN}/review?q=${'a'.repeat(2_000)}`);
  expect(returnState()).toBe('');
});

describe('nothing leads out of the portal', () => {
  test.each([
    ['another host', 'https://evil.example/x'],
    ['another host without a scheme', '//evil.example/x'],
    ['another host with a backslash', '/\\evil.example/x'],
    ['a script', 'javascript:alert(1)'],
    ['the page that receives the sign-in’s answer', '/auth/done.html'],
    ['a text that isn’t a path', 'review'],
    ['an empty text', ''],
    ['a path that is too long', `/${'a'.repeat(4_000)}`],
  ])('%s', (_, place) => {
    expect(returnPageIn(answerWith(packed(place)))).toBeNull();
  });

  test.each(['', '#code=x', '#state=abc', '#state=abc%7C***', '#state=%'])(
    'an answer without a place: %s',
    (answer) => {
      expect(returnPageIn(answer)).toBeNull();
    },
  );

  test('the sign-in hints in a place are removed', () => {
    expect(returnPageIn(answerWith(packed('/open?item=1&tenant=x.example&login_hint=a@b.example')))).toBe(
      '/open?item=1',
    );
  });
});

test('a sign-in that began elsewhere is reported once', () => {
  expect(takeForeignReturn()).toBe(false);
  noteForeignReturn();
  expect([takeForeignReturn(), takeForeignReturn()]).toEqual([true, false]);
});

test('a browser without storage doesn’t report a sign-in that began elsewhere', () => {
  vi.stubGlobal('window', {
    get sessionStorage(): Storage {
      throw new Error('SecurityError');
    },
  });
  noteForeignReturn();
  expect(takeForeignReturn()).toBe(false);
});
