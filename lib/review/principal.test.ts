import { describe, expect, test } from 'vitest';
import type { DecisionMaker, PersonDetails, Principal } from './model';
import {
  addressBeside,
  countedKind,
  givenName,
  guestIn,
  idEnd,
  kindOfAll,
  makerKind,
  makerName,
  onlyMaker,
  ownName,
} from './principal';
import { anItem, ME, maker, OTHER } from './testing';

const ID = '4b5f9a52-0000-4000-8000-00000012abcd';
const principal = (over: Partial<Principal>): Principal => ({
  id: ID,
  displayName: '',
  userPrincipalName: '',
  kind: 'user',
  ...over,
});

describe('what a principal is called', () => {
  test.each<[string, Partial<Principal>, string]>([
    ['is its name', { displayName: 'Alex', userPrincipalName: 'a@b' }, 'Alex'],
    ['is its sign-in name when it has no other name', { userPrincipalName: 'a@b' }, 'a@b'],
    ['is empty when it has neither name', {}, ''],
    ['is empty when an id stands in place of the name', { displayName: ID.toUpperCase() }, ''],
    [
      'is empty when an id without dashes stands in place of the name',
      { displayName: ID.replaceAll('-', '') },
      '',
    ],
    ['is empty when the name has only invisible characters', { displayName: '\u200b\u202e' }, ''],
  ])('%s', (_, over, name) => {
    expect(ownName(principal(over))).toBe(name);
  });

  test('the address beside the name is a guest’s own, and empty when the name already shows it', () => {
    const guest = 'dana.fox_fabrikam.com#EXT#@contoso.com';
    const beside = (displayName: string) =>
      addressBeside(principal({ displayName, userPrincipalName: guest }));
    expect(beside('Dana Fox')).toBe('dana.fox@fabrikam.com');
    expect([beside(''), beside('dana.fox@fabrikam.com'), addressBeside(principal({}))]).toEqual(['', '', '']);
  });

  test('an id within a name is part of it', () => {
    for (const name of [`App ${ID}`, `${ID} App`]) expect(givenName(name)).toBe(name);
    expect(givenName(` {${ID}} `)).toBe('');
  });

  test('a missing name is empty', () => {
    expect(givenName(undefined)).toBe('');
  });

  test('people without a name are distinguished by the end of their ids', () => {
    expect(idEnd(ID)).toBe('12abcd');
    expect(idEnd('{4b5f-9a-5-2}')).toBe('5f9a52');
  });
});

test.each<[Principal['kind'], PersonDetails['kind'] | undefined, boolean | null]>([
  ['user', 'guest', true],
  ['user', 'member', false],
  ['user', null, null],
  ['user', undefined, null],
  ['servicePrincipal', undefined, false],
  ['group', undefined, false],
  ['other', undefined, null],
])('a %s with the directory’s type %s is a guest: %s', (kind, type, guest) => {
  const item = anItem({ principal: principal({ kind }) });
  const details = { jobTitle: null, department: null, manager: null, managerId: null, managerAddress: null };
  const people = new Map(type === undefined ? [] : [[ID, { ...details, enabled: null, kind: type }]]);
  expect(guestIn({ people }, item)).toBe(guest);
  expect(guestIn({ people: null }, item)).toBe(kind === 'user' ? null : guest);
});

test.each<[readonly Principal['kind'][], Principal['kind']]>([
  [[], 'user'],
  [['user', 'user'], 'user'],
  [['group', 'group'], 'group'],
  [['group', 'user'], 'other'],
])('rows of %s are counted as %s', (kinds, kind) => {
  expect(kindOfAll(kinds.map((one) => anItem({ principal: principal({ kind: one }) })))).toBe(kind);
});

test('a reviewer is shown by name, and a guest without a name by their own address', () => {
  const guest = 'dana_fabrikam.com#EXT#@contoso.com';
  expect(makerName({ displayName: 'Dana', userPrincipalName: guest })).toBe('Dana');
  expect(makerName({ displayName: '', userPrincipalName: guest })).toBe('dana@fabrikam.com');
  expect(makerName({ displayName: '', userPrincipalName: '' })).toBe('');
});

test('what Microsoft recorded by default is told apart from what a person decided', () => {
  expect(makerKind({ reviewedBy: { ...maker(OTHER), system: true } })).toBe('system');
  expect([makerKind({ reviewedBy: maker(OTHER) }), makerKind({ reviewedBy: null })]).toEqual([
    'person',
    'person',
  ]);
});

test('people with several items are counted as items, those without an id never as one', () => {
  const of = (...ids: string[]) => ids.map((id) => ({ principal: principal({ id }) }));
  expect([countedKind(of('a', 'b')), countedKind(of('a', 'b', 'a')), countedKind(of('', '', 'a'))]).toEqual([
    'user',
    'other',
    'user',
  ]);
  const group = { principal: principal({ id: 'g', kind: 'group' }) };
  expect([countedKind([group]), countedKind([group, ...of('a')]), countedKind([])]).toEqual([
    'group',
    'other',
    'user',
  ]);
});

test.each<[string, (DecisionMaker | null)[], string]>([
  ['the one who made all decisions', [maker(OTHER), { ...maker(OTHER), id: OTHER.toUpperCase() }], '2222'],
  ['nobody when several people decided', [maker(OTHER), maker(ID)], ''],
  ['nobody when the maker of one decision is unknown', [maker(OTHER), null], ''],
  ['nobody when the maker of the only decision is unknown', [null], ''],
  ['nobody when I decided myself, also when my id is in capital letters', [maker(ME)], ''],
  ['nobody when Microsoft decided by default', [{ ...maker(OTHER), system: true }], ''],
  ['nobody when there are no decisions', [], ''],
])('the only other reviewer is %s', (_, makers, name) => {
  expect(
    onlyMaker(
      makers.map((reviewedBy) => ({ reviewedBy })),
      ME.toUpperCase(),
    ),
  ).toBe(name);
});

test('my own id is recognised in any letter case', () => {
  const by = (id: string) => [{ reviewedBy: { ...maker(OTHER), id } }];
  expect([onlyMaker(by('ABC'), 'abc'), onlyMaker(by('abc'), 'ABC'), onlyMaker(by('ab'), 'abc')]).toEqual([
    '',
    '',
    '2222',
  ]);
});
