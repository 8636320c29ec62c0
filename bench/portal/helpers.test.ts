import { expect, test } from 'vitest';
import { addressOf } from './bare';
import { tripsOf } from './loading';
import { readBefore } from './reads';
import { peak, translated } from './replaying';
import { signedInAt } from './scene';

test('a batch counts as one round trip for the review’s list, whatever number of pages it reads', () => {
  const read = (id: number, parent: number | null, path: string) => ({ id, parent, method: 'GET', path });
  const calls = [
    read(1, null, '/v1.0/x/instances/mine/decisions/filter'),
    { id: 2, parent: null, method: 'POST', path: '/v1.0/$batch' },
    read(3, 2, '/v1.0/x/instances/mine/decisions/filter'),
    read(4, 2, '/v1.0/x/instances/mine/decisions/filter'),
    read(5, null, '/v1.0/x/instances/before/decisions/filter'),
    { ...read(6, null, '/v1.0/x/instances/mine/decisions/1'), method: 'PATCH' },
  ];
  expect(tripsOf(calls, 'mine')).toBe(2);
});

test('the peak counts overlapping requests, and one that ends as another begins doesn’t overlap it', () => {
  const request = (from: number, to: number) => ({ from, to });
  expect(peak([request(0, 10), request(5, 20), request(10, 30), request(40, 50)])).toBe(2);
  expect(peak([])).toBe(0);
});

test("every id of a recorded request becomes the other tenant's", () => {
  const ids = [
    ['aa', 'AA'],
    ['bb-', 'BB-'],
  ] as const;
  expect(translated('/aa/decisions/bb-1 bb-2 aa', ids)).toBe('/AA/decisions/BB-1 BB-2 AA');
});

test('a page of an export is at its name without .html, every other file at its path', () => {
  expect(['/index.html', '/decision.html', '/_next/a.js'].map(addressOf)).toEqual([
    '/',
    '/decision',
    '/_next/a.js',
  ]);
});

test('only answers that came before the page could be used count as read before', () => {
  const read = (path: string) => ({ method: 'GET', path, headers: {}, body: null });
  const finished = [
    { read: read('/first'), ended: 5 },
    { read: read('/late'), ended: 11 },
    { read: read('/just'), ended: 10 },
  ];
  expect(readBefore(finished, 10).map(({ path }) => path)).toEqual(['/first', '/just']);
});

test('another origin gets the sign-in that the portal stored, and the portal keeps it', () => {
  const stored = [{ name: 'msal.account', value: 'x' }];
  const origins = [{ origin: 'http://localhost:1', localStorage: stored }];
  const stand = { portalUrl: 'http://localhost:1', sandboxUrl: 'http://localhost:2', stop: async () => {} };
  const state = signedInAt({ state: { cookies: [], origins }, stand }, 'http://localhost:3');
  expect(state.origins).toEqual([...origins, { origin: 'http://localhost:3', localStorage: stored }]);
});
