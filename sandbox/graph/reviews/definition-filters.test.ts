import { expect, it } from 'vitest';
import { roleId } from '../../directory/role-assignments';
import { memberships, query } from '../../reviews/review-testing';
import { packageId, policyId } from '../../seed/directory';
import { MINE, REVIEWS_PATH, startReview, testWorld, type World } from '../../seed/world-testing';

const assignments = (world: World) =>
  `/identityGovernance/entitlementManagement/assignments?$filter=(accessPackage/id eq '${packageId(world.tenant, 'campaign')}' and assignmentPolicy/id eq '${policyId(world.tenant, 'employees')}')`;
const services = `/roleManagement/directory/roleAssignmentScheduleInstances?$expand=principal&$filter=(isof(principal,'microsoft.graph.servicePrincipal') and roleDefinitionId eq '${roleId('Directory Readers')}')`;

/** One review of each kind, named after it. */
async function everyKind(): Promise<World> {
  const world = testWorld('empty');
  const members = `/groups/${world.group('server')}/transitiveMembers`;
  const kinds: Record<string, object> = {
    group: { scope: query(members) },
    every: {
      scope: query("./members/microsoft.graph.user/?$filter=(userType eq 'Guest')"),
      instanceEnumerationScope: query("/groups?$filter=(groupTypes/any(c:c eq 'Unified'))"),
    },
    packages: { scope: query(assignments(world)) },
    services: { scope: query(services) },
    users: { scope: memberships(['/users'], [`/groups/${world.group('badges')}`]) },
  };
  for (const [displayName, over] of Object.entries(kinds))
    await startReview(world, 'server', { ...over, displayName });
  return world;
}

const named = async (world: World, options: Record<string, string>, path = REVIEWS_PATH, who = 'admin') => {
  const { status, body } = await world.get(who, path, options);
  return status === 200 ? body.value.map(({ displayName }) => displayName) : status;
};
const containing = (text: string) =>
  `contains(scope/microsoft.graph.accessReviewQueryScope/query, '${text}')`;

it.each([
  ['/groups', ['group']],
  ['./members', ['every']],
  ['accessPackageAssignments', ['packages']],
  ['roleAssignmentScheduleInstances', ['services']],
  ['/nothing', []],
])('finds definitions whose query contains %s, as documented', async (text, names) => {
  const world = await everyKind();
  expect(await named(world, { $filter: containing(text) })).toEqual(names);
});

it('a filter by one group finds its definition, but none that lists several resources', async () => {
  const world = await everyKind();
  expect(await named(world, { $filter: containing(`/groups/${world.group('server')}`) })).toEqual(['group']);
  expect(await named(world, { $filter: containing(world.group('badges')) })).toEqual([]);
});

it('sorts by name and by status', async () => {
  const world = await everyKind();
  const sorted = ['every', 'group', 'packages', 'services', 'users'];
  expect(await named(world, { $orderby: 'displayName' })).toEqual(sorted);
  expect(await named(world, { $orderby: 'displayName desc' })).toEqual([...sorted].reverse());
  const range = { type: 'endDate', startDate: '2026-11-01', endDate: '2026-11-10' };
  const settings = { recurrence: { pattern: null, range } };
  await startReview(world, 'server', { displayName: 'over', settings });
  expect(await named(world, { $orderby: 'status,displayName' })).toEqual(['over', ...sorted]);
});

it('a page of definitions has the count of all and a next link', async () => {
  const world = await everyKind();
  const { body } = await world.get('admin', REVIEWS_PATH, { $top: '2', $skip: '1', $orderby: 'displayName' });
  expect(body.value.map(({ displayName }) => displayName)).toEqual(['group', 'packages']);
  expect(body['@odata.count']).toBe(5);
  const next = new URL(body['@odata.nextLink'] ?? '').searchParams;
  expect(Number(next.get('$skip'))).toBe(3);
});

it('the list of one’s own reviews accepts the same options', async () => {
  const world = await everyKind();
  const path = `${REVIEWS_PATH}/${MINE}`;
  expect(await named(world, { $filter: "status eq 'InProgress'", $top: '1' }, path, 'adelev')).toHaveLength(
    1,
  );
  expect(await named(world, { $filter: "status eq 'Completed'" }, path, 'adelev')).toEqual([]);
  expect(await named(world, { $filter: containing('/groups') }, path, 'adelev')).toEqual(['group']);
});

it.each([
  ['$filter', "contains(displayName,'group')"],
  ['$filter', 'status eq'],
  ['$orderby', 'scope'],
  ['$expand', 'decisions'],
  ['$count', 'maybe'],
  ['$top', '101'],
])('refuses %s=%s', async (name, value) => {
  const world = await everyKind();
  expect(await named(world, { [name]: value })).toBe(400);
});

it('finds a definition by its whole name, and ignores a filter by the beginning of a name', async () => {
  const world = await everyKind();
  expect(await named(world, { $filter: "displayName eq 'Group'" })).toEqual(['group']);
  expect(await named(world, { $filter: "startswith(displayName,'gr')" })).toHaveLength(5);
  expect(await named(world, { $filter: "startswith(displayName,'gr') and status eq 'Completed'" })).toEqual(
    [],
  );
});

it('expands the instances of definitions, except of reviews of access packages', async () => {
  const world = await everyKind();
  const expanded = { $expand: 'instances', $select: 'displayName' };
  const { body } = await world.get('admin', REVIEWS_PATH, expanded);
  const counts = Object.fromEntries(
    body.value.map(({ displayName, instances }) => [displayName, instances.length]),
  );
  expect(counts).toMatchObject({ group: 1, packages: 0, users: 1 });
  expect(counts.every).toBeGreaterThan(1);
  const one = await world.get('admin', `${REVIEWS_PATH}/${body.value[0]?.id}`, expanded);
  expect(one.body.instances).toEqual([expect.objectContaining({ status: 'InProgress' })]);
});

it('every list has a $count, also with its filter', async () => {
  const world = await everyKind();
  const count = async (path: string, query: Record<string, string> = {}, who = 'admin') =>
    (await world.get(who, `${path}/$count`, query)).body;
  expect(await count(REVIEWS_PATH)).toBe('5');
  expect(await count(REVIEWS_PATH, { $filter: "displayName eq 'group'" })).toBe('1');
  const { value } = (await world.get('admin', REVIEWS_PATH, { $filter: "displayName eq 'group'" })).body;
  const instances = `${REVIEWS_PATH}/${value[0]?.id}/instances`;
  expect(await count(instances)).toBe('1');
  expect(await count(`${instances}/${value[0]?.id}/decisions`)).toBe('3');
  expect(await count(`${instances}/${value[0]?.id}/decisions/${MINE}`, {}, 'adelev')).toBe('3');
});

it('with the switch on, a page size over the limit is capped and not refused', async () => {
  const world = await everyKind();
  world.setSwitch('capPageSize', true);
  expect(await named(world, { $top: '500' })).toHaveLength(5);
});

it('an instance leads to its definition on beta only', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { displayName: 'whole' });
  const beta = (of: string, query = {}) => world.call('adelev', 'GET', of, { version: 'beta', query });
  expect((await beta(`${path}/definition`)).body.displayName).toBe('whole');
  expect((await beta(path, { $expand: 'definition' })).body.definition.displayName).toBe('whole');
  expect((await world.get('adelev', `${path}/definition`)).status).toBe(404);
  expect((await world.get('adelev', path, { $expand: 'definition' })).status).toBe(400);
});
