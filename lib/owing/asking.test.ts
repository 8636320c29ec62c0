import { expect, test } from 'vitest';
import { askingsOf, fallbackOf, onlyResource } from './asking';

const ID = '2d80603a-c7e3-54e6-b407-2d4513c4219c';

test.each([
  [`/users/${ID}`, { kind: 'person', id: ID }],
  [`/v1.0/users/${ID.toUpperCase()}`, { kind: 'person', id: ID }],
  [`/groups/${ID}/transitiveMembers`, { kind: 'members', groupId: ID, transitive: true }],
  [`/beta/groups/${ID}/members/microsoft.graph.user`, { kind: 'members', groupId: ID, transitive: false }],
  [`/v1.0/groups/${ID}/owners`, { kind: 'owners', objectId: ID, filtered: false }],
  [`/servicePrincipals/${ID}/owners`, { kind: 'owners', objectId: ID, filtered: false }],
  [
    "./owners?$filter=microsoft.graph.user/userType eq 'Member'",
    { kind: 'owners', objectId: null, filtered: true },
  ],
  ['./manager', { kind: 'manager' }],
  [`/users/${ID}/directReports`, { kind: 'other' }],
])('a reviewer is read from the query %s', (query, asking) => {
  expect(askingsOf([{ query, queryType: 'MicrosoftGraph' }])).toEqual([asking]);
});

test('a scope type counts before the query beside it, and "user" without an id is of another kind', () => {
  const word = (scopeType: string, reviewerId: string | null = null) => ({
    scopeType,
    reviewerId,
    query: './manager',
  });
  expect(
    askingsOf([
      word('managerOrSponsor'),
      word('group', ID),
      word('user'),
      word('resourceOwner'),
      word('new'),
    ]),
  ).toEqual([
    { kind: 'managerOrSponsor' },
    { kind: 'members', groupId: ID, transitive: true },
    { kind: 'other' },
    { kind: 'owners', objectId: null, filtered: false },
    { kind: 'other' },
  ]);
});

test('no reviewers mean a self-review, and no fallback reviewers mean none', () => {
  expect([askingsOf([]), askingsOf(null), fallbackOf([])]).toEqual([
    [{ kind: 'self' }],
    [{ kind: 'self' }],
    [],
  ]);
  expect(askingsOf('damaged')).toEqual([{ kind: 'other' }]);
});

test('the only resource of a scope is the group in its query', () => {
  expect(onlyResource({ query: `/v1.0/groups/${ID}/transitiveMembers/microsoft.graph.user` })).toBe(ID);
  expect([onlyResource({}), onlyResource(null), onlyResource({ query: './members' })]).toEqual([
    null,
    null,
    null,
  ]);
});
