import { describe, expect, test } from 'vitest';
import { daysBefore, maker, OTHER, progressOn } from '../testing';
import { idsOf, look, named, somePerson } from './testing';
import type { ColumnId, View } from './view';

test('items to look at first are sorted by the number of their reasons, unless an order was chosen', () => {
  const people = [
    { ...named('1', 'A'), advice: 'Deny' as const, lastSignInAt: daysBefore(2) },
    { ...named('2', 'B'), advice: 'Approve' as const, lastSignInAt: daysBefore(2) },
    { ...named('3', 'C'), advice: 'Deny' as const, lastSignInAt: daysBefore(2), outlier: true },
    { ...named('4', 'D'), advice: 'Deny' as const, lastSignInAt: daysBefore(2) },
  ];
  const ids = (view: Partial<View>) => idsOf(look(people, view).matching);
  expect(ids({ filters: ['doubtful'] })).toEqual(['3', '1', '4']);
  expect(ids({ filters: ['doubtful'], sort: { column: 'person', descending: true } })).toEqual([
    '4',
    '3',
    '1',
  ]);
  expect(ids({})).toEqual(['1', '2', '3', '4']);
});

describe('while a view is kept', () => {
  const items = [named('1', 'A'), named('2', 'B'), named('3', 'C')];
  const decided = {
    states: new Map(items.slice(0, 1).map((item) => [item.id, progressOn(item, { step: 'sending' })])),
  };
  const again = (view: Partial<View>, next: Partial<View> = view) =>
    look(items, next, decided, look(items, view));
  const shown = ({ rows }: ReturnType<typeof again>) =>
    rows.flatMap((row) => (row.kind === 'item' ? row.item.id : []));

  test('a new reason moves no item to look at first, until more items come', () => {
    const fresh = { advice: 'Approve' as const, lastSignInAt: daysBefore(2) };
    const people = [
      { ...named('1', 'A'), ...fresh },
      { ...named('2', 'B'), ...fresh, advice: 'Deny' as const },
      { ...named('3', 'C'), ...fresh, advice: 'Deny' as const },
    ];
    const disabled = (ids: string[]) => ({
      people: new Map(
        people
          .filter(({ id }) => ids.includes(id))
          .map(({ principal }) => [principal.id, somePerson({ enabled: false })]),
      ),
    });
    const view: Partial<View> = { filters: ['doubtful'] };
    const before = look(people, view);
    expect(shown(before)).toEqual(['2', '3']);
    const arranged = look(people, view, disabled(['1', '3']), before);
    expect(shown(arranged)).toEqual(['2', '3', '1']);
    expect(shown(look(people, view, disabled(['1', '3'])))).toEqual(['3', '1', '2']);
    const more = [...people, { ...named('4', 'D'), ...fresh, advice: 'Deny' as const, outlier: true }];
    expect(shown(look(more, view, disabled(['1', '3']), arranged))).toEqual(['3', '4', '1', '2']);
  });

  test('a decided row keeps its place under “undecided”, and no longer counts as matching', () => {
    const { matching, staying, counts, ...rest } = again({ filters: ['undecided'] });
    expect(shown({ matching, staying, counts, ...rest })).toEqual(['1', '2', '3']);
    expect(idsOf(matching)).toEqual(['2', '3']);
    expect([...staying]).toEqual(['1']);
    expect(counts.get('undecided')).toBe(2);
  });

  test('a decided row is gone in the next view, and in a view without the one before', () => {
    expect(shown(again({ filters: ['undecided'] }, { filters: ['undecided'], search: 'contoso' }))).toEqual([
      '2',
      '3',
    ]);
    expect(shown(look(items, { filters: ['undecided'] }, decided))).toEqual(['2', '3']);
  });

  test.each<[ColumnId, string, string[]]>([
    ['decision', '1', ['2', '3', '1']],
    ['reason', '1', ['2', '3', '1']],
    ['answeredBy', '3', ['3', '1', '2']],
  ])('an order by %s stays as it was when it was chosen', (column, id, chosenAnew) => {
    const answered = items.map((item) => ({
      ...item,
      decision: 'Deny' as const,
      justification: `Reason ${item.id}`,
      reviewedBy: maker(OTHER),
    }));
    const states = new Map(
      answered.filter((item) => item.id === id).map((item) => [id, progressOn(item, { step: 'sending' })]),
    );
    const view = { sort: { column, descending: false } };
    expect(shown(look(answered, view, { states }, look(answered, view)))).toEqual(['1', '2', '3']);
    expect(shown(look(answered, view, { states }))).toEqual(chosenAnew);
  });

  test('an order by a column that decisions don’t change includes data that come later', () => {
    const view = { sort: { column: 'department', descending: false } } as const;
    const people = new Map([['p-3', somePerson({ department: 'Sales' })]]);
    const before = look(items, view, { people: new Map() });
    expect(shown(before)).toEqual(['1', '2', '3']);
    expect(shown(look(items, view, { people }, before))).toEqual(['3', '1', '2']);
  });

  test('a reason that changes takes no row out of a search for the old one', () => {
    const before = items.map((item) => ({ ...item, justification: 'Moved' }));
    const after = look(before, { search: 'moved' }, decided, look(before, { search: 'moved' }));
    expect(shown(after)).toEqual(['1', '2', '3']);
    expect([...after.staying]).toEqual(['1']);
  });

  test('rows leave the filter “on its way” once nothing of them is on its way', () => {
    const before = look(items, { filters: ['onItsWay'] }, decided);
    const after = look(items, { filters: ['onItsWay'] }, {}, before);
    expect(after.rows).toEqual([]);
  });

  test('an unchanged row stays the same object', () => {
    expect(again({}).rows[1]).toBe(look(items, {}).rows[1]);
  });
});
