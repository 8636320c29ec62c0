import { expect, it } from 'vitest';
import { assignmentsOf } from '../directory/applications';
import { findGroup, listGroups } from '../directory/groups';
import { membersOf } from '../directory/members';
import { ownersOf } from '../directory/owners';
import { roleAssignments, roleId } from '../directory/role-assignments';
import { mayReadReviews } from '../directory/roles';
import { listUsers } from '../directory/users';
import { applicationId } from './directory';
import { testWorld } from './world-testing';

const world = testWorld('empty');
const { store } = world.context;
const { tenant } = world;

it('only the administrator may read every review', () => {
  const readers = listUsers(store, tenant.id).filter(({ id }) =>
    mayReadReviews(store, tenant.id, id, 'access'),
  );
  expect(readers.map(({ displayName }) => displayName)).toEqual(['MOD Administrator']);
});

it('has a group for each way in which removing a member can end', () => {
  const group = (key: Parameters<typeof world.group>[0]) => findGroup(store, tenant.id, world.group(key));
  expect(group('payroll')).toMatchObject({ onPremisesSynced: true });
  expect(group('retail')).toMatchObject({ dynamic: true });
  expect(group('announcements')).toMatchObject({ mailEnabled: true, unified: false });
  expect(group('operators')).toMatchObject({ privilegedAccess: true, roleAssignable: true });
  expect(group('fabrikam')).toMatchObject({ team: true, unified: true });
  expect(membersOf(store, tenant.id, world.group('facilities'))).toContainEqual({
    id: world.group('keyholders'),
    kind: 'group',
  });
});

it('every group has an owner and at least one member', () => {
  for (const { id, displayName } of listGroups(store, tenant.id)) {
    expect([displayName, ownersOf(store, tenant.id, id).length]).not.toEqual([displayName, 0]);
    expect([displayName, membersOf(store, tenant.id, id).length]).not.toEqual([displayName, 0]);
  }
});

it('groups and applications hold access too, not only people', () => {
  const assigned = assignmentsOf(store, tenant.id, applicationId(tenant, 'ledger'));
  expect(new Set(assigned.map(({ kind }) => kind))).toEqual(new Set(['user', 'group', 'servicePrincipal']));
  expect(roleAssignments(store, tenant.id, roleId('Directory Readers'), 'active')).toEqual([
    { id: applicationId(tenant, 'stock'), kind: 'servicePrincipal' },
  ]);
  expect(roleAssignments(store, tenant.id, roleId('Reports Reader'), 'active')).toHaveLength(2);
});
