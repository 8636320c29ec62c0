import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecisionItem } from '../model';
import { fold } from '../search-words';
import { NOW, someKnown } from '../testing';
import { type Arranged, arrange } from './arrange';
import { anyView, knownFor, someItems } from './property-testing';
import { FILTERS, PLAIN_VIEW } from './view';
import { readView, writeView } from './view-query';

const world = someItems.chain((items) =>
  fc.record({ items: fc.constant(items), known: knownFor(items), view: anyView }),
);
const shown = ({ rows }: Arranged): DecisionItem[] =>
  rows.flatMap((row) => (row.kind === 'item' ? [row.item] : []));
const ids = (items: readonly DecisionItem[]) => items.map(({ id }) => id).sort();

describe('arranging, whatever is known and however it is looked at', () => {
  test('without search and filters every item is there exactly once', () => {
    fc.assert(
      fc.property(world, ({ items, known, view }) => {
        const arranged = arrange(items, known, { ...view, search: '', filters: [], access: null }, NOW);
        expect(ids(shown(arranged))).toEqual(ids(items));
        expect(ids(arranged.matching)).toEqual(ids(items));
      }),
    );
  });

  test('no item comes twice or from elsewhere, and groups hold exactly the matching items', () => {
    fc.assert(
      fc.property(world, ({ items, known, view }) => {
        const arranged = arrange(items, known, view, NOW);
        expect(new Set(shown(arranged)).size).toBe(shown(arranged).length);
        expect(shown(arranged).every((item) => items.includes(item))).toBe(true);
        expect(ids(shown(arranged))).toEqual(ids(arranged.matching));
        if (view.group)
          expect(ids(arranged.groups.flatMap((group) => group.items))).toEqual(ids(arranged.matching));
      }),
    );
  });

  test('a count is the number of items that match once its filter is on, or is missing when there are none', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...FILTERS), ({ items, known, view }, filter) => {
        const { counts } = arrange(items, known, view, NOW);
        const on = view.filters.includes(filter) ? view.filters : [...view.filters, filter];
        const { matching } = arrange(items, known, { ...view, filters: on }, NOW);
        expect(counts.get(filter) ?? 0).toBe(matching.length);
      }),
    );
  });

  test('an access’s count is the number of those that match once it is chosen', () => {
    fc.assert(
      fc.property(world, ({ items, known, view }) => {
        const { accesses } = arrange(items, known, view, NOW);
        for (const { key, count } of accesses) {
          const { matching } = arrange(items, known, { ...view, access: key }, NOW);
          expect(matching).toHaveLength(count);
        }
        const whole = accesses.filter(({ key }) => !key.includes('/'));
        const parts = accesses.filter(({ key }) => key.includes('/'));
        const all = arrange(items, known, { ...view, access: null }, NOW).matching;
        const found = ({ resource }: DecisionItem) =>
          [...whole, ...parts].some(({ key }) =>
            `${resource?.id}/${resource?.permission?.id}`.startsWith(key),
          );
        expect(accesses.length === 0 || all.every(found)).toBe(true);
      }),
    );
  });

  test('a chosen order doesn’t depend on the order in which the items came', () => {
    fc.assert(
      fc.property(world, ({ items, known, view }) => {
        const sorted = { ...view, sort: view.sort ?? { column: 'person' as const, descending: false } };
        const one = shown(arrange(items, known, sorted, NOW));
        const other = shown(arrange([...items].reverse(), known, sorted, NOW));
        expect(other.map(({ id }) => id)).toEqual(one.map(({ id }) => id));
      }),
    );
  });

  test('everybody is found by any word of their name', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('Łukasz Żak', 'Straße', 'İpek Işık', 'ΟΔΥΣΣΕΥΣ', 'مُحَمَّد علي', '山田 太郎', 'Zoë  d’Arc'),
    );
    fc.assert(
      fc.property(name, (displayName) => {
        const [item] = [{ ...sample, principal: { ...sample.principal, displayName } }];
        for (const word of displayName.split(/\s+/u)) {
          for (const search of [word, word.toUpperCase(), fold(word)]) {
            const { matching } = arrange([item], someKnown(), { ...PLAIN_VIEW, search }, NOW);
            expect(matching).toEqual([item]);
          }
        }
      }),
    );
  });
});

describe('while a view is kept', () => {
  test('new decisions move no row and remove none', () => {
    const later = someItems.chain((items) =>
      fc.record({
        items: fc.constant(items),
        before: knownFor(items),
        known: knownFor(items),
        view: anyView,
      }),
    );
    fc.assert(
      fc.property(later, ({ items, before, known, view }) => {
        const moving = { ...view, filters: view.filters.filter((id) => id !== 'onItsWay'), search: '' };
        const first = arrange(items, before, moving, NOW);
        const second = arrange(items, { ...before, answers: known.answers }, moving, NOW, { before: first });
        const was = shown(first);
        expect(shown(second).filter((item) => was.includes(item))).toEqual(was);
        const matches = ids(arrange(items, { ...before, answers: known.answers }, moving, NOW).matching);
        expect(ids(second.matching)).toEqual(matches);
        expect([...second.staying].sort()).toEqual(ids(shown(second)).filter((id) => !matches.includes(id)));
      }),
    );
  });
});

test('a view comes back from the address as it went in', () => {
  const search = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(anyView, search, (view, text) => {
      const full = { ...view, search: text, filters: FILTERS.filter((id) => view.filters.includes(id)) };
      const params = new URLSearchParams();
      for (const [name, value] of Object.entries(writeView(full)))
        if (value !== undefined) params.set(name, value);
      expect(readView(new URLSearchParams(params.toString()))).toEqual(full);
    }),
  );
});

const sample = fc.sample(
  someItems.filter((items) => items.length > 0),
  { numRuns: 1, seed: 1 },
)[0]?.[0] as DecisionItem;
