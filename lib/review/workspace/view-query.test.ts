import { expect, test } from 'vitest';
import { PLAIN_VIEW, type View } from './view';
import { readView, SEARCH_LIMIT, sameView, writeView } from './view-query';

const view: View = {
  search: 'a b',
  filters: ['guests', 'undecided'],
  access: 'app/role',
  sort: { column: 'signIn', descending: true },
  group: 'department',
};

test('a view is written into the address in words', () => {
  expect(writeView(view)).toEqual({
    q: 'a b',
    show: 'undecided,guests',
    access: 'app/role',
    sort: '-signIn',
    group: 'department',
  });
  expect(Object.values(writeView(PLAIN_VIEW)).every((value) => value === undefined)).toBe(true);
});

test('unknown values in an address are left out', () => {
  const odd = new URLSearchParams('q=x&show=guests,all,guests&sort=-shoeSize&group=team&other=1');
  expect(readView(odd)).toEqual({ ...PLAIN_VIEW, search: 'x', filters: ['guests'] });
  expect(readView(new URLSearchParams('sort=--signIn')).sort).toBeNull();
  expect(readView(new URLSearchParams())).toEqual(PLAIN_VIEW);
});

test('a search is cut between characters', () => {
  const long = `${'x'.repeat(SEARCH_LIMIT - 1)}😀`;
  expect(writeView({ ...view, search: long }).q).toBe('x'.repeat(SEARCH_LIMIT - 1));
  expect(readView(new URLSearchParams({ q: 'y'.repeat(500) })).search).toHaveLength(SEARCH_LIMIT);
});

test('two views are the same whatever the order of their filters', () => {
  expect(sameView(view, { ...view, filters: ['undecided', 'guests'] })).toBe(true);
  for (const other of [
    { ...view, search: 'a' },
    { ...view, filters: [] },
    { ...view, access: 'app' },
    { ...view, sort: null },
    { ...view, group: null },
  ])
    expect(sameView(view, other)).toBe(false);
});
