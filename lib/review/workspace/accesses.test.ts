import { describe, expect, test } from 'vitest';
import { readersOrder } from '../collation';
import { previousKey } from '../known';
import type { DecisionItem, Resource } from '../model';
import { anItem, previousAnswer } from '../testing';
import { accessChoices, accessesIn, groupingsFor, isAbout, keyOfAccess } from './accesses';
import { look, named } from './testing';
import { GROUPINGS } from './view';

const resource = (id: string, displayName = id): Resource => ({ id, displayName, type: 'group' });
const may = (id: string, what: string): Resource => ({
  ...resource(id),
  permission: { id: what, displayName: what, description: '' },
});
const about = (id: string, of: Resource | null): DecisionItem => named(id, `Person ${id}`, { resource: of });

const rows = () => [
  about('1', resource('Wiki')),
  about('2', may('Pay', 'write')),
  about('3', may('Pay', 'read')),
  about('4', may('Pay', 'read')),
  about('5', null),
];
const choices = (items: readonly DecisionItem[], matching = items) =>
  accessChoices(accessesIn(items), matching, readersOrder()).map(({ key, count }) => [key, count]);

describe('the accesses that a list can be narrowed down to', () => {
  test('are each resource and each permission, by name, with the number of items they would leave', () => {
    expect(choices(rows())).toEqual([
      ['Pay', 3],
      ['Pay/read', 2],
      ['Pay/write', 1],
      ['Wiki', 1],
    ]);
  });

  test('are only those that would leave an item under the other filters', () => {
    const items = rows();
    expect(choices(items, items.slice(0, 1))).toEqual([['Wiki', 1]]);
    expect(choices(items, items.slice(4))).toEqual([]);
  });

  test('include a resource once when it appears as a whole and by its permissions', () => {
    const whole = resource('Pay');
    const items = [about('1', may('Pay', 'read')), about('2', whole), about('3', resource('Wiki'))];
    expect(choices(items)).toEqual([
      ['Pay', 2],
      ['Pay/read', 1],
      ['Wiki', 1],
    ]);
    expect(accessesIn(items).accesses?.get('Pay')).toBe(whole);
  });

  test('show a resource by its own name, without its permissions', () => {
    const [first] = accessChoices(accessesIn(rows()), rows(), readersOrder());
    expect(first).toStrictEqual({ key: 'Pay', resource: resource('Pay'), count: 3 });
  });

  test('are sorted by name, whatever their keys are', () => {
    const items = [about('1', resource('a', 'Wiki')), about('2', resource('b', 'Payroll'))];
    expect(choices(items).map(([key]) => key)).toEqual(['b', 'a']);
    expect(choices(items.toReversed()).map(([key]) => key)).toEqual(['b', 'a']);
  });

  test('are sorted by key when they have the same name', () => {
    const items = ['b', 'c', 'a'].map((id) => about(id, resource(id, 'Sales')));
    expect(choices(items).map(([key]) => key)).toEqual(['a', 'b', 'c']);
    expect(choices(items.toReversed()).map(([key]) => key)).toEqual(['a', 'b', 'c']);
  });

  test('are empty when all items are about one access', () => {
    const items = [about('1', may('Pay', 'read')), about('2', may('Pay', 'read'))];
    expect(accessesIn(items)).toEqual({ accesses: null, resources: 1, inParts: false });
    expect(choices(items)).toEqual([]);
    expect(accessesIn([about('1', null)])).toEqual({ accesses: null, resources: 0, inParts: false });
  });

  test('keep their counts whichever of them is chosen', () => {
    const { accesses, matching } = look(rows(), { access: 'Wiki' });
    expect(accesses.map(({ key, count }) => [key, count])).toEqual(choices(rows()));
    expect(matching.map(({ id }) => id)).toEqual(['1']);
  });
});

describe('a list is grouped', () => {
  const all = { people: new Map(), previous: new Map([[previousKey(anItem()), previousAnswer()]]) };
  const offered = (items: readonly DecisionItem[]) => groupingsFor(accessesIn(items), all);
  const others = GROUPINGS.filter((id) => id !== 'access' && id !== 'permission');

  test('by access where there are several, by permission where a resource has several', () => {
    expect(offered(rows())).toEqual(GROUPINGS);
    expect(offered([about('1', resource('Wiki')), about('2', may('Pay', 'read'))])).toEqual(
      GROUPINGS.filter((id) => id !== 'permission'),
    );
    expect(offered([about('1', may('Pay', 'read')), about('2', may('Pay', 'write'))])).toEqual(
      GROUPINGS.filter((id) => id !== 'access'),
    );
    expect(offered([about('1', resource('Wiki'))])).toEqual(others);
  });

  test('by department, manager and last time only where they are read', () => {
    const groupingsWith = (over: Partial<typeof all> | { people: null } | { previous: null }) =>
      groupingsFor(accessesIn(rows()), { ...all, ...over });
    expect(groupingsWith({ people: null })).toEqual(
      GROUPINGS.filter((id) => id !== 'department' && id !== 'manager'),
    );
    expect(groupingsWith({ previous: null })).toEqual(GROUPINGS.filter((id) => id !== 'previous'));
  });
});

test('an item belongs to its access and to the resource of that access, and to no other', () => {
  const item = about('1', may('Pay', 'read'));
  expect(keyOfAccess(item)).toBe('Pay/read');
  expect(keyOfAccess(about('2', null))).toBe('');
  expect([null, 'Pay', 'Pay/read', 'Pay/write', 'Pa'].map((access) => isAbout(item, access))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('a scope whose id is a path doesn’t belong to the scope above it', () => {
  const [above, below] = ['/subscriptions/a', '/subscriptions/a/resourcegroups/b'];
  expect(isAbout(about('1', resource(below)), below)).toBe(true);
  expect(isAbout(about('1', resource(below)), above)).toBe(false);
});
