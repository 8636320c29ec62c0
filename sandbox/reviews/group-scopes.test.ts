import { expect, it } from 'vitest';
import { addMember } from '../directory/members';
import { recordSignIn } from '../directory/users';
import type { GroupKey } from '../seed/directory';
import { BEGINNING, startReview, testWorld, type World } from '../seed/world-testing';
import { DAY, itemAbout, itemsOf, memberships, principalsOf, query } from './review-testing';

const inactive = (text: string, inactiveDuration: string) => ({
  '@odata.type': '#microsoft.graph.accessReviewInactiveUsersQueryScope',
  query: text,
  queryType: 'MicrosoftGraph',
  inactiveDuration,
});

const review = async (world: World, key: GroupKey, list: string) =>
  principalsOf(world, await startReview(world, key, { scope: query(`/groups/${world.group(key)}/${list}`) }));

it.each([
  ['transitiveMembers', ['Patti Fernandez', 'Sean O’Brien', 'Zofia Kowalczyk-Nowak', '高橋 由紀']],
  [
    'transitiveMembers/microsoft.graph.user',
    ['Patti Fernandez', 'Sean O’Brien', 'Zofia Kowalczyk-Nowak', '高橋 由紀'],
  ],
  ['members', ['Key holders', 'Patti Fernandez', 'Zofia Kowalczyk-Nowak']],
  ['members/microsoft.graph.user', ['Patti Fernandez', 'Zofia Kowalczyk-Nowak']],
])('finds the right members by %s where one group is nested in another', async (list, names) => {
  const world = testWorld('empty');
  expect((await review(world, 'facilities', list)).sort()).toEqual(names);
});

it('finds each person once, even if they are a member in several ways', async () => {
  const world = testWorld('empty');
  const yuki = { id: world.person('yukit'), kind: 'user' as const };
  addMember(world.context.store, world.tenant.id, world.group('facilities'), yuki);
  const names = await review(world, 'facilities', 'transitiveMembers');
  expect(names.filter((name) => name === '高橋 由紀')).toHaveLength(1);
});

it.each(['?', '?$count=true&'])('finds guests only (%s)', async (start) => {
  const world = testWorld('empty');
  const list = `transitiveMembers/microsoft.graph.user/${start}$filter=(userType eq 'Guest')`;
  expect(await review(world, 'partners', list)).toEqual(['Dana Fox', 'Pilar Ruiz', 'Sam Reed']);
});

it('a group as principal has no @odata.type and no user principal name', async () => {
  const world = testWorld('empty');
  const scope = query(`/groups/${world.group('facilities')}/members`);
  const path = await startReview(world, 'facilities', { scope });
  const { principal, principalLink, recommendation } = await itemAbout(
    world,
    path,
    world.group('keyholders'),
  );
  expect(principal).toEqual({ id: world.group('keyholders'), displayName: 'Key holders', type: 'group' });
  expect(principalLink).toBe(`https://graph.microsoft.com/v1.0/groups/${world.group('keyholders')}`);
  expect(recommendation).toBe('NoInfoAvailable');
});

it('an inactive scope finds people whose last sign-in is longer ago than its duration, or who never signed in', async () => {
  const world = testWorld('empty');
  // Patti 9 days ago, Yuki 6, Sean 120, Zofia 33.
  const scope = (duration: string) =>
    inactive(`/groups/${world.group('facilities')}/transitiveMembers`, duration);
  const names = async (duration: string) =>
    principalsOf(world, await startReview(world, 'facilities', { scope: scope(duration) }));
  expect((await names('P30D')).sort()).toEqual(['Sean O’Brien', 'Zofia Kowalczyk-Nowak']);
  expect(await names('P90D')).toEqual(['Sean O’Brien']);
  expect((await names('P7D')).sort()).toEqual(['Patti Fernandez', 'Sean O’Brien', 'Zofia Kowalczyk-Nowak']);
});

it('inactivity is measured when the instance starts', async () => {
  const world = testWorld('empty');
  const range = { type: 'endDate', startDate: '2026-12-18', endDate: '2026-12-28' };
  const path = await startReview(world, 'facilities', {
    scope: inactive(`/groups/${world.group('facilities')}/transitiveMembers`, 'P30D'),
    settings: { recurrence: { pattern: null, range } },
  });
  const then = new Date(BEGINNING + 20 * DAY);
  for (const alias of ['seano', 'pattif'])
    recordSignIn(world.context.store, world.tenant.id, world.person(alias), then);
  world.advance(30 * DAY);
  expect((await principalsOf(world, path)).sort()).toEqual(['Zofia Kowalczyk-Nowak', '高橋 由紀']);
});

it('a sign-in exactly at the limit makes a person active', async () => {
  const world = testWorld('empty');
  const range = { type: 'endDate', startDate: '2026-12-18', endDate: '2026-12-28' };
  const path = await startReview(world, 'facilities', {
    scope: inactive(`/groups/${world.group('facilities')}/transitiveMembers`, 'P30D'),
    settings: { recurrence: { pattern: null, range } },
  });
  const { body } = await world.get('admin', path);
  const edge = Date.parse(String(body.startDateTime)) - 30 * DAY;
  const { store } = world.context;
  recordSignIn(store, world.tenant.id, world.person('seano'), new Date(edge));
  recordSignIn(store, world.tenant.id, world.person('pattif'), new Date(edge - 1));
  recordSignIn(store, world.tenant.id, world.person('yukit'), new Date(edge + 1));
  world.advance(30 * DAY);
  expect((await principalsOf(world, path)).sort()).toEqual(['Patti Fernandez', 'Zofia Kowalczyk-Nowak']);
});

it('every item names the group as its resource', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  for (const { resource, resourceLink } of await itemsOf(world, path)) {
    expect(resource).toEqual({ id: world.group('server'), displayName: 'Server room', type: 'group' });
    expect(resourceLink).toBe(`https://graph.microsoft.com/v1.0/groups/${world.group('server')}`);
  }
});

it('a review has an item for each principal and each resource', async () => {
  const world = testWorld('empty');
  const groups = ['server', 'badges'] as const;
  const scope = memberships(
    ['/users'],
    groups.map((key) => `/groups/${world.group(key)}`),
  );
  const items = await itemsOf(world, await startReview(world, 'server', { scope }));
  const pairs = items.map(({ principal, resource }) => `${principal.displayName} in ${resource.displayName}`);
  expect(pairs.sort()).toEqual([
    'Emma Lindqvist in Badge printers',
    'Nora Jäger in Badge printers',
    'Raj Kapoor in Badge printers',
    'Robert <script>alert("Tables")</script> Drop in Server room',
    'Sean O’Brien in Server room',
    '高橋 由紀 in Server room',
  ]);
});

it('a review of a group without members has no items and completes like any other', async () => {
  const world = testWorld('empty');
  world.context.store.run('delete from group_members where group_id = ?', world.group('server'));
  const path = await startReview(world, 'server');
  expect(await itemsOf(world, path)).toEqual([]);
  world.advance(6 * DAY);
  expect((await world.get('admin', path)).body.status).toBe('Completed');
});
