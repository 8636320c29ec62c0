import { expect, it } from 'vitest';
import { assignmentsOf } from '../directory/applications';
import { isMember } from '../directory/members';
import { appRoleId, catalogId } from '../seed/catalogs';
import { applicationId, packageId } from '../seed/directory';
import { byWord, catalogScope } from '../seed/review-shape';
import { first, MINE, testWorld, type World } from '../seed/world-testing';
import { startCatalogReview } from './catalog-testing';
import { act, DAY, itemsOf, statusOf } from './review-testing';

interface CatalogAccess {
  permission: { id: string; displayName: string; description: string | null } | null;
}

const about = async (world: World, path: string, alias: string) =>
  (await itemsOf(world, path)).filter(({ principal }) => principal.id === world.person(alias));
const permission = (item: object) => (item as CatalogAccess).permission;

it('a catalog’s review has an item per person, resource and permission in one instance', async () => {
  const world = testWorld('empty');
  const path = await startCatalogReview(world, 'finance');
  const items = await about(world, path, 'ingridh');
  expect(items.map((item) => [item.resource.displayName, permission(item)?.displayName])).toEqual([
    ['Finance archive', 'Member'],
    ['Expense Central', 'Submit expenses'],
    ['Expense Central', 'Approve expenses'],
  ]);
  expect(items[2]).toMatchObject({
    permission: {
      id: appRoleId(world.tenant, 'approve'),
      description: 'Releases payments of up to 5,000 euros.',
    },
    resource: {
      '@odata.type': '#microsoft.graph.accessReviewInstanceDecisionItemServicePrincipalResource',
      appRoleId: appRoleId(world.tenant, 'approve'),
      appRoleDisplayName: 'Approve expenses',
      description: 'Travel and purchases of employees.',
    },
    applyDescription: null,
  });
  const [other] = await about(world, path, 'pattif');
  expect(other && permission(other)).toMatchObject({ displayName: 'Default Access' });
});

it('a catalog’s review includes access packages only where its scope names them, on beta', async () => {
  const world = testWorld('empty');
  const resourceId = catalogId(world.tenant, 'finance');
  const [resource] = catalogScope(resourceId).resourceScopes;
  const scope = {
    ...catalogScope(resourceId),
    resourceScopes: [
      {
        ...resource,
        '@odata.type': '#microsoft.graph.accessReviewCatalogScope',
        additionalCatalogResourceTypes: 'accessPackage',
      },
    ],
  };
  const ofPackages = (items: { resource: { id: string } }[]) =>
    items.filter(({ resource: { id } }) => id === packageId(world.tenant, 'campaign'));
  await expect(startCatalogReview(world, 'finance', { scope })).rejects.toThrow(
    'could not be resolved by the model',
  );
  const path = await startCatalogReview(world, 'finance', { scope }, 'beta');
  expect(ofPackages(await itemsOf(world, path))).toHaveLength(5);
  expect(ofPackages(await itemsOf(world, await startCatalogReview(world, 'finance')))).toEqual([]);
});

it('two permissions of one person on one resource are decided and applied separately', async () => {
  const world = testWorld('empty');
  const path = await startCatalogReview(world, 'finance');
  const [archive, submit, approve] = await about(world, path, 'ingridh');
  const answer = (id: string | undefined, decision: string) =>
    world.call('adelev', 'PATCH', `${path}/decisions/${id}`, {
      body: { decision, justification: 'Looked at' },
    });
  expect((await answer(archive?.id, 'Deny')).status).toBe(204);
  expect((await answer(submit?.id, 'Approve')).status).toBe(204);
  expect((await answer(approve?.id, 'Deny')).status).toBe(204);
  expect(await act(world, 'admin', `${path}/stop`)).toBe(204);
  expect(await statusOf(world, path)).toBe('Applied');
  const after = await about(world, path, 'ingridh');
  expect(after.map(({ decision, applyResult }) => [decision, applyResult])).toEqual([
    ['Deny', 'AppliedSuccessfully'],
    ['Approve', 'AppliedSuccessfully'],
    ['Deny', 'AppliedSuccessfully'],
  ]);
  const { store } = world.context;
  const [tenantId, ingrid] = [world.tenant.id, world.person('ingridh')];
  expect(isMember(store, tenantId, world.group('finance'), ingrid)).toBe(false);
  const expenses = applicationId(world.tenant, 'expenses');
  expect(assignmentsOf(store, tenantId, expenses).map(({ principalId }) => principalId)).toContain(ingrid);
  const again = await about(world, await startCatalogReview(world, 'finance'), 'ingridh');
  expect(again.map((item) => permission(item)?.displayName)).toEqual(['Submit expenses']);
});

it('a denied last role ends the assignment, and a role that is already gone is marked as not found', async () => {
  const world = testWorld('empty');
  const path = await startCatalogReview(world, 'finance');
  const [submit] = (await about(world, path, 'jonis')).filter((item) => permission(item) !== null).slice(-1);
  await world.call('adelev', 'PATCH', `${path}/decisions/${submit?.id}`, { body: { decision: 'Deny' } });
  const [gone] = (await about(world, path, 'leeg')).slice(-1);
  await world.call('adelev', 'PATCH', `${path}/decisions/${gone?.id}`, { body: { decision: 'Deny' } });
  world.context.store.run('delete from app_role_holders where principal_id = ?', world.person('leeg'));
  await act(world, 'admin', `${path}/stop`);
  const assigned = assignmentsOf(
    world.context.store,
    world.tenant.id,
    applicationId(world.tenant, 'expenses'),
  ).map(({ principalId }) => principalId);
  expect(assigned).not.toContain(world.person('jonis'));
  expect((await about(world, path, 'leeg')).at(-1)).toMatchObject({
    applyResult: 'AppliedSuccessfullyButObjectNotFound',
    applyDescription: 'The access was gone before the decision was applied.',
  });
});

it('a batch records one decision for all permissions of a person on a resource', async () => {
  const world = testWorld('empty');
  const path = await startCatalogReview(world, 'finance');
  const body = {
    decision: 'Approve',
    principalId: world.person('ingridh'),
    resourceId: applicationId(world.tenant, 'expenses'),
  };
  expect(await act(world, 'adelev', `${path}/batchRecordDecisions`, body)).toBe(204);
  const items = await about(world, path, 'ingridh');
  expect(items.map(({ decision }) => decision)).toEqual(['NotReviewed', 'Approve', 'Approve']);
});

it('the first stage goes to the resource’s owner, the second to each person’s manager', async () => {
  const world = testWorld('empty');
  const stage = (stageId: string, word: string, dependsOn: string[]) => ({
    stageId,
    dependsOn,
    durationInDays: 2,
    recommendationsEnabled: true,
    reviewers: [byWord(word)],
    fallbackReviewers: [byWord('user', world.person('admin'))],
  });
  const path = await startCatalogReview(world, 'finance', {
    stageSettings: [stage('1', 'resourceOwner', []), stage('2', 'manager', ['1'])],
  });
  const mine = async (who: string) => (await world.get(who, `${path}/decisions/${MINE}`)).body.value;
  const resources = new Set((await mine('alexw')).map(({ resource }) => resource.displayName));
  expect([...resources]).toEqual(['Expense Central']);
  world.advance(2 * DAY);
  const people = (await mine('pradeepg')).map(({ principal }) => principal.displayName);
  expect(new Set(people)).toEqual(new Set(['Ingrid Hauge', 'Tomás Zúñiga', 'Nguyễn Thị Ánh']));
  const { value } = (await world.get('admin', `${path}/stages`)).body;
  expect(first(value).reviewers).toEqual([
    {
      '@odata.type': '#microsoft.graph.accessReviewReviewerScope',
      scopeType: 'resourceOwner',
      reviewerId: null,
    },
  ]);
});

it('scopeType self makes people review themselves', async () => {
  const world = testWorld('empty');
  const path = await startCatalogReview(world, 'finance', { reviewers: [byWord('self')] });
  const { value } = (await world.get('ingridh', `${path}/decisions/${MINE}`)).body;
  expect(value).toHaveLength(3);
});

it('each run of a series has an instance with its own id', async () => {
  const world = testWorld('empty');
  const recurrence = {
    pattern: { type: 'weekly', interval: 1 },
    range: { type: 'noEnd', startDate: '2026-11-20' },
  };
  const path = await startCatalogReview(world, 'finance', { settings: { recurrence } });
  world.advance(8 * DAY);
  const instances = path.replace(/\/[^/]+$/, '');
  const { value } = (await world.get('admin', instances)).body;
  expect(value.map(({ status }) => status)).toEqual(['Applied', 'InProgress', 'NotStarted']);
  expect(new Set(value.map(({ id }) => id)).size).toBe(3);
});
