import { expect, it } from 'vitest';
import { startCatalogReview } from '../../reviews/catalog-testing';
import { memberships, principalsOf } from '../../reviews/review-testing';
import { byWord } from '../../seed/review-shape';
import { MINE, startReview, testWorld, type World } from '../../seed/world-testing';

const ACTIONS = 'microsoft.graph.identityGovernance';
const call = (world: World, who: string, method: string, path: string, scopes = ['User.Read'], query = {}) =>
  world.call(who, method, path, { scopes, query });
const namesOf = async (world: World, who: string, query = {}) =>
  (await call(world, who, 'GET', '/me/sponsorOf', ['User.Read'], query)).body.value.map(
    ({ displayName }) => displayName,
  );

it('with User.Read, a sponsor lists the guests they sponsor, also those sponsored through a group', async () => {
  const world = testWorld('empty');
  expect(await namesOf(world, 'alexw')).toEqual(['Dana Fox', 'Pilar Ruiz']);
  const ofGroup = (
    await world.call('admin', 'GET', `/groups/${world.group('server')}/members`, {
      scopes: ['GroupMember.Read.All'],
    })
  ).body.value[0];
  const alias = String(ofGroup?.userPrincipalName).split('@')[0] ?? '';
  expect(await namesOf(world, alias)).toContain('Sam Reed');
  const guests = { $filter: "microsoft.graph.user/userType eq 'Guest'" };
  expect(await namesOf(world, 'alexw', guests)).toEqual(['Dana Fox', 'Pilar Ruiz']);
  const other = await call(world, 'alexw', 'GET', `/users/${world.person('adelev')}/sponsorOf`);
  expect(other.status).toBe(403);
});

it('lists a guest’s sponsors', async () => {
  const world = testWorld('empty');
  const sponsors = await call(world, 'admin', 'GET', `/users/${world.person('pilar.ruiz')}/sponsors`, [
    'User.Read.All',
  ]);
  expect(sponsors.body.value.map(({ displayName }) => displayName)).toEqual(['Adele Vance', 'Alex Wilber']);
});

it('a member can become the sponsor of a guest who has none, repeat that, and step back', async () => {
  const world = testWorld('empty');
  const act = async (who: string, guest: string, action: string) =>
    (await call(world, who, 'POST', `/users/${world.person(guest)}/${ACTIONS}.${action}`)).status;
  expect(await act('adelev', 'dana.fox', 'addSelfAsSponsor')).toBe(400);
  expect(await act('dana.fox', 'mia.torres', 'addSelfAsSponsor')).toBe(403);
  expect(await act('adelev', 'mia.torres', 'addSelfAsSponsor')).toBe(204);
  expect(await act('adelev', 'mia.torres', 'addSelfAsSponsor')).toBe(204);
  expect(await namesOf(world, 'adelev')).toEqual(['Pilar Ruiz', 'Mia Torres']);
  expect(await act('adelev', 'mia.torres', 'removeSelfAsSponsor')).toBe(204);
  expect(await act('adelev', 'mia.torres', 'removeSelfAsSponsor')).toBe(404);
});

it('attest answers 404 unless the tenant’s switch is on; then sponsors and administrators may call it', async () => {
  const world = testWorld('empty');
  const attest = async (who: string, scopes = ['LifecyclePolicies-Guests.ReadWrite.All']) =>
    (await call(world, who, 'POST', `/users/${world.person('dana.fox')}/${ACTIONS}.attest`, scopes)).status;
  expect(await attest('alexw')).toBe(404);
  world.setSwitch('attestGuests', true);
  expect(await attest('alexw')).toBe(204);
  expect(await attest('admin')).toBe(204);
  expect(await attest('adelev')).toBe(403);
  expect(await attest('alexw', ['User.Read'])).toBe(403);
});

it('sponsors review their guests; with managerOrSponsor the manager is asked where there is one', async () => {
  const world = testWorld('empty');
  const group = `/groups/${world.group('partners')}`;
  const scope = memberships(['/users'], [group]);
  const mine = async (path: string, who: string) =>
    (await world.get(who, `${path}/decisions/${MINE}`)).body.value?.map(
      ({ principal }) => principal.displayName,
    );
  const path = await startReview(world, 'partners', { scope, reviewers: [byWord('sponsor')] });
  const guests = (await principalsOf(world, path)).filter((name) =>
    ['Dana Fox', 'Pilar Ruiz'].includes(name),
  );
  expect(guests.length).toBeGreaterThan(0);
  expect(await mine(path, 'alexw')).toEqual(guests);
  const both = await startReview(world, 'partners', { scope, reviewers: [byWord('managerOrSponsor')] });
  expect(await mine(both, 'alexw')).toEqual(expect.arrayContaining(guests));
  const finance = await startCatalogReview(world, 'finance', { reviewers: [byWord('managerOrSponsor')] });
  expect(await mine(finance, 'pradeepg')).toContain('Ingrid Hauge');
});
