import { expect, test } from 'vitest';
import { assetRouteOf } from './routing';

const ORIGIN = 'https://portal.example';
const LISTED = new Set(['/index.html', '/review.html', '/review.txt', '/_next/static/a.js', '/icon.svg']);
const route = (path: string, method = 'GET') =>
  assetRouteOf({ url: new URL(path, ORIGIN).href, method }, LISTED, ORIGIN);

test.each([
  ['/', '/index.html', true],
  ['/?x=1', '/index.html', true],
  ['/review', '/review.html', true],
  ['/review?definition=a&instance=b#x', '/review.html', true],
  ['/review.html', '/review.html', true],
  ['/review.txt?_rsc=1', '/review.txt', false],
  ['/_next/static/a.js', '/_next/static/a.js', false],
])('%s is answered by %s', (path, url, isPage) => {
  expect(route(path)).toEqual({ kind: 'listed', url, isPage });
});

test('a hashed file of another version is looked for among those kept', () => {
  expect(route('/_next/static/b.js')).toEqual({ kind: 'earlier' });
});

test.each([
  '/auth/done.html',
  '/auth/done?code=1',
  '/auth/done.js',
  '/config.json',
  '/healthz',
  '/sw.js',
  '/@contoso.com',
  '/reviews/a/b',
  '/review/',
  '/_next/data/x.json',
  '/constructor',
  'https://graph.microsoft.com/v1.0/me',
  'https://login.microsoftonline.com/review',
  'https://portal.example.evil/review',
  'http://portal.example/review',
])('%s is left to the network', (path) => {
  expect(route(path)).toEqual({ kind: 'network' });
});

test('only GET requests are answered by the worker', () => {
  for (const method of ['POST', 'HEAD', 'PATCH'])
    expect(route('/review', method)).toEqual({ kind: 'network' });
});
