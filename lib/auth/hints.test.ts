import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetHints, readStoredHints, takeLinkHints } from './hints';
import { withoutHints } from './without-hints';

const LINK =
  'https://attest.example/decision?definition=d&tenant=contoso.com&login_hint=adele%40contoso.com&answer=Deny';

function openBrowserAt(href: string) {
  const kept = new Map<string, string>();
  const replaceState = vi.fn();
  vi.stubGlobal('window', {
    location: { href },
    history: { state: null, replaceState },
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
  });
  return { replaceState, kept };
}

afterEach(() => vi.unstubAllGlobals());

test('an address without its hints keeps everything else', () => {
  expect(withoutHints(LINK)).toBe('/decision?definition=d&answer=Deny');
  expect(withoutHints('https://attest.example/?tenant=x#top')).toBe('/#top');
});

describe('the hints of a link', () => {
  let browser: ReturnType<typeof openBrowserAt>;
  beforeEach(() => {
    browser = openBrowserAt(LINK);
    takeLinkHints();
  });

  test('are removed from the address bar', () => {
    expect(browser.replaceState).toHaveBeenCalledWith(null, '', '/decision?definition=d&answer=Deny');
  });

  test('are kept until they are forgotten', () => {
    expect(readStoredHints()).toEqual({ tenant: 'contoso.com', loginHint: 'adele@contoso.com' });
    forgetHints();
    expect(readStoredHints()).toEqual({});
  });

  test.each(['{', '[]', 'null', '{"tenant":"../evil","loginHint":"<script>"}', '{"tenant":7}'])(
    'are ignored when the stored text isn’t valid (%s)',
    (text) => {
      for (const key of browser.kept.keys()) browser.kept.set(key, text);
      expect(readStoredHints()).toEqual({});
    },
  );
});

test('an address without hints is left alone', () => {
  const { replaceState } = openBrowserAt('https://attest.example/review?definition=d');
  takeLinkHints();
  expect(replaceState).not.toHaveBeenCalled();
});
