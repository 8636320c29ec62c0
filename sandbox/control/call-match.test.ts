import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CallMatch, callTest } from './call-match';

const PATCH = {
  method: 'PATCH',
  path: '/v1.0/identityGovernance/accessReviews/definitions/d/instances/i/decisions/x',
  query: new URLSearchParams("?$filter=status+eq%20'InProgress'&%24top=100"),
  inBatch: false,
};

const isAbout = (match: object, facts = PATCH) => callTest(v.parse(CallMatch, match))(facts);

it.each([
  [{}, true],
  [{ method: 'patch' }, true],
  [{ method: ['GET', 'PATCH'] }, true],
  [{ method: 'GET' }, false],
  [{ path: '/v1.0/**/decisions/*' }, true],
  [{ path: '/V1.0/**/DECISIONS/*' }, true],
  [{ path: '/*/decisions/*' }, false],
  [{ path: '/v1x0/**' }, false],
  [{ path: '**/decisions' }, false],
  [{ pathRegex: 'decisions/[^/]+$' }, true],
  [{ pathRegex: '^/beta' }, false],
  [{ query: "$filter=status eq 'InProgress'" }, true],
  [{ query: '$FILTER=' }, true],
  [{ query: '$top=100' }, true],
  [{ query: '$expand' }, false],
  [{ query: '.top' }, false],
  [{ queryRegex: '^\\$filter=.*&\\$top=\\d+$' }, true],
  [{ queryRegex: '\\$top=\\d{4}' }, false],
  [{ path: '**/decisions/*', query: '$expand' }, false],
  [{ inBatch: true }, false],
  [{ inBatch: false }, true],
])('a pattern is matched by method, path and query: %j gives %s', (match, expected) => {
  expect(isAbout(match)).toBe(expected);
});

it('a call without a query matches only patterns that an empty query matches', () => {
  const bare = { ...PATCH, query: new URLSearchParams() };
  expect([isAbout({ query: '$' }, bare), isAbout({ queryRegex: '^$' }, bare)]).toEqual([false, true]);
});

describe('a pattern is refused', () => {
  it.each([
    [{ pathRegex: '(' }],
    [{ queryRegex: '[' }],
    [{ pathRegex: '(a)\\1' }],
    [{ pathRegex: '(?=a)a' }],
    [{ queryRegex: '(a{1000}){1000}' }],
    [{ query: '' }],
    [{ path: '' }],
    [{ query: 'a'.repeat(301) }],
    [{ path: 'a'.repeat(301) }],
    [{ pathRegex: 'a'.repeat(301) }],
    [{ queryRegex: 'a'.repeat(301) }],
  ])('%j', (match) => expect(v.safeParse(CallMatch, match).success).toBe(false));
});

describe('a pattern that takes other regex engines for ever is answered in time', () => {
  const long = 'a'.repeat(1_000_000);
  const facts = { ...PATCH, path: `/${long}!`, query: new URLSearchParams({ a: `${long}!` }) };
  const stars = '**a'.repeat(90);
  const nested = `${'('.repeat(40)}a${'+)'.repeat(40)}b$`;

  it.each([
    [{ pathRegex: '(a+)+$' }],
    [{ pathRegex: '(a|a)*$' }],
    [{ pathRegex: '(.*a){60}!$' }],
    [{ queryRegex: '(a|aa)+$' }],
    [{ queryRegex: nested }],
    [{ path: `${stars}b` }],
  ])('%j', (match) => {
    const start = performance.now();
    isAbout(match, facts);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
