import { expect, it } from 'vitest';
import { packageAssignments } from '../directory/access-packages';
import { assignedTo, assignmentsOf, unassign } from '../directory/applications';
import { deleteGroup } from '../directory/groups';
import { addMember, membersOf, removeMember } from '../directory/members';
import { assignRole, removeRoleAssignment, roleAssignments, roleId } from '../directory/role-assignments';
import { deleteUser } from '../directory/users';
import { applicationId, type GroupKey, packageId, policyId } from '../seed/directory';
import { startReview, testWorld, type World } from '../seed/world-testing';
import { act, decide, itemAbout, memberships, query } from './review-testing';

/** Denies one principal, runs `meanwhile`, applies, and returns the item's result. */
async function denied(
  world: World,
  key: GroupKey,
  who: string,
  over: Record<string, unknown> = {},
  meanwhile: () => void = () => {},
): Promise<string> {
  const path = await startReview(world, key, over);
  await decide(world, 'adelev', path, who, 'Deny');
  meanwhile();
  await act(world, 'admin', `${path}/stop`);
  await act(world, 'admin', `${path}/applyDecisions`);
  return String((await itemAbout(world, path, who)).applyResult);
}

const isMember = (world: World, key: GroupKey, id: string) =>
  membersOf(world.context.store, world.tenant.id, world.group(key)).some((member) => member.id === id);

const FALLBACK = (world: World) => ({
  fallbackReviewers: [query(`/users/${world.person('admin')}`)],
});

it.each<[string, GroupKey, string]>([
  ['a security group', 'server', 'seano'],
  ['a Microsoft 365 group', 'partners', 'lidiah'],
  ['a team', 'fabrikam', 'lidiah'],
  ['a group managed by PIM', 'operators', 'ninah'],
])('removes a member of %s', async (_, key, who) => {
  const world = testWorld('empty');
  expect(isMember(world, key, world.person(who))).toBe(true);
  expect(await denied(world, key, who, FALLBACK(world))).toBe('AppliedSuccessfully');
  expect(isMember(world, key, world.person(who))).toBe(false);
});

it.each<[string, GroupKey, string]>([
  ['synchronized from on-premises', 'payroll', 'tomasz'],
  ['dynamic', 'retail', 'emmal'],
  ['mail-enabled', 'announcements', 'rajk'],
])('cannot remove a member of a group that is %s', async (_, key, who) => {
  const world = testWorld('empty');
  expect(await denied(world, key, who)).toBe('ApplyNotSupported');
  expect(isMember(world, key, world.person(who))).toBe(true);
});

it('cannot remove a person who is a member only through a nested group', async () => {
  const world = testWorld('empty');
  expect(await denied(world, 'facilities', 'yukit')).toBe('ApplyNotSupported');
  expect(isMember(world, 'keyholders', world.person('yukit'))).toBe(true);
});

it('removes only the direct membership of a person who is also a member through a group', async () => {
  const world = testWorld('empty');
  const yuki = { id: world.person('yukit'), kind: 'user' as const };
  addMember(world.context.store, world.tenant.id, world.group('facilities'), yuki);
  expect(await denied(world, 'facilities', 'yukit')).toBe('AppliedSuccessfully');
  expect(isMember(world, 'facilities', yuki.id)).toBe(false);
  expect(isMember(world, 'keyholders', yuki.id)).toBe(true);
});

it('removes a denied group from the group it is a member of', async () => {
  const world = testWorld('empty');
  const scope = query(`/groups/${world.group('facilities')}/members`);
  const nested = world.group('keyholders');
  expect(await denied(world, 'facilities', nested, { scope })).toBe('AppliedSuccessfully');
  expect(isMember(world, 'facilities', nested)).toBe(false);
});

it.each<[string, (world: World) => void]>([
  [
    'the person is no longer a member',
    ({ context: { store }, tenant, group, person }) => {
      removeMember(store, tenant.id, group('server'), person('seano'));
    },
  ],
  [
    'the person is deleted',
    ({ context: { store }, tenant, person }) => {
      deleteUser(store, tenant.id, person('seano'));
    },
  ],
  [
    'the group is deleted',
    ({ context: { store }, tenant, group }) => {
      deleteGroup(store, tenant.id, group('server'));
    },
  ],
])('marks the item as not found where %s', async (_, meanwhile) => {
  const world = testWorld('empty');
  const result = await denied(world, 'server', 'seano', {}, () => meanwhile(world));
  expect(result).toBe('AppliedSuccessfullyButObjectNotFound');
});

const ofApplication = (world: World, key: string, principals = ['/users']) => ({
  scope: memberships(principals, [`/servicePrincipals/${applicationId(world.tenant, key)}`]),
});

it('removes a denied person’s assignment to an application, and nobody else’s', async () => {
  const world = testWorld('empty');
  const id = applicationId(world.tenant, 'expenses');
  const before = assignedTo(world.context.store, world.tenant.id, id);
  expect(await denied(world, 'server', 'leeg', ofApplication(world, 'expenses'))).toBe('AppliedSuccessfully');
  const left = before.filter((user) => user !== world.person('leeg'));
  expect(assignedTo(world.context.store, world.tenant.id, id)).toEqual(left);
});

it('cannot remove an application from a person who has it through a group', async () => {
  const world = testWorld('empty');
  const id = applicationId(world.tenant, 'ledger');
  const before = assignmentsOf(world.context.store, world.tenant.id, id);
  expect(await denied(world, 'server', 'tomasz', ofApplication(world, 'ledger'))).toBe('ApplyNotSupported');
  expect(assignmentsOf(world.context.store, world.tenant.id, id)).toEqual(before);
  expect(isMember(world, 'finance', world.person('tomasz'))).toBe(true);
});

const ofRole = (name: string) => query(`/roleManagement/directory/roleDefinitions/${roleId(name)}`);
const holders = (world: World, name: string, state: 'active' | 'eligible') =>
  roleAssignments(world.context.store, world.tenant.id, roleId(name), state).map(({ id }) => id);

it('removes a directory role, active and eligible', async () => {
  const world = testWorld('empty');
  const scope = ofRole('Reports Reader');
  expect(await denied(world, 'server', 'sunilr', { scope })).toBe('AppliedSuccessfully');
  for (const state of ['active', 'eligible'] as const)
    expect(holders(world, 'Reports Reader', state)).not.toContain(world.person('sunilr'));
  expect(holders(world, 'Reports Reader', 'eligible')).toEqual([world.person('claraf')]);
});

it.each([
  ['roleAssignmentScheduleInstances', 'active', 'eligible'],
  ['roleEligibilityScheduleInstances', 'eligible', 'active'],
] as const)('removes by %s only the %s assignment', async (list, taken, kept) => {
  const world = testWorld('empty');
  const scope = query(
    `/roleManagement/directory/${list}?$expand=principal&$filter=(isof(principal,'microsoft.graph.user') and roleDefinitionId eq '${roleId('Reports Reader')}')`,
  );
  expect(await denied(world, 'server', 'sunilr', { scope })).toBe('AppliedSuccessfully');
  expect(holders(world, 'Reports Reader', taken)).not.toContain(world.person('sunilr'));
  expect(holders(world, 'Reports Reader', kept)).toContain(world.person('sunilr'));
});

it('keeps the last Global Administrator and reports that applying failed', async () => {
  const world = testWorld('empty');
  const result = await denied(world, 'server', 'admin', { scope: ofRole('Global Administrator') });
  expect(result).toBe('AppliedWithUnknownFailure');
  expect(holders(world, 'Global Administrator', 'active')).toEqual([world.person('admin')]);
});

it.each(['admin', 'leeg'])('removes Global Administrator from one of two holders: %s', async (who) => {
  const world = testWorld('empty');
  const principal = { id: world.person('leeg'), kind: 'user' as const };
  const assignment = { roleId: roleId('Global Administrator'), principal, state: 'active', at: 0 } as const;
  assignRole(world.context.store, world.tenant.id, assignment);
  const path = await startReview(world, 'server', { scope: ofRole('Global Administrator') });
  await decide(world, 'adelev', path, who, 'Deny');
  await act(world, 'admin', `${path}/stop`);
  await act(world, 'admin', `${path}/applyDecisions`);
  const left = who === 'admin' ? 'leeg' : 'admin';
  expect(holders(world, 'Global Administrator', 'active')).toEqual([world.person(left)]);
});

it('removes a directory role from a group and from a service principal', async () => {
  const world = testWorld('empty');
  const group = world.group('operators');
  const roles = [`/roleManagement/directory/roleDefinitions/${roleId('Reports Reader')}`];
  const scope = memberships(['/users', '/groups'], roles);
  expect(await denied(world, 'server', group, { scope })).toBe('AppliedSuccessfully');
  expect(holders(world, 'Reports Reader', 'active')).toEqual([world.person('sunilr')]);
  const stock = applicationId(world.tenant, 'stock');
  const filter = `(isof(principal,'microsoft.graph.servicePrincipal') and roleDefinitionId eq '${roleId('Directory Readers')}')`;
  const services = query(
    `/roleManagement/directory/roleAssignmentScheduleInstances?$expand=principal&$filter=${filter}`,
  );
  expect(await denied(world, 'server', stock, { scope: services })).toBe('AppliedSuccessfully');
  expect(holders(world, 'Directory Readers', 'active')).toEqual([]);
});

it('marks the item as not found where the application or role was already removed', async () => {
  const world = testWorld('empty');
  const { store } = world.context;
  const gone = 'AppliedSuccessfullyButObjectNotFound';
  const application = ofApplication(world, 'expenses');
  const leave = () =>
    void unassign(store, world.tenant.id, applicationId(world.tenant, 'expenses'), world.person('leeg'));
  expect(await denied(world, 'server', 'leeg', application, leave)).toBe(gone);
  const id = roleId('Guest Inviter');
  const resign = () => void removeRoleAssignment(store, world.tenant.id, id, world.person('lidiah'), 'all');
  expect(await denied(world, 'server', 'lidiah', { scope: ofRole('Guest Inviter') }, resign)).toBe(gone);
});

it('ends a denied assignment of an access package', async () => {
  const world = testWorld('empty');
  const [id, policy] = [packageId(world.tenant, 'campaign'), policyId(world.tenant, 'partners')];
  const scope = query(
    `/identityGovernance/entitlementManagement/assignments?$filter=(accessPackage/id eq '${id}' and assignmentPolicy/id eq '${policy}')`,
  );
  expect(await denied(world, 'server', 'sam.reed', { scope })).toBe('AppliedSuccessfully');
  const left = packageAssignments(world.context.store, world.tenant.id, id, policy);
  expect(left.map((principal) => principal.id)).toEqual([world.person('pilar.ruiz')]);
});
