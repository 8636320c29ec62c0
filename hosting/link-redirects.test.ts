import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkRedirect } from './link-redirects';

const D = '0a6b1c8e-3f6d-4d0f-9a3e-6a2f5f0f8f11';
const I = '1b7c2d9f-4a7e-4e1a-8b4f-7b3a6a1a9a22';
const ITEM = '2c8d3eaa-5b8f-4f2b-9c5a-8c4b7b2bab33';
const at = (path: string, query = '') => linkRedirect(path, new URLSearchParams(query));

test('My Access’s link to the list leads to its tenant', () => {
  expect(at('/@contoso.onmicrosoft.com')).toBe('/open?tenant=contoso.onmicrosoft.com');
  expect(at('/@Contoso.com/')).toBe('/open?tenant=contoso.com');
  expect(at(`/@${D}`, 'enableReviews=true')).toBe(`/open?tenant=${D}`);
});

test('a path of ids leads to its review and item, with the reader’s sign-in name', () => {
  expect(at(`/reviews/${D}/${I}`)).toBe(`/open?definition=${D}&instance=${I}`);
  expect(at(`/reviews/${D}/${I}/${ITEM}`)).toBe(`/open?definition=${D}&instance=${I}&item=${ITEM}`);
  expect(
    at(`/reviews/${D.toUpperCase()}/${I}`, 'tenant=contoso.com&login_hint=adele@contoso.com&next=//x'),
  ).toBe(`/open?definition=${D}&instance=${I}&tenant=contoso.com&login_hint=adele%40contoso.com`);
});

describe('no redirect is made for', () => {
  test.each([
    '/@',
    '/@localhost',
    '/@evil.example/..',
    '/@contoso.com%2F..%2F..',
    '/@contoso.com%0d%0aSet-Cookie:a=b',
    '/@//evil.example',
    '//evil.example/@contoso.com',
    '/reviews',
    `/reviews/${D}`,
    `/reviews/${D}/..%2F..%2Fme`,
    `/reviews/${D}/%2e%2e`,
    `/reviews/..%2F${D}/${I}`,
    `/reviews/${D}/${I}/`.replace(I, 'x'),
    `/reviews/${D}/${I}/${ITEM}/more`,
    `/reviews/${D}%00/${I}`,
    `/reviews//${D}/${I}`,
  ])('%s', (path) => {
    expect(at(path)).toBeUndefined();
  });
});

test('a redirect never leaves the portal, whatever the path and the query are', () => {
  const piece = fc.oneof(
    fc.constantFrom(D, I, '..', '%2F', '//evil.example', '@', 'contoso.com', '\\', '?', '#', '\r\n'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.constantFrom('/@', '/reviews/'), fc.array(piece), fc.string(), (start, pieces, hint) => {
      const location = at(start + pieces.join('/'), `tenant=${hint}&login_hint=${hint}`);
      if (location === undefined) return;
      const url = new URL(location, 'https://portal.example');
      expect(url.origin).toBe('https://portal.example');
      expect(url.pathname).toBe('/open');
      expect(location).not.toMatch(/[\r\n\\]/);
    }),
  );
});
