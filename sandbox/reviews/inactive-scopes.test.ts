import { expect, it } from 'vitest';
import { addMember } from '../directory/members';
import { insertUsers } from '../directory/users';
import { applicationId } from '../seed/directory';
import { BEGINNING, startReview, testWorld, type World } from '../seed/world-testing';
import { DAY, define, itemsOf, listOf, principalsOf, query } from './review-testing';

const inactive = (text: string, inactiveDuration = 'P30D') => ({
  '@odata.type': '#microsoft.graph.accessReviewInactiveUsersQueryScope',
  query: text,
  queryType: 'MicrosoftGraph',
  inactiveDuration,
});
const across = (principals: object, ...resources: string[]) => ({
  '@odata.type': '#microsoft.graph.principalResourceMembershipsScope',
  principalScopes: [principals],
  resourceScopes: resources.map((text) => query(text)),
});

/** Guests: Dana Fox signed in 8 days ago, Pilar Ruiz 70, Sam Reed never. */
const GUESTS = "?$filter=(userType eq 'Guest')";

it('finds inactive guests of every Microsoft 365 group, in an instance for each group', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', {
    scope: inactive("./members/microsoft.graph.user/?$count=true&$filter=(userType eq 'Guest')"),
    instanceEnumerationScope: query("/groups?$filter=(groupTypes/any(c:c eq 'Unified'))&$count=true"),
  });
  const found: Record<string, string[]> = {};
  for (const { id } of await listOf(world, `${path}/instances`))
    for (const { principal, resource } of await itemsOf(world, `${path}/instances/${id}`))
      found[resource.displayName] = [...(found[resource.displayName] ?? []), principal.displayName].sort();
  expect(found).toEqual({
    'Partner collaboration': ['Pilar Ruiz', 'Sam Reed'],
    'Fabrikam project': ['Pilar Ruiz'],
    'Design studio': ['Sam Reed'],
  });
});

it('finds inactive guests of every group in one instance, with an item for each membership', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { scope: across(inactive(`/users${GUESTS}`), '/groups') });
  const pairs = (await itemsOf(world, path)).map(
    ({ principal, resource }) => `${principal.displayName}: ${resource.displayName}`,
  );
  expect(pairs.sort()).toEqual([
    'Pilar Ruiz: Fabrikam project',
    'Pilar Ruiz: Partner collaboration',
    'Sam Reed: Design studio',
    'Sam Reed: Partner collaboration',
  ]);
});

it('finds inactive users of an application', async () => {
  const world = testWorld('empty');
  const application = `/servicePrincipals/${applicationId(world.tenant, 'expenses')}`;
  const path = await startReview(world, 'server', { scope: across(inactive('/users'), application) });
  expect((await principalsOf(world, path)).sort()).toEqual(['Lee Gu', 'Lynne Robbins', '王小美']);
});

it('a duration of zero makes everybody inactive', async () => {
  const world = testWorld('empty');
  const scope = inactive(`/groups/${world.group('server')}/transitiveMembers`, 'PT0S');
  const names = await principalsOf(world, await startReview(world, 'server', { scope }));
  expect(names).toHaveLength(3);
});

type SignIns = Partial<Record<'lastSignInDateTime' | 'lastBackgroundSignInDateTime', string>>;

function addPerson(world: World, name: string, createdDaysAgo: number, signIns: SignIns = {}): void {
  const { store } = world.context;
  const id = world.person(name);
  insertUsers(store, world.tenant.id, [
    {
      id,
      displayName: name,
      userPrincipalName: `${name}@contoso.onmicrosoft.com`,
      givenName: null,
      surname: null,
      mail: null,
      jobTitle: null,
      department: null,
      officeLocation: null,
      managerId: null,
      userType: 'Member',
      accountEnabled: true,
      createdDateTime: new Date(BEGINNING - createdDaysAgo * DAY).toISOString(),
      lastSignInDateTime: null,
      ...signIns,
    },
  ]);
  addMember(store, world.tenant.id, world.group('server'), { id, kind: 'user' });
}

it('people who were created recently are not inactive', async () => {
  const world = testWorld('empty');
  addPerson(world, 'newcomer', 5);
  addPerson(world, 'ghost', 100);
  const scope = inactive(`/groups/${world.group('server')}/transitiveMembers`);
  const path = await startReview(world, 'server', { scope });
  expect((await principalsOf(world, path)).sort()).toEqual(['Sean O’Brien', 'ghost']);
  expect(await principalsOf(world, await startReview(world, 'server'))).toContain('newcomer');
});

it('a sign-in or creation exactly at the limit isn’t inactive, a moment earlier is', async () => {
  const world = testWorld('empty');
  const then = (ms: number) => new Date(BEGINNING - 30 * DAY - ms).toISOString();
  const moment = 1 / DAY;
  addPerson(world, 'came then', 30);
  addPerson(world, 'came before', 30 + moment);
  addPerson(world, 'signed in then', 100, { lastSignInDateTime: then(0) });
  addPerson(world, 'signed in before', 100, { lastSignInDateTime: then(1) });
  addPerson(world, 'background then', 100, { lastBackgroundSignInDateTime: then(0) });
  addPerson(world, 'background before', 100, { lastBackgroundSignInDateTime: then(1) });
  const scope = inactive(`/groups/${world.group('server')}/transitiveMembers`);
  const found = await principalsOf(world, await startReview(world, 'server', { scope }));
  const added = found.filter((name) => / (then|before)$/.test(name)).sort();
  expect(added).toEqual(['background before', 'came before', 'signed in before']);
});
