import { describe, expect, test } from 'vitest';
import { type Known, previousKey } from '../known';
import type { DecisionItem } from '../model';
import { daysBefore, previousAnswer, progressOn } from '../testing';
import { idsOf, look, named, somePerson } from './testing';
import type { View } from './view';

describe('groups', () => {
  const keys = (items: DecisionItem[], group: View['group'], known: Partial<Known> = {}) =>
    look(items, { group }, known).groups.map(({ key }) => key);

  test('are in their order, each before its items', () => {
    const items = [
      named('1', 'A', { advice: 'None' }),
      named('2', 'B', { advice: 'Approve' }),
      named('3', 'C', { advice: 'Deny' }),
    ];
    const { rows } = look(items, { group: 'advice' });
    expect(rows.map((row) => [row.kind, row.kind === 'item' ? row.item.id : row.group.key])).toEqual([
      ['group', 'advice:Deny'],
      ['item', '3'],
      ['group', 'advice:Approve'],
      ['item', '2'],
      ['group', 'advice:None'],
      ['item', '1'],
    ]);
  });

  test('are empty when the list isn’t grouped', () => {
    const { rows, groups } = look([named('1', 'A'), named('2', 'B')], {});
    expect(groups).toEqual([]);
    expect(rows.map(({ kind }) => kind)).toEqual(['item', 'item']);
  });

  test('of recommendations end with one that this version does not know', () => {
    const advices = ['Unknown', 'None', 'Deny', 'Approve'] as const;
    const items = advices.map((advice, index) => named(String(index), 'A', { advice }));
    expect(keys(items, 'advice')).toEqual(
      ['Deny', 'Approve', 'None', 'Unknown'].map((word) => `advice:${word}`),
    );
  });

  test('are labelled with a word where the tenant has no name', () => {
    const group = { ...named('1', 'A').principal, kind: 'group' as const };
    const labelsOf = (item: DecisionItem, by: View['group']) =>
      look([item], { group: by }, { people: new Map() }).groups.map(({ label }) => label);
    const item = named('1', 'A', { advice: 'Deny', principal: group, resource: null });
    const words = (of: string, word: string) => [{ kind: 'word', of, word }];
    expect(labelsOf(item, 'advice')).toEqual(words('advice', 'Deny'));
    expect(labelsOf(item, 'signIn')).toEqual(words('signIn', 'notKnown'));
    expect(labelsOf(named('2', 'B'), 'signIn')).toEqual(words('signIn', 'never'));
    expect(labelsOf(item, 'previous')).toEqual(words('previous', 'notKnown'));
    expect(labelsOf(item, 'department')).toEqual(words('department', 'notKnown'));
    expect(labelsOf(item, 'access')).toEqual(words('access', 'notKnown'));
  });

  test('with the same name to the reader are sorted by their spelling', () => {
    const written = ['e\u0301', '\u00e9'];
    const people = new Map(
      written.map((department, index) => [`p-${index}`, somePerson({ department })] as const),
    );
    const items = written.map((_, index) => named(String(index), 'A'));
    const expected = written.map((text) => `department=${text}`);
    expect(keys(items, 'department', { people })).toEqual(expected);
    expect(keys(items.toReversed(), 'department', { people })).toEqual(expected);
  });

  test('of sign-ins run from the newest to never', () => {
    const items = [null, 400, 8, -5, 100, 40].map((days, index) =>
      named(String(index), 'A', { lastSignInAt: days === null ? null : daysBefore(days) }),
    );
    expect(keys(items, 'signIn')).toEqual(
      ['d0to7', 'd8to30', 'd31to90', 'd91to365', 'over365', 'never'].map((band) => `signIn:${band}`),
    );
  });

  test('of departments are in the reader’s order, and people without one come last', () => {
    const items = [named('1', 'A'), named('2', 'B'), named('3', 'C'), named('4', 'D')];
    const people = new Map([
      ['p-2', somePerson({ department: 'Zoo' })],
      ['p-3', somePerson({ department: 'école' })],
      ['p-4', somePerson({ department: ' Zoo ' })],
    ]);
    const { groups } = look(items, { group: 'department' }, { people });
    expect(groups.map(({ key, items: own }) => [key, idsOf(own)])).toEqual([
      ['department=école', ['3']],
      ['department=Zoo', ['2', '4']],
      ['department:notKnown', ['1']],
    ]);
    expect(groups[0]?.label).toEqual({ kind: 'text', of: 'department', text: 'école' });
  });

  test('of accesses are the resources, or each permission by itself, and only where there are several', () => {
    const held = (id: string, resource: string, permission?: string) =>
      named(id, 'A', {
        resource: {
          id: resource,
          displayName: resource,
          type: 'group',
          ...(permission && { permission: { id: permission, displayName: permission, description: '' } }),
        },
      });
    const art = { id: 'z', displayName: 'Art', type: 'group' };
    const zoo = { id: 'a', displayName: 'Zoo', type: 'group' };
    const byName = [zoo, art].map((resource, index) => named(String(index), 'A', { resource }));
    expect(keys(byName, 'access')).toEqual(['access=z', 'access=a']);
    const items = [held('1', 'Wiki'), held('2', 'Pay', 'write'), held('3', 'Pay', 'read'), held('4', 'Wiki')];
    expect(keys([...items, named('5', 'A', { resource: null })], 'access')).toEqual([
      'access=Pay',
      'access=Wiki',
      'access:notKnown',
    ]);
    expect(keys(items, 'permission')).toEqual(['access=Pay/read', 'access=Pay/write', 'access=Wiki']);
    const offered = (of: DecisionItem[]) =>
      look(of, {}).groupings.filter((id) => id === 'access' || id === 'permission');
    expect(offered(items)).toEqual(['access', 'permission']);
    expect(offered(items.slice(1, 3))).toEqual(['permission']);
    expect(offered([held('1', 'Wiki'), held('2', 'Pay', 'write')])).toEqual(['access']);
    expect(offered([held('1', 'Wiki'), held('4', 'Wiki')])).toEqual([]);
  });

  test('of last time put denied items first and new ones last', () => {
    const [one, two, three] = [named('1', 'A'), named('2', 'B'), named('3', 'C')];
    const previous = new Map([
      [previousKey(two), previousAnswer({ decision: 'Approve' })],
      [previousKey(three), previousAnswer({ decision: 'Deny' })],
    ]);
    expect(keys([one, two, three], 'previous', { previous })).toEqual([
      'previous:Deny',
      'previous:Approve',
      'previous:new',
    ]);
    expect(keys([one], 'previous')).toEqual(['previous:notKnown']);
    const nameless = named('4', 'D', { principal: { ...one.principal, id: '' } });
    expect(keys([nameless], 'previous', { previous })).toEqual(['previous:notKnown']);
  });

  test('count the undecided items, and hold only those that match', () => {
    const items = [named('1', 'A'), named('2', 'B')];
    const states = new Map(items.slice(0, 1).map((item) => [item.id, progressOn(item, { step: 'sending' })]));
    const more = [...items, named('3', 'C')];
    expect(look(more, { group: 'advice' }, { states }).groups[0]?.undecided).toBe(2);
    const view = { group: 'advice', filters: ['undecided'] } satisfies Partial<View>;
    const after = look(items, view, { states }, look(items, view));
    expect(after.groups.map((group) => idsOf(group.items))).toEqual([['2']]);
    expect(after.rows).toHaveLength(3);
  });
});
