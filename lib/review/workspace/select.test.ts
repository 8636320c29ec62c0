import { describe, expect, test } from 'vitest';
import { anItem } from '../testing';
import {
  EVERYBODY,
  isSelected,
  NOBODY,
  rangeAt,
  rangeOf,
  type Selection,
  selectedItems,
  selectedPart,
  setSelected,
  settleSelection,
} from './select';

const items = ['a', 'b', 'c', 'd'].map((id) => anItem({ id }));
const matching = items.slice(0, 3);
const ids = (selection: Selection) => selectedItems(selection, matching, items).map(({ id }) => id);

describe('selecting', () => {
  test('starts with nobody', () => {
    expect(ids(NOBODY)).toEqual([]);
    expect(selectedPart(NOBODY, matching)).toBe('none');
  });

  test('adds and removes one item, also from everybody', () => {
    const one = setSelected(NOBODY, ['b'], true);
    expect(ids(one)).toEqual(['b']);
    expect(ids(setSelected(one, ['b'], false))).toEqual([]);
    const butOne = setSelected(EVERYBODY, ['b'], false);
    expect(ids(butOne)).toEqual(['a', 'c']);
    expect(ids(setSelected(butOne, ['b'], true))).toEqual(['a', 'b', 'c']);
    expect(isSelected(butOne, 'b')).toBe(false);
  });

  test('of all includes items still being loaded, and never one that doesn’t match', () => {
    expect(selectedItems(EVERYBODY, items, items)).toHaveLength(4);
    expect(ids(EVERYBODY)).toEqual(['a', 'b', 'c']);
  });

  test('of all means those who matched then, once another view is chosen', () => {
    const settled = settleSelection(setSelected(EVERYBODY, ['a'], false), matching);
    expect(selectedItems(settled, items, items).map(({ id }) => id)).toEqual(['b', 'c']);
    const some = setSelected(NOBODY, ['a'], true);
    expect(settleSelection(some, matching)).toBe(some);
    expect(settled).toEqual({ kind: 'some', ids: new Set(['b', 'c']) });
    expect(settleSelection(NOBODY, matching)).toBe(NOBODY);
  });

  test('of single items keeps those that the view doesn’t show, after those that it shows', () => {
    expect(ids(setSelected(NOBODY, ['d', 'a'], true))).toEqual(['a', 'd']);
    expect(ids(setSelected(NOBODY, ['gone'], true))).toEqual([]);
  });

  test('a range works in both directions and includes both ends', () => {
    const order = ['a', 'b', 'c', 'd'];
    expect(rangeOf(order, 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(rangeOf(order, 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(rangeOf(order, 'a', 'c')).toEqual(['a', 'b', 'c']);
    expect(rangeOf(order, 'c', 'a')).toEqual(['a', 'b', 'c']);
    expect(rangeOf(order, 'gone', 'b')).toEqual(['b']);
    expect(rangeOf(order, 'd', 'gone')).toEqual([]);
  });

  test('a range can be removed as well as added', () => {
    expect(ids(setSelected(EVERYBODY, ['a', 'b'], false))).toEqual(['c']);
    expect(ids(setSelected(setSelected(NOBODY, ['a', 'b'], true), ['b'], false))).toEqual(['a']);
  });

  test('the checkbox above shows none, some or all of the matching items', () => {
    expect(selectedPart(setSelected(NOBODY, ['a', 'd'], true), matching)).toBe('some');
    expect(selectedPart(setSelected(NOBODY, ['a', 'b', 'c'], true), matching)).toBe('all');
    expect(selectedPart(EVERYBODY, [])).toBe('none');
  });
});

describe('a range with Shift', () => {
  const checked = { anchor: 'a', end: 'a', base: null };

  test('begins at the row that was selected last, and goes on from where it ends', () => {
    expect(rangeAt(checked, 'a', NOBODY)).toEqual({ anchor: 'a', end: 'a', base: NOBODY });
    const under = { anchor: 'a', end: 'c', base: NOBODY };
    expect(rangeAt(under, 'c', EVERYBODY)).toEqual(under);
  });

  test('begins anew at another row, and where none is known', () => {
    const anew = { anchor: 'd', end: 'd', base: NOBODY };
    for (const range of [checked, { anchor: 'a', end: 'c', base: EVERYBODY }, null])
      expect(rangeAt(range, 'd', NOBODY)).toEqual(anew);
  });
});
