import { describe, expect, test } from 'vitest';
import { anItem, guid } from '../review/testing';
import { GrowingItems } from './growing-items';

const item = (at: number, justification = '') => anItem({ id: guid(at), justification });

/** A list of so many items, of which the tenant says it has `claimed`. */
function listOf(count: number, claimed: number | null = null): GrowingItems {
  const list = new GrowingItems(claimed);
  list.take({ items: Array.from({ length: count }, (_, at) => item(at)) });
  return list;
}

describe('a list that grows', () => {
  test('keeps each item’s first position and its latest data', () => {
    const list = listOf(2);
    list.take({ items: [item(2), item(0, 'newer')] });
    expect(list.part(false).items).toEqual([item(0, 'newer'), item(1), item(2)]);
    expect(list.size).toBe(3);
  });

  test('hands on lists that don’t change afterwards', () => {
    const list = listOf(1);
    const { items } = list.part(false);
    list.take({ items: [item(0, 'newer'), item(1)] });
    expect(items).toEqual([item(0)]);
  });

  test('gives a check only the items that came since a position', () => {
    const seen: string[] = [];
    const found = listOf(3).since(1, (items) => {
      seen.push(...items.map(({ id }) => id));
      return items.length === 2;
    });
    expect([found, seen]).toEqual([true, [guid(1), guid(2)]]);
    expect(listOf(1).since(0, () => false)).toBe(false);
  });

  test('takes the tenant’s count as its total unless it holds more items or is complete', () => {
    const totals = [null, 1, 2, 3].map((claimed) => listOf(2, claimed).part(false).total);
    expect(totals).toEqual([null, null, 2, 3]);
    expect(listOf(2, 3).part(true)).toMatchObject({ complete: true, total: 2 });
    expect(listOf(2, 3).remnant()).toMatchObject({ complete: false, broken: true, total: 3 });
  });

  test('holds everybody once it has the expected number of items', () => {
    expect([null, 1, 2, 3].map((expected) => listOf(2).holds(expected))).toEqual([false, true, true, false]);
  });

  test('counts as repeating after more rows than twice its items plus a thousand', () => {
    const list = listOf(3);
    expect([1_006, 1_007].map((rows) => list.goesRound(rows))).toEqual([false, true]);
  });
});
