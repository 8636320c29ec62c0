import { expect, it } from 'vitest';
import { applicationId, packageId, policyId } from '../../seed/directory';
import { testWorld } from '../../seed/world-testing';

const world = testWorld('empty');
const ALL = ['Directory.Read.All', 'EntitlementManagement.Read.All'];
const get = (path: string, query: Record<string, string> = {}, scopes = ALL, version?: 'beta') =>
  world.call('adelev', 'GET', path, { query, scopes, ...(version ? { version } : {}) });
const names = async (path: string, query?: Record<string, string>) =>
  (await get(path, query)).body.value.map(({ displayName }) => displayName);

const LEDGER = applicationId(world.tenant, 'ledger');
const BILLING = 'b0f54661-2d74-4c50-afa3-1ec803f12efe';

it('lists whom a person belongs to, directly and through groups', async () => {
  const seano = `/users/${world.person('seano')}`;
  expect(await names(`${seano}/memberOf`)).toEqual([
    'All employees',
    'Northwind launch',
    'Server room',
    'Key holders',
  ]);
  expect(await names(`${seano}/transitiveMemberOf/microsoft.graph.group`)).toContain('Facilities');
  expect(await names(`${seano}/memberOf`, { $filter: "displayName eq 'Server room'" })).toEqual([
    'Server room',
  ]);
});

it('with User.Read alone, memberOf returns only the ids of one’s groups, without their names', async () => {
  const { status, body } = await get('/me/memberOf', {}, ['User.Read']);
  expect(status).toBe(200);
  expect(body.value[0]).toMatchObject({ '@odata.type': '#microsoft.graph.group', displayName: null });
  expect(body.value[0]?.id).toBe(world.group('building'));
  expect(await names('/me/memberOf')).toContain('Building security');
});

it('lists who reports to a person', async () => {
  expect(await names('/me/directReports')).toContain('Christie Cline');
  expect(await names(`/users/${world.person('jonis')}/directReports`)).toEqual(['Clara Fontaine']);
});

it('lists applications with their owners and with the people, groups and services assigned to them', async () => {
  expect(await names('/servicePrincipals')).toEqual([
    'Expense Central',
    'Ledger Online',
    'Stock Count Service',
    'Microsoft Graph',
  ]);
  expect(await names('/applications', { $filter: "displayName eq 'Ledger Online'" })).toEqual([
    'Ledger Online',
  ]);
  expect((await get(`/servicePrincipals/${LEDGER}`)).body.displayName).toBe('Ledger Online');
  expect(await names(`/servicePrincipals/${LEDGER}/owners`)).toEqual(['Pradeep Gupta']);
  const assigned = await get(`/servicePrincipals/${LEDGER}/appRoleAssignedTo`);
  expect(assigned.body.value.map((one) => [one.principalType, one.principalDisplayName])).toEqual([
    ['User', 'Grady Archie'],
    ['User', 'Diego Siciliani'],
    ['Group', 'Finance archive'],
    ['ServicePrincipal', 'Stock Count Service'],
  ]);
  const own = await get(`/users/${world.person('gradya')}/appRoleAssignments`);
  expect(own.body.value.map((one) => one.resourceDisplayName)).toEqual(['Ledger Online']);
  expect((await get(`/servicePrincipals/${world.person('bo')}`)).status).toBe(404);
});

it('lists roles and their active and eligible assignments, filtered by role and by principal', async () => {
  const directory = '/roleManagement/directory';
  expect((await get(`${directory}/roleDefinitions/${BILLING}`)).body.displayName).toBe(
    'Billing Administrator',
  );
  expect(await names(`${directory}/roleDefinitions`)).toContain('Global Administrator');
  const ofBilling = { $filter: `roleDefinitionId eq '${BILLING}'` };
  const principals = async (list: string, query: Record<string, string>) =>
    (await get(`${directory}/${list}`, query)).body.value.map((one) => one.principalId);
  const active = [world.person('pradeepg')];
  expect(await principals('roleAssignments', ofBilling)).toEqual(active);
  expect(await principals('roleAssignmentScheduleInstances', ofBilling)).toEqual(active);
  const eligible = await principals('roleEligibilityScheduleInstances', ofBilling);
  expect(eligible).toEqual([world.person('ingridh'), world.person('dmitrio')]);
  const sunil = {
    $filter: `principalId eq '${world.person('sunilr')}'`,
    $expand: 'principal,roleDefinition',
  };
  const { body } = await get(`${directory}/roleEligibilityScheduleInstances`, sunil);
  expect(body.value).toHaveLength(1);
  expect(body.value[0]?.principal.displayName).toBe('Sunil Ramaswamy');
  expect(body.value[0]?.roleDefinition).toMatchObject({ displayName: 'Reports Reader' });
  expect((await get(`${directory}/roleDefinitions/${LEDGER}`)).status).toBe(404);
  expect((await get(`${directory}/roleDefinitions`, {}, ['User.Read.All'])).status).toBe(403);
});

it('shows access packages with their policies', async () => {
  const id = packageId(world.tenant, 'campaign');
  const path = '/identityGovernance/entitlementManagement/accessPackages';
  expect((await get(path)).body.value.map((one) => one.id)).toEqual([id]);
  const { body } = await get(`${path}/${id}`, { $expand: 'assignmentPolicies' });
  expect(body.assignmentPolicies).toMatchObject([
    { id: policyId(world.tenant, 'employees'), displayName: 'Employees' },
    { id: policyId(world.tenant, 'partners'), displayName: 'Partners' },
  ]);
  expect((await get(`${path}/${LEDGER}`)).status).toBe(404);
});

it('finds any object by its id, with its type', async () => {
  for (const [id, type] of [
    [world.person('bo'), 'user'],
    [world.group('badges'), 'group'],
    [LEDGER, 'servicePrincipal'],
  ])
    expect((await get(`/directoryObjects/${id}`)).body['@odata.type']).toBe(`#microsoft.graph.${type}`);
  expect((await get('/directoryObjects/00000000-0000-4000-8000-000000000000')).status).toBe(404);
});

it('the organization has the tenant’s id, its name and its default domain', async () => {
  const { body } = await get('/organization', {}, ['User.Read']);
  expect(body.value[0]).toMatchObject({ id: world.tenant.id, displayName: 'Contoso' });
  expect(body.value[0]?.verifiedDomains).toMatchObject([{ name: world.tenant.domain, isDefault: true }]);
});

it('a count is refused without the ConsistencyLevel header', async () => {
  const count = async (path: string, query: Record<string, string> = {}) => {
    const headers = { ConsistencyLevel: 'eventual' };
    return (await world.call('adelev', 'GET', path, { scopes: ALL, headers, query })).body;
  };
  const employees = `/groups/${world.group('employees')}`;
  expect(await count(`${employees}/members/$count`)).toBe('41');
  expect(await count(`/groups/${world.group('facilities')}/transitiveMembers/$count`)).toBe('5');
  expect(await count('/users/$count', { $filter: "userType eq 'Guest'" })).toBe('4');
  expect(await count('/users/$count')).toBe('46');
  expect((await get(`${employees}/members/$count`)).status).toBe(400);
});

it('filters groups by their properties and by values in their collections', async () => {
  const found = ($filter: string) => names('/groups', { $filter });
  const teams = ['Fabrikam project', 'Design studio'];
  expect(await found("groupTypes/any(c:c eq 'Unified')")).toEqual(['Partner collaboration', ...teams]);
  expect(await found("resourceProvisioningOptions/Any(x:x eq 'Team')")).toEqual(teams);
  expect(await found('onPremisesSyncEnabled eq true')).toEqual(['Payroll clerks']);
  expect(await found('isAssignableToRole eq true')).toEqual(['Production operators']);
  expect((await get('/groups', { $filter: "contains(displayName,'a')" })).status).toBe(400);
});

it.each([
  '/users?$top=2',
  '/me/memberOf',
  '/groups',
  '/servicePrincipals',
  '/applications',
  '/organization',
  '/roleManagement/directory/roleDefinitions',
  '/roleManagement/directory/roleAssignments',
  '/roleManagement/directory/roleAssignmentScheduleInstances',
  '/roleManagement/directory/roleEligibilityScheduleInstances',
  `/servicePrincipals/${LEDGER}/appRoleAssignedTo`,
])('answers %s on beta with the same entries as on v1.0', async (address) => {
  const [path = '', text = ''] = address.split('?');
  const query = Object.fromEntries(new URLSearchParams(text));
  const [stable, beta] = [await get(path, query), await get(path, query, ALL, 'beta')];
  expect([stable.status, beta.status]).toEqual([200, 200]);
  expect(beta.body.value.map(({ id }) => id)).toEqual(stable.body.value.map(({ id }) => id));
});
