import { describe, expect, test } from 'vitest';
import { progressOn } from '../testing';
import { searchText } from './search';
import { idsOf, look, named, somePerson } from './testing';

describe('search', () => {
  const items = [named('1', 'Łukasz Żak'), named('2', 'Adele Vance', { justification: 'Left in May' })];
  const people = new Map([
    ['p-1', somePerson({ jobTitle: 'Engineer', department: 'Ventes', manager: 'Grace Hopper' })],
  ]);
  const found = (search: string) => idsOf(look(items, { search }, { people }).matching);

  test.each([
    ['lukasz', ['1']],
    ['ZAK łu', ['1']],
    ['engineer hopper', ['1']],
    ['ventes', ['1']],
    ['vance zak', []],
    ['contoso', ['1', '2']],
    ['may', ['2']],
    [' ', ['1', '2']],
  ])('“%s”', (search, expected) => {
    expect(found(search)).toEqual(expected);
  });

  test('finds the reason of a choice on its way, and details that come later', () => {
    const [item] = [named('1', 'Ann')];
    expect(look([item], { search: 'hopper' }).matching).toEqual([]);
    expect(look([item], { search: 'hopper' }, { people }).matching).toEqual([item]);
    const progress = progressOn(item, { step: 'sending' });
    const states = new Map([['1', { ...progress, intent: { ...progress.intent, justification: 'Moved' } }]]);
    expect(look([item], { search: 'moved' }, { people, states }).matching).toEqual([item]);
  });

  test('doesn’t match across two fields', () => {
    expect(found('vancealex')).toEqual([]);
  });

  test('finds a Greek name while it is typed, taking a final sigma for one within the name', () => {
    const greek = [named('1', 'Κώστας'), named('2', 'Κώνος')];
    expect(idsOf(look(greek, { search: 'κωσ' }).matching)).toEqual(['1']);
  });

  test('looks only in the names when nothing else is written of an item', () => {
    const item = named('1', 'Ann', { resource: null });
    const { userPrincipalName } = item.principal;
    expect(searchText({ item, justification: '' }, undefined)).toBe(
      `ann\n${userPrincipalName}`.toLowerCase(),
    );
  });
});
