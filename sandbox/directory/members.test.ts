import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openStore } from '../core/store';
import { insertGroup } from './groups';
import { groupsOf, type Member, membersOf, transitiveGroupsOf, transitiveMembersOf } from './members';
import { DIRECTORY_TABLES } from './tables';

const TENANT = 'tenant';

function storeWith(groups: Record<string, Member[]>) {
  const store = openStore(':memory:');
  store.define(DIRECTORY_TABLES);
  for (const [id, members] of Object.entries(groups)) {
    const created = new Date(0).toISOString();
    const group = {
      id,
      displayName: id,
      description: null,
      mailNickname: id,
      unified: false,
      createdDateTime: created,
    };
    insertGroup(store, TENANT, group, { owners: [], members });
  }
  return store;
}

const user = (id: string): Member => ({ id, kind: 'user' });
const group = (id: string): Member => ({ id, kind: 'group' });

it('finds members through nested groups, each once', () => {
  const store = storeWith({
    a: [user('u1'), group('b')],
    b: [user('u1'), user('u2'), group('c')],
    c: [user('u3')],
  });
  expect(transitiveMembersOf(store, TENANT, 'a').map(({ id }) => id)).toEqual(['u1', 'b', 'u2', 'c', 'u3']);
});

it('finds members also where groups contain each other', () => {
  const store = storeWith({ a: [group('b')], b: [group('a'), user('u1')] });
  expect(transitiveMembersOf(store, TENANT, 'a').map(({ id }) => id)).toEqual(['b', 'u1']);
});

it('members and groups agree: each member of a group has that group among their groups', () => {
  const names = ['a', 'b', 'c', 'd'];
  const memberships = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names, 'u1', 'u2')));
  fc.assert(
    fc.property(memberships, (pairs) => {
      const store = storeWith(
        Object.fromEntries(
          names.map((name) => [
            name,
            pairs
              .filter(([into]) => into === name)
              .map(([, id]) => (names.includes(id) ? group(id) : user(id))),
          ]),
        ),
      );
      for (const [list, inverse] of [
        [membersOf, groupsOf],
        [transitiveMembersOf, transitiveGroupsOf],
      ] as const)
        for (const of of names)
          for (const { id } of list(store, TENANT, of)) expect(inverse(store, TENANT, id)).toContain(of);
      for (const id of ['u1', 'u2'])
        for (const of of transitiveGroupsOf(store, TENANT, id))
          expect(transitiveMembersOf(store, TENANT, of)).toContainEqual(user(id));
      store.close();
    }),
    { numRuns: 30 },
  );
});
