import { expect, it } from 'vitest';
import { insertGroup } from '../directory/groups';
import { guidOf } from '../directory/guid';
import type { GroupKey } from '../seed/directory';
import { first, MINE, testWorld, type World } from '../seed/world-testing';
import { act, DAY, define, itemsOf, listOf, principalsOf, query, series, statusOf } from './review-testing';

const UNIFIED = "/groups?$filter=(groupTypes/any(c:c eq 'Unified'))";
// The stray quote and parenthesis are in Microsoft’s documentation.
const TEAMS =
  "/groups?$filter=(groupTypes/any(c:c+eq+'Unified') and resourceProvisioningOptions/Any(x:x eq 'Team')')";
const GUESTS = "./members/microsoft.graph.user/?$filter=(userType eq 'Guest')";

const every = (groups: string, members = GUESTS, over: object = {}) => ({
  scope: query(members),
  instanceEnumerationScope: query(groups),
  ...over,
});

/** The group of each instance’s items, with the names of its people. */
async function groupsIn(world: World, path: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const { id, status } of await listOf(world, `${path}/instances`)) {
    const items = await itemsOf(world, `${path}/instances/${id}`);
    const name = new Set(items.map(({ resource }) => resource.displayName));
    expect([...name]).toHaveLength(1);
    expect(status).toBe('InProgress');
    found[[...name][0] ?? ''] = items.map(({ principal }) => principal.displayName).sort();
  }
  return found;
}

it('a review of all Microsoft 365 groups has one instance for each group with guests', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', every(UNIFIED));
  expect(await groupsIn(world, path)).toEqual({
    'Partner collaboration': ['Dana Fox', 'Pilar Ruiz', 'Sam Reed'],
    'Fabrikam project': ['Dana Fox', 'Pilar Ruiz'],
    'Design studio': ['Sam Reed'],
  });
});

it('a review of teams leaves out groups that are no teams', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', every(TEAMS));
  expect(Object.keys(await groupsIn(world, path)).sort()).toEqual(['Design studio', 'Fabrikam project']);
});

it('a review without the guest filter includes all members', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', every(TEAMS, './members/microsoft.graph.user'));
  expect((await groupsIn(world, path))['Design studio']).toEqual([
    'Kai Sørensen',
    'Sam Reed',
    'Sunil Ramaswamy',
    '王小美',
  ]);
});

it('groups with dynamic membership are left out', async () => {
  const world = testWorld('empty');
  const id = guidOf(world.tenant.id, 'group', 'ruled');
  const ruled = {
    id,
    displayName: 'Ruled',
    description: null,
    mailNickname: 'ruled',
    unified: true,
    team: true,
    membershipRule: '(user.userType -eq "Guest")',
    createdDateTime: '2026-01-01T00:00:00Z',
    visibility: null,
  };
  const members = [{ id: world.person('sam.reed'), kind: 'user' as const }];
  insertGroup(world.context.store, world.tenant.id, ruled, { owners: [], members });
  const path = await define(world, 'server', every(TEAMS));
  expect(Object.keys(await groupsIn(world, path)).sort()).toEqual(['Design studio', 'Fabrikam project']);
});

it('each instance’s scope names its own group', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', every(TEAMS));
  const scopes = (await listOf(world, `${path}/instances`)).map(({ scope }) => scope.query);
  const keys: GroupKey[] = ['fabrikam', 'studio'];
  for (const key of keys)
    expect(scopes.filter((text) => text.startsWith(`/v1.0/groups/${world.group(key)}/`))).toHaveLength(1);
  expect(scopes.every((text) => text.includes("userType eq 'Guest'"))).toBe(true);
  expect((await world.get('admin', path)).body.scope.query).toContain('./members');
});

it('each instance has its own id', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', every(UNIFIED));
  const ids = (await listOf(world, `${path}/instances`)).map(({ id }) => id);
  expect(new Set([...ids, path.split('/').at(-1)]).size).toBe(4);
});

it('the owners of each group review only their own group', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', every(UNIFIED, GUESTS, { reviewers: [query('./owners')] }));
  const mine = async (who: string) => {
    const { body } = await world.get(who, `${path}/instances/${MINE}`);
    const names = [];
    for (const { id } of body.value) {
      const items = (await world.get(who, `${path}/instances/${id}/decisions/${MINE}`)).body.value;
      names.push(first(items).resource.displayName);
    }
    return names.sort();
  };
  expect(await mine('alexw')).toEqual(['Fabrikam project', 'Partner collaboration']);
  expect(await mine('adelev')).toEqual(['Partner collaboration']);
  expect(await mine('lidiah')).toEqual(['Design studio']);
  const other = (await listOf(world, `${path}/instances`)).find(({ scope }) =>
    scope.query.includes(world.group('partners')),
  );
  expect((await world.get('lidiah', `${path}/instances/${other?.id}`)).status).toBe(403);
});

it('stopping one group’s instance leaves the others running', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', every(UNIFIED));
  const [one, ...rest] = await listOf(world, `${path}/instances`);
  await act(world, 'admin', `${path}/instances/${one?.id}/stop`);
  const after = await listOf(world, `${path}/instances`);
  expect(after.map(({ status }) => status)).toEqual(['Completed', ...rest.map(() => 'InProgress')]);
  expect(await statusOf(world, path)).toBe('InProgress');
  world.advance(6 * DAY);
  expect(await statusOf(world, path)).toBe('Completed');
});

it('each occurrence searches the groups again, and the series stays in progress between two', async () => {
  const world = testWorld('empty');
  const settings = series({ type: 'weekly', interval: 1 }, { type: 'numbered', numberOfOccurrences: 2 });
  const path = await define(world, 'server', every(TEAMS, GUESTS, { settings }));
  expect(await listOf(world, `${path}/instances`)).toHaveLength(2);
  world.advance(4 * DAY);
  expect(await statusOf(world, path)).toBe('InProgress');
  world.context.store.run(
    'delete from group_members where group_id = ? and member_id = ?',
    world.group('studio'),
    world.person('sam.reed'),
  );
  world.advance(3 * DAY);
  const running = (await listOf(world, `${path}/instances`)).filter(({ status }) => status === 'InProgress');
  expect(running).toHaveLength(1);
  const path2 = `${path}/instances/${first(running).id}`;
  expect(await principalsOf(world, path2)).toEqual(['Dana Fox', 'Pilar Ruiz']);
  world.advance(7 * DAY);
  expect(await statusOf(world, path)).toBe('Completed');
});

it('a denied guest loses only the group whose instance is applied', async () => {
  const world = testWorld('empty');
  const settings = { autoApplyDecisionsEnabled: true };
  const path = await define(world, 'server', every(UNIFIED, GUESTS, { settings }));
  const studio = (await listOf(world, `${path}/instances`)).find(({ scope }) =>
    scope.query.includes(world.group('studio')),
  );
  const here = `${path}/instances/${studio?.id}`;
  await world.call('adelev', 'POST', `${here}/batchRecordDecisions`, { body: { decision: 'Deny' } });
  await act(world, 'admin', `${here}/stop`);
  const groups = await groupsOf(world, 'sam.reed');
  expect(groups).toEqual([world.group('partners')]);
});

it('a review that finds no group completes at its end', async () => {
  const world = testWorld('empty');
  world.context.store.run(
    "delete from group_members where member_id in (select id from users where user_type = 'Guest')",
  );
  const path = await define(world, 'server', every(UNIFIED));
  expect(await listOf(world, `${path}/instances`)).toEqual([]);
  world.advance(10 * DAY);
  expect(await statusOf(world, path)).toBe('Completed');
});

async function groupsOf(world: World, alias: string): Promise<string[]> {
  const sql = 'select group_id as id from group_members where member_id = ? order by pk';
  return world.context.store.all<{ id: string }>(sql, world.person(alias)).map(({ id }) => id);
}
