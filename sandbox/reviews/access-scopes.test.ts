import { expect, it } from 'vitest';
import { roleId } from '../directory/role-assignments';
import { applicationId, packageId, policyId } from '../seed/directory';
import { first, startReview, testWorld, type World } from '../seed/world-testing';
import { itemAbout, itemsOf, memberships, principalsOf, query } from './review-testing';

const ROLES = '/roleManagement/directory';
const about = (world: World, scope: object) => startReview(world, 'server', { scope });

const application = (world: World, key: string, ...principals: string[]) =>
  memberships(principals, [`/servicePrincipals/${applicationId(world.tenant, key)}`]);

it('a review of an application includes users who have it directly or through a group', async () => {
  const world = testWorld('empty');
  const path = await about(world, application(world, 'ledger', '/users'));
  expect((await principalsOf(world, path)).sort()).toEqual([
    'Adele Vance',
    'Diego Siciliani',
    'Dimitri Oikonomou',
    'Grady Archie',
    'Ingrid Hauge',
    'Nguyễn Thị Ánh',
    'Pradeep Gupta',
    'Tomás Zúñiga',
  ]);
  const item = first(await itemsOf(world, path));
  expect(item.resource).toMatchObject({
    '@odata.type': '#microsoft.graph.accessReviewInstanceDecisionItemServicePrincipalResource',
    id: applicationId(world.tenant, 'ledger'),
    displayName: 'Ledger Online',
    type: 'servicePrincipal',
  });
});

it('a review of an application includes assigned groups where its principals include groups', async () => {
  const world = testWorld('empty');
  const path = await about(world, application(world, 'ledger', '/users', '/groups'));
  expect((await itemAbout(world, path, world.group('finance'))).principal.type).toBe('group');
  expect(await principalsOf(world, path)).toContain('Grady Archie');
});

it('beta shows whether access is direct or through a group', async () => {
  const world = testWorld('empty');
  const path = await about(world, application(world, 'ledger', '/users'));
  const { body } = await world.call('admin', 'GET', `${path}/decisions`, { version: 'beta' });
  const through = (alias: string) =>
    body.value.find(({ principal }) => principal.id === world.person(alias))?.principalResourceMembership;
  expect(through('gradya')).toEqual({ membershipType: 'direct' });
  expect(through('tomasz')).toEqual({ membershipType: 'indirect' });
  expect((await itemsOf(world, path)).every((item) => !('principalResourceMembership' in item))).toBe(true);
});

it('a review of a directory role includes active and eligible holders, each once', async () => {
  const world = testWorld('empty');
  const path = await about(world, query(`${ROLES}/roleDefinitions/${roleId('Billing Administrator')}`));
  expect((await principalsOf(world, path)).sort()).toEqual([
    'Dimitri Oikonomou',
    'Ingrid Hauge',
    'Pradeep Gupta',
  ]);
  const item = first(await itemsOf(world, path));
  expect(item.resource).toEqual({
    id: roleId('Billing Administrator'),
    displayName: 'Billing Administrator',
    type: 'directoryRole',
  });
  expect(item.resourceLink).toContain(`/beta/roleManagement/directory/roleDefinitions/`);
});

it('finds users and groups that hold a directory role', async () => {
  const world = testWorld('empty');
  const scope = memberships(['/users', '/groups'], [`${ROLES}/roleDefinitions/${roleId('Reports Reader')}`]);
  expect((await principalsOf(world, await about(world, scope))).sort()).toEqual([
    'Clara Fontaine',
    'Production operators',
    'Sunil Ramaswamy',
  ]);
});

it.each([
  ['roleAssignmentScheduleInstances', '', ['Pradeep Gupta']],
  ['roleAssignmentScheduleInstances', "assignmentType eq 'Assigned' and ", ['Pradeep Gupta']],
  ['roleEligibilityScheduleInstances', '', ['Dimitri Oikonomou', 'Ingrid Hauge']],
])('finds by %s (%s) only the holders whose role is of that kind', async (list, assigned, names) => {
  const world = testWorld('empty');
  const filter = `${assigned}isof(principal,'microsoft.graph.user') and roleDefinitionId eq '${roleId('Billing Administrator')}'`;
  const path = await about(world, query(`${ROLES}/${list}?$expand=principal&$filter=(${filter})`));
  expect((await principalsOf(world, path)).sort()).toEqual(names);
});

it('a service principal that holds a role is shown as a service principal', async () => {
  const world = testWorld('empty');
  const filter = `(isof(principal,'microsoft.graph.servicePrincipal') and roleDefinitionId eq '${roleId('Directory Readers')}')`;
  const scope = query(`${ROLES}/roleAssignmentScheduleInstances?$expand=principal&$filter=${filter}`);
  const item = first(await itemsOf(world, await about(world, scope)));
  expect(item.principal).toMatchObject({
    '@odata.type': '#microsoft.graph.servicePrincipalIdentity',
    id: applicationId(world.tenant, 'stock'),
    displayName: 'Stock Count Service',
    type: 'servicePrincipal',
  });
  expect(item.principal).toHaveProperty('appId');
  expect(item.principal).not.toHaveProperty('userPrincipalName');
});

it('a review of an access package includes the people assigned under its policy', async () => {
  const world = testWorld('empty');
  const [id, policy] = [packageId(world.tenant, 'campaign'), policyId(world.tenant, 'employees')];
  const scope = query(
    `/identityGovernance/entitlementManagement/assignments?$filter=(accessPackage/id eq '${id}' and assignmentPolicy/id eq '${policy}')`,
  );
  const path = await about(world, scope);
  expect((await principalsOf(world, path)).sort()).toEqual(['Clara Fontaine', 'Kai Sørensen', '王小美']);
  expect(first(await itemsOf(world, path)).resource).toMatchObject({
    '@odata.type': '#microsoft.graph.accessReviewInstanceDecisionItemAccessPackageAssignmentPolicyResource',
    accessPackageId: id,
    accessPackageDisplayName: 'Campaign workspace',
  });
});

it('a guest filter leaves only guests of an application’s users', async () => {
  const world = testWorld('empty');
  world.context.store.run(
    `insert into app_assignments (tenant_id, application_id, principal_id, principal_kind) values (?, ?, ?, 'user')`,
    world.tenant.id,
    applicationId(world.tenant, 'expenses'),
    world.person('dana.fox'),
  );
  const scope = application(world, 'expenses', "/users?$filter=(userType eq 'Guest')");
  expect(await principalsOf(world, await about(world, scope))).toEqual(['Dana Fox']);
});

it('a review of a team’s shared channels includes their people', async () => {
  const world = testWorld('empty');
  const channels = `/teams/${world.group('fabrikam')}/channels?$filter=(membershipType eq 'shared')`;
  const names = await principalsOf(world, await about(world, memberships(['/users'], [channels])));
  expect(names.sort()).toEqual(['Alex Wilber', 'Dana Fox', 'Lidia Holloway', 'Pilar Ruiz']);
});

it.each([
  ['an unknown group', '/groups/11111111-1111-4111-8111-111111111111/members'],
  ['an unknown role', `${ROLES}/roleDefinitions/11111111-1111-4111-8111-111111111111`],
  ['a resource of another service', '/deviceManagement/managedDevices'],
  ['nothing', ''],
])('refuses a review of %s', async (_, text) => {
  const world = testWorld('empty');
  await expect(about(world, query(text))).rejects.toThrow('BadRequest');
});

it('refuses a review of an access package’s unknown policy', async () => {
  const world = testWorld('empty');
  const filter = `(accessPackage/id eq '${packageId(world.tenant, 'campaign')}' and assignmentPolicy/id eq '11111111-1111-4111-8111-111111111111')`;
  const text = `/identityGovernance/entitlementManagement/assignments?$filter=${filter}`;
  await expect(about(world, query(text))).rejects.toThrow('BadRequest');
});
