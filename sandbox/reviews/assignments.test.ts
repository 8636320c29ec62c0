import { expect, it } from 'vitest';
import { removeOwner } from '../directory/owners';
import { applicationId, type GroupKey } from '../seed/directory';
import { MINE, REVIEWS_PATH, reviewBody, startReview, testWorld, type World } from '../seed/world-testing';
import { itemsOf, listOf, memberships, people, query } from './review-testing';

const MANAGER = query('./manager', 'decisions');

/** The names of the reviewers. */
const asked = async (world: World, path: string) =>
  (await listOf(world, `${path}/contactedReviewers`)).map(({ displayName }) => displayName);

/** The names of the people whom `who` is asked to review. */
const mine = async (world: World, who: string, path: string) =>
  (await world.get(who, `${path}/decisions/${MINE}`)).body.value.map(
    ({ principal }) => principal.displayName,
  );

const start = (world: World, key: GroupKey, reviewers: unknown[], fallbackReviewers: unknown[] = []) =>
  startReview(world, key, { reviewers, fallbackReviewers });

it('without named reviewers everybody reviews themselves', async () => {
  const world = testWorld('empty');
  const path = await start(world, 'server', []);
  expect(await mine(world, 'seano', path)).toEqual(['Sean O’Brien']);
  expect(await mine(world, 'yukit', path)).toEqual(['高橋 由紀']);
  expect((await world.get('adelev', `${path}/decisions/${MINE}`)).status).toBe(403);
  const left = await startReview(world, 'server', { reviewers: undefined });
  expect(await mine(world, 'seano', left)).toEqual(['Sean O’Brien']);
});

it('a named reviewer sees every item', async () => {
  const world = testWorld('empty');
  const path = await start(world, 'server', people(world, 'adelev', 'alexw'));
  for (const who of ['adelev', 'alexw']) expect(await mine(world, who, path)).toHaveLength(3);
  expect(await asked(world, path)).toEqual(['Adele Vance', 'Alex Wilber']);
});

it('a group’s members are reviewers, also those of nested groups', async () => {
  const world = testWorld('empty');
  const path = await start(world, 'server', [
    query(`/groups/${world.group('facilities')}/transitiveMembers`),
  ]);
  expect((await asked(world, path)).sort()).toEqual([
    'Patti Fernandez',
    'Sean O’Brien',
    'Zofia Kowalczyk-Nowak',
    '高橋 由紀',
  ]);
  expect(await mine(world, 'yukit', path)).toHaveLength(3);
});

it('owners of a group or an application are reviewers', async () => {
  const world = testWorld('empty');
  const ofGroup = await start(world, 'server', [query(`/groups/${world.group('partners')}/owners`)]);
  expect(await asked(world, ofGroup)).toEqual(['Adele Vance', 'Alex Wilber']);
  const owners = query(`/servicePrincipals/${applicationId(world.tenant, 'ledger')}/owners`);
  expect(await asked(world, await start(world, 'server', [owners]))).toEqual(['Pradeep Gupta']);
});

it.each([
  ['Member', 'Norway', ['Adele Vance', 'Alex Wilber']],
  ['Member', 'USA', []],
  ['Guest', 'Norway', []],
])('filters owners as the documentation does: of type %s, in %s', async (type, country, names) => {
  const world = testWorld('empty');
  const filter = `microsoft.graph.user/userType eq '${type}' and microsoft.graph.user/country eq '${country}'`;
  const owners = query(`/groups/${world.group('partners')}/owners?$filter=${filter}`);
  expect(await asked(world, await start(world, 'server', [owners]))).toEqual(names);
});

it('./owners gives each owner the items of the resource they own', async () => {
  const world = testWorld('empty');
  const scope = memberships(
    ['/users'],
    [`/groups/${world.group('server')}`, `/groups/${world.group('badges')}`],
  );
  const path = await startReview(world, 'server', { scope, reviewers: [query('./owners')] });
  expect(await asked(world, path)).toEqual(['Adele Vance', 'Nestor Wilke']);
  expect((await mine(world, 'adelev', path)).sort()).toEqual(['Emma Lindqvist', 'Nora Jäger', 'Raj Kapoor']);
  expect(await mine(world, 'nestorw', path)).toHaveLength(3);
});

it('./manager gives each manager the items of their own people', async () => {
  const world = testWorld('empty');
  const path = await start(world, 'badges', [MANAGER], people(world, 'admin'));
  expect((await mine(world, 'christiec', path)).sort()).toEqual(['Emma Lindqvist', 'Raj Kapoor']);
  expect(await mine(world, 'henriettam', path)).toEqual(['Nora Jäger']);
});

it('a fallback reviewer gets only the people for whom no manager is found', async () => {
  const world = testWorld('empty');
  world.context.store.run('update users set manager_id = null where id = ?', world.person('noraj'));
  const path = await start(world, 'badges', [MANAGER], people(world, 'alexw'));
  expect(await mine(world, 'alexw', path)).toEqual(['Nora Jäger']);
  expect(await asked(world, path)).toEqual(['Alex Wilber', 'Christie Cline']);
});

it('the fallback reviewers get everybody where a group has no owner', async () => {
  const world = testWorld('empty');
  removeOwner(world.context.store, world.tenant.id, world.group('server'), world.person('nestorw'));
  for (const owners of [query(`/groups/${world.group('server')}/owners`), query('./owners')]) {
    const path = await start(world, 'server', [owners], people(world, 'alexw', 'adelev'));
    expect(await mine(world, 'alexw', path)).toHaveLength(3);
    expect(await mine(world, 'adelev', path)).toHaveLength(3);
  }
});

it('the fallback reviewers get nothing where reviewers are found', async () => {
  const world = testWorld('empty');
  const path = await start(
    world,
    'server',
    [query(`/groups/${world.group('server')}/owners`)],
    people(world, 'alexw'),
  );
  expect(await asked(world, path)).toEqual(['Nestor Wilke']);
  expect((await world.get('alexw', path)).status).toBe(403);
});

it('owners of the group and managers of the people can be reviewers together, each item once', async () => {
  const world = testWorld('empty');
  // Adele Vance owns the group and manages nobody of it; Christie Cline and Henrietta Mueller manage.
  const owners = query(`/groups/${world.group('badges')}/owners`);
  const path = await start(world, 'badges', [owners, MANAGER], people(world, 'admin'));
  expect(await asked(world, path)).toEqual(['Adele Vance', 'Christie Cline', 'Henrietta Mueller']);
  expect(await mine(world, 'adelev', path)).toHaveLength(3);
  expect(await mine(world, 'christiec', path)).toHaveLength(2);
});

it('a group among the members goes to the fallback reviewer, because it has no manager', async () => {
  const world = testWorld('empty');
  const scope = query(`/groups/${world.group('facilities')}/members`);
  const path = await startReview(world, 'facilities', {
    scope,
    reviewers: [MANAGER],
    fallbackReviewers: people(world, 'admin'),
  });
  expect(await itemsOf(world, path)).toHaveLength(3);
  expect(await mine(world, 'admin', path)).toEqual(['Key holders']);
});

it('reviewers stay as they were at the start', async () => {
  const world = testWorld('empty');
  const path = await start(world, 'server', [query(`/groups/${world.group('server')}/owners`)]);
  await asked(world, path);
  removeOwner(world.context.store, world.tenant.id, world.group('server'), world.person('nestorw'));
  expect(await mine(world, 'nestorw', path)).toHaveLength(3);
});

it('a group managed by PIM needs a fallback reviewer, because its owners may be eligible only', async () => {
  const world = testWorld('empty');
  const fallbackReviewers = [{ query: `/users/${world.person('alexw')}`, queryType: 'MicrosoftGraph' }];
  const post = (over: Record<string, unknown>) =>
    world.call('admin', 'POST', REVIEWS_PATH, { body: reviewBody(world, 'operators', over) });
  const refused = await post({});
  expect([refused.status, refused.body.error.message]).toEqual([
    400,
    expect.stringContaining('fallbackReviewers'),
  ]);
  expect((await post({ fallbackReviewers })).status).toBe(201);
});

it('a filter on ./owners leaves only the matching owners, and the fallback where none matches', async () => {
  const world = testWorld('empty');
  world.context.store.run('update users set country = ? where id = ?', 'USA', world.person('alexw'));
  const filtered = (country: string) =>
    query(
      `./owners?$filter=microsoft.graph.user/userType eq 'Member' and microsoft.graph.user/country eq '${country}'`,
    );
  const fallbackReviewers = people(world, 'pradeepg');
  const start = (country: string) =>
    startReview(world, 'partners', { reviewers: [filtered(country)], fallbackReviewers });
  expect(await asked(world, await start('USA'))).toEqual(['Alex Wilber']);
  expect(await asked(world, await start('FRA'))).toEqual(['Pradeep Gupta']);
});
