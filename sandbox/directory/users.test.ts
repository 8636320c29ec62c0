import { expect, it } from 'vitest';
import { openStore } from '../core/store';
import { assignPackage, endPackageAssignment, insertPackage, packageAssignments } from './access-packages';
import {
  applicationSignIn,
  applicationSignIns,
  assignedTo,
  assignmentsOf,
  insertApplication,
  recordApplicationSignIn,
  unassign,
} from './applications';
import { insertGroup } from './groups';
import { membersOf } from './members';
import { ownersOf } from './owners';
import { assignRole, removeRoleAssignment, roleAssignments, roleId, rolesOf } from './role-assignments';
import { holdsRole } from './roles';
import { DIRECTORY_TABLES } from './tables';
import { deleteUser, disableUser, findUser, findUsers, insertUsers, listUsers, type NewUser } from './users';

const TENANT = 'tenant';
const AT = Date.parse('2026-01-05T08:00:00Z');
const created = { createdDateTime: new Date(AT).toISOString() };

function person(id: string, managerId: string | null = null): NewUser {
  return {
    id,
    displayName: id,
    userPrincipalName: `${id}@contoso.example`,
    givenName: null,
    surname: null,
    mail: null,
    jobTitle: null,
    department: null,
    officeLocation: null,
    managerId,
    userType: 'Member',
    accountEnabled: true,
    lastSignInDateTime: null,
    ...created,
  };
}

const user = (id: string) => ({ id, kind: 'user' as const });
const POLICY = { id: 'p', packageId: 'k', displayName: 'P' };

/** A store with two users whose properties all have the same values; b reports to a. */
function storeWithTwo() {
  const store = openStore(':memory:');
  store.define(DIRECTORY_TABLES);
  insertUsers(store, TENANT, [person('a'), person('b', 'a')]);
  const both = [user('a'), user('b')];
  const group = {
    id: 'g',
    displayName: 'G',
    description: null,
    mailNickname: 'g',
    unified: false,
    ...created,
  };
  insertGroup(store, TENANT, group, { owners: ['a', 'b'], members: both });
  const application = { id: 's', appId: 's', displayName: 'S', ...created };
  insertApplication(store, TENANT, application, {
    owners: ['a', 'b'],
    assigned: [...both, { id: 'g', kind: 'group' }],
  });
  insertPackage(store, TENANT, { id: 'k', displayName: 'K', description: '', ...created }, [POLICY]);
  assignPackage(store, TENANT, POLICY, both);
  for (const principal of both) {
    assignRole(store, TENANT, { roleId: roleId('Reports Reader'), principal, state: 'active', at: AT });
    recordApplicationSignIn(store, TENANT, 's', principal.id, AT);
  }
  return store;
}

const holders = (store: ReturnType<typeof storeWithTwo>) => ({
  people: listUsers(store, TENANT).map(({ id }) => id),
  members: membersOf(store, TENANT, 'g').map(({ id }) => id),
  owners: ownersOf(store, TENANT, 'g'),
  assigned: assignedTo(store, TENANT, 's'),
  packaged: packageAssignments(store, TENANT, 'k', 'p').map(({ id }) => id),
  role: roleAssignments(store, TENANT, roleId('Reports Reader'), 'all').map(({ id }) => id),
  signedIn: [...applicationSignIns(store, TENANT, 's').keys()],
});

it('deleting a person removes all their access and nobody else’s', () => {
  const store = storeWithTwo();
  expect(holders(store)).toEqual(
    Object.fromEntries(Object.keys(holders(store)).map((name) => [name, ['a', 'b']])),
  );
  expect(deleteUser(store, TENANT, 'a')).toBe(true);
  expect(deleteUser(store, TENANT, 'a')).toBe(false);
  expect(holders(store)).toEqual(
    Object.fromEntries(Object.keys(holders(store)).map((name) => [name, ['b']])),
  );
  expect(findUser(store, TENANT, 'b')?.managerId).toBeNull();
});

it('blocks the sign-in of one person only', () => {
  const store = storeWithTwo();
  expect(disableUser(store, TENANT, 'a')).toBe(true);
  expect(disableUser(store, TENANT, 'nobody')).toBe(false);
  expect(listUsers(store, TENANT).map(({ accountEnabled }) => accountEnabled)).toEqual([false, true]);
});

it('each kind of access can be removed once', () => {
  const store = storeWithTwo();
  const role = roleId('Reports Reader');
  const ends = [
    () => unassign(store, TENANT, 's', 'a'),
    () => endPackageAssignment(store, TENANT, 'k', 'p', 'a'),
    () => removeRoleAssignment(store, TENANT, role, 'a', 'active'),
  ];
  expect(removeRoleAssignment(store, TENANT, role, 'a', 'eligible')).toBe(false);
  for (const end of ends) expect([end(), end()]).toEqual([true, false]);
  const { assigned, packaged, role: held } = holders(store);
  expect([assigned, packaged, held]).toEqual([['b'], ['b'], ['b']]);
  expect(assignmentsOf(store, TENANT, 's')).toEqual([
    { principalId: 'b', kind: 'user' },
    { principalId: 'g', kind: 'group' },
  ]);
});

it('finds people in the requested order and leaves out unknown ids', () => {
  const store = storeWithTwo();
  expect(findUsers(store, TENANT, ['b', 'x', 'a', 'B']).map(({ id }) => id)).toEqual(['b', 'a', 'b']);
});

it('members of a group hold the group’s active role, not its eligible one', () => {
  const store = storeWithTwo();
  const principal = { id: 'g', kind: 'group' as const };
  assignRole(store, TENANT, { roleId: roleId('Guest Inviter'), principal, state: 'eligible', at: AT });
  expect(rolesOf(store, TENANT, 'b')).toEqual(['Reports Reader']);
  assignRole(store, TENANT, { roleId: roleId('Guest Inviter'), principal, state: 'active', at: AT });
  expect(holdsRole(store, TENANT, 'b', ['Guest Inviter'])).toBe(true);
  expect(roleAssignments(store, TENANT, roleId('Guest Inviter'), 'all')).toEqual([principal]);
});

it('stores the last sign-in to each application', () => {
  const store = storeWithTwo();
  recordApplicationSignIn(store, TENANT, 's', 'a', AT + 1);
  expect(applicationSignIn(store, TENANT, 's', 'a')).toBe(AT + 1);
  expect(applicationSignIn(store, TENANT, 'other', 'a')).toBeNull();
});
