import { expect, it } from 'vitest';
import { CONTOSO } from './seed';
import { first, MINE, testWorld, type World } from './world-testing';

const DAY = 86_400_000;

async function itemsOf(world: World, name: string, who = 'nestorw') {
  const path = await world.reviewPath(name);
  const { body } = await world.get(who, `${path}/decisions/${who === 'admin' ? '' : MINE}`);
  return { path, items: body.value };
}

/** Denies everything as Nestor, lets the review end, and returns each item's result. */
async function resultsOfDenying(world: World, name: string): Promise<string[][]> {
  const { path, items } = await itemsOf(world, name);
  for (const { id } of items)
    await world.call('nestorw', 'PATCH', `${path}/decisions/${id}`, {
      body: { decision: 'Deny', justification: 'No.' },
    });
  world.advance(17 * DAY);
  const after = await itemsOf(world, name, 'admin');
  return after.items.map((item) => [
    item.principal.displayName,
    item.resource.displayName,
    String(item.applyResult),
  ]);
}

it('has groups whose members can’t be removed, which the apply result shows', async () => {
  const results = await resultsOfDenying(testWorld(), CONTOSO.reviews.changedElsewhere);
  const ofGroup = (name: string) => results.filter(([, group]) => group === name);
  const outcomes = (name: string) => new Set(ofGroup(name).map(([, , result]) => result));
  expect(outcomes('Payroll clerks')).toEqual(new Set(['ApplyNotSupported']));
  expect(outcomes('Everyone in Retail')).toEqual(new Set(['ApplyNotSupported']));
  expect(ofGroup('Facilities').sort()).toEqual([
    ['Patti Fernandez', 'Facilities', 'AppliedSuccessfully'],
    ['Sean O’Brien', 'Facilities', 'ApplyNotSupported'],
    ['Zofia Kowalczyk-Nowak', 'Facilities', 'AppliedSuccessfully'],
    ['高橋 由紀', 'Facilities', 'ApplyNotSupported'],
  ]);
});

it('has guests who are blocked when they are denied, and deleted thirty days later', async () => {
  const world = testWorld();
  const { items } = await itemsOf(world, CONTOSO.reviews.blockedGuests);
  expect(items.map(({ principal }) => principal.displayName).sort()).toEqual([
    'Dana Fox',
    'Mia Torres',
    'Pilar Ruiz',
    'Sam Reed',
  ]);
  await resultsOfDenying(world, CONTOSO.reviews.blockedGuests);
  expect(world.user('mia.torres')).toMatchObject({ accountEnabled: false });
  world.advance(30 * DAY);
  await world.get('admin', '/me');
  expect(world.user('mia.torres')).toBeUndefined();
});

it('recommends Approve for one guest without a shown last sign-in, and Deny for another', async () => {
  const { items } = await itemsOf(testWorld(), CONTOSO.reviews.blockedGuests);
  const adviceFor = (name: string) => {
    const found = items.filter(({ principal }) => principal.displayName === name);
    const { recommendation, principal } = first(found);
    return [recommendation, principal.lastUserSignInDateTime];
  };
  expect(adviceFor('Mia Torres')).toEqual(['Approve', '']);
  expect(adviceFor('Sam Reed')).toEqual(['Deny', '']);
});

it('has a role on two subscriptions, held by people, a group, an application and a deleted one', async () => {
  const { items } = await itemsOf(testWorld(), CONTOSO.reviews.subscriptions);
  const shown = items.map(({ principal, resource }) => [
    principal.type,
    principal.displayName,
    resource.displayName,
    resource.type,
    (resource as unknown as { scope: { displayName: string; type: string } }).scope.displayName,
  ]);
  expect(shown).toEqual([
    ['user', CONTOSO.oddNames.markup, 'Owner', 'azureRole', 'Payroll production'],
    ['group', 'Production operators', 'Owner', 'azureRole', 'Payroll production'],
    ['servicePrincipal', 'Stock Count Service', 'Owner', 'azureRole', 'Payroll production'],
    ['servicePrincipal', '', 'Owner', 'azureRole', 'Payroll production'],
    ['user', CONTOSO.oddNames.markup, 'Owner', 'azureRole', 'Playground'],
    ['user', 'Clara Fontaine', 'Owner', 'azureRole', 'Playground'],
  ]);
  expect(new Set(items.map(({ resource }) => resource['@odata.type' as 'id']))).toEqual(
    new Set(['#microsoft.graph.accessReviewInstanceDecisionItemAzureRoleResource']),
  );
});

it('denying a role removes it on one subscription and leaves it on the other', async () => {
  const world = testWorld();
  const name = CONTOSO.reviews.subscriptions;
  const { path, items } = await itemsOf(world, name);
  const denied = first(items);
  await world.call('nestorw', 'PATCH', `${path}/decisions/${denied.id}`, {
    body: { decision: 'Deny', justification: 'No.' },
  });
  world.advance(17 * DAY);
  const after = await itemsOf(world, name, 'admin');
  expect(after.items.map(({ applyResult }) => applyResult)).toEqual([
    'AppliedSuccessfully',
    ...Array.from({ length: 5 }, () => 'New'),
  ]);
  const left = world.context.store.all<{ scope: string }>(
    'select scope_name as scope from azure_role_assignments where principal_id = ?',
    world.person('robertd'),
  );
  expect(left).toEqual([{ scope: 'Playground' }]);
});

it('the items of one access package name their policies', async () => {
  const world = testWorld();
  const { items } = await itemsOf(world, CONTOSO.reviews.packages);
  const named = items.map(({ principal, resource }) => [
    principal.displayName,
    resource.displayName,
    (resource as unknown as Record<string, string>).accessPackageAssignmentPolicyDisplayName,
  ]);
  expect(named).toEqual([
    ['Kai Sørensen', 'Campaign workspace', 'Employees'],
    ['王小美', 'Campaign workspace', 'Employees'],
    ['Clara Fontaine', 'Campaign workspace', 'Employees'],
    ['Pilar Ruiz', 'Campaign workspace', 'Partners'],
    ['Sam Reed', 'Campaign workspace', 'Partners'],
  ]);
  const results = await resultsOfDenying(world, CONTOSO.reviews.packages);
  expect(new Set(results.map(([, , result]) => result))).toEqual(new Set(['AppliedSuccessfully']));
});

it('only Nestor Wilke reviews these', async () => {
  const world = testWorld();
  const { changedElsewhere, blockedGuests, subscriptions, packages } = CONTOSO.reviews;
  const odd = [changedElsewhere, blockedGuests, subscriptions, packages];
  const namesOf = async (who: string) => {
    const { body } = await world.get(who, `/identityGovernance/accessReviews/definitions/${MINE}`);
    return body.value.map(({ displayName }) => displayName);
  };
  expect((await namesOf('nestorw')).filter((name) => odd.some((one) => one === name)).sort()).toEqual(
    [...odd].sort(),
  );
  for (const who of ['adelev', 'alexw'])
    expect((await namesOf(who)).filter((name) => odd.some((one) => one === name))).toEqual([]);
});
