import { expect, it } from 'vitest';
import { onlyMail } from '../../mail/mail-testing';
import { catalogId, catalogResourceId } from '../../seed/catalogs';
import { byWord } from '../../seed/review-shape';
import { first, MINE, testWorld, type World } from '../../seed/world-testing';
import { startCatalogReview, UNIFIED } from '../catalog-testing';
import { DAY, itemsOf, statusOf } from '../review-testing';

const HOUR = 3_600_000;
const SCOPES = ['AccessReview.ReadWrite.All', 'EntitlementManagement.ReadWrite.All'];
const HEADER =
  'PrincipalId,PrincipalType,PermissionId,PermissionName,PermissionDescription,PermissionType,ScopeId,ScopeDisplayName,EntitlementOwners_Users,EntitlementOwners_Groups,CustomData';

const doors = (world: World): string => catalogResourceId(world.tenant, 'doors');
const sessions = (world: World): string =>
  `/identityGovernance/entitlementManagement/catalogs/${catalogId(world.tenant, 'buildings')}/resources/${doors(world)}/uploadSessions`;

const call = (world: World, who: string, method: string, path: string, body?: unknown) =>
  world.call(who, method, path, { body, scopes: SCOPES });

function contextData(path: string) {
  const [, definition, instance] = /definitions\/([^/]+)\/instances\/([^/]+)/.exec(path) ?? [];
  return {
    '@odata.type': '#microsoft.graph.customDataProvidedResourceAccessReviewUploadSession',
    data: {
      '@odata.type': '#microsoft.graph.customDataProvidedResourcePayloads.accessReviewContextData',
      reviewDefinitionId: definition,
      reviewInstanceId: instance,
    },
  };
}

/** Three rows: Grady Archie may open two doors, Adele Vance one. */
function csvOf(world: World): string {
  const row = (alias: string, id: string, name: string, owner: string) =>
    `${world.person(alias)},EntraIdUser,${id},${name},Opens the door,Physical,hq,Head office,${world.person(owner)},,since 2019`;
  return [
    HEADER,
    row('gradya', 'd1', 'Vault', 'alexw'),
    row('gradya', 'd2', 'Lobby', 'adelev'),
    row('adelev', 'd2', 'Lobby', 'adelev'),
  ].join('\r\n');
}

async function opened(world: World, path: string): Promise<string> {
  const { status, body } = await call(world, 'admin', 'POST', sessions(world), contextData(path));
  if (status !== 201) throw new Error(JSON.stringify(body));
  return `${sessions(world)}/${body.id}`;
}

/** Starts a review of the catalog of buildings, which waits for data. */
const waiting = (world: World, over: Record<string, unknown> = {}) =>
  startCatalogReview(world, 'buildings', over);

async function uploaded(world: World, over: Record<string, unknown> = {}): Promise<string> {
  const path = await waiting(world, over);
  const session = await opened(world, path);
  const file = [{ name: 'doors.csv', content: csvOf(world) }];
  const answer = await call(world, 'admin', 'POST', `${session}/uploadFile`, file);
  expect(answer.body).toMatchObject({ status: 'active', stats: { filesUploaded: 1 } });
  expect((await call(world, 'admin', 'PATCH', session, { isUploadDone: true })).body.status).toBe('complete');
  world.advance(2 * HOUR);
  return path;
}

const atDoors = async (world: World, path: string) =>
  (await itemsOf(world, path)).filter(({ resource }) => resource.id === doors(world));

it('a review waits two hours for data, and two permissions of one person are separate items', async () => {
  const world = testWorld('empty');
  const path = await waiting(world);
  expect(await statusOf(world, path)).toBe('Initializing');
  world.advance(2 * HOUR - 1000);
  expect(await statusOf(world, path)).toBe('Initializing');
  const other = testWorld('empty');
  const items = await atDoors(other, await uploaded(other));
  expect(items.map(({ principal, permission }) => [principal.displayName, permission])).toEqual([
    ['Grady Archie', { id: 'd1', displayName: 'Vault', description: 'Opens the door', type: 'Physical' }],
    ['Grady Archie', { id: 'd2', displayName: 'Lobby', description: 'Opens the door', type: 'Physical' }],
    ['Adele Vance', { id: 'd2', displayName: 'Lobby', description: 'Opens the door', type: 'Physical' }],
  ]);
  expect(first(items).resource).toEqual({
    '@odata.type': '#microsoft.graph.accessReviewInstanceDecisionItemCustomDataProvidedResource',
    id: doors(other),
    displayName: 'Door control',
    type: 'customDataProvidedResource',
    customData: 'since 2019',
    scopeId: 'hq',
    scopeDisplayName: 'Head office',
    description: 'Who may open which door of the head office.',
  });
});

it('a review starts without data that is too late, and lists that as an error', async () => {
  const world = testWorld('empty');
  const path = await waiting(world);
  const session = await opened(world, path);
  const file = [{ name: 'doors.csv', content: csvOf(world) }];
  await call(world, 'admin', 'POST', `${session}/uploadFile`, file);
  world.advance(2 * HOUR);
  const { body } = await world.get('admin', path);
  expect(body.status).toBe('InProgress');
  expect(body.errors).toEqual([
    { code: 'CustomDataNotProvided', message: expect.stringContaining('Door control') },
  ]);
  expect(await atDoors(world, path)).toEqual([]);
  expect((await itemsOf(world, path)).length).toBeGreaterThan(0);
  expect((await call(world, 'admin', 'GET', session)).body.status).toBe('expired');
  expect((await call(world, 'admin', 'POST', `${session}/uploadFile`, file)).status).toBe(409);
  expect((await call(world, 'admin', 'POST', sessions(world), contextData(path))).status).toBe(409);
});

it('the owners that the data names are the reviewers', async () => {
  const world = testWorld('empty');
  const path = await uploaded(world, { reviewers: [byWord('resourceOwner')] });
  const mine = async (who: string) =>
    (await world.get(who, `${path}/decisions/${MINE}`)).body.value
      .filter(({ resource }) => resource.id === doors(world))
      .map(({ permission }) => (permission as { displayName: string }).displayName);
  expect(await mine('alexw')).toEqual(['Vault']);
  expect(await mine('adelev')).toEqual(['Lobby', 'Lobby']);
});

/** Approves the first door and denies the second; nobody decides the third item. Then the review ends. */
async function applying(world: World): Promise<string> {
  const path = await uploaded(world);
  const [vault, lobby] = await atDoors(world, path);
  for (const [item, decision] of [
    [vault, 'Approve'],
    [lobby, 'Deny'],
  ] as const)
    await world.call('adelev', 'PATCH', `${path}/decisions/${item?.id}`, { body: { decision } });
  await world.call('admin', 'POST', `${path}/stop`);
  return path;
}

const results = async (world: World, path: string) =>
  (await atDoors(world, path)).map(({ applyResult, applyDescription }) => [applyResult, applyDescription]);

it('a review stays Applying until every item is marked, which one action can do for a resource', async () => {
  const world = testWorld('empty');
  const path = await applying(world);
  expect(await statusOf(world, path)).toBe('Applying');
  expect(await results(world, path)).toEqual([
    ['AppliedSuccessfully', null],
    ['New', null],
    ['New', null],
  ]);
  const instance = path.split('/').at(-1);
  const action = `${UNIFIED}/instances/${instance}/batchApplyCustomDataProvidedResourceDecisions`;
  const body = {
    applyResult: 'appliedSuccessfully',
    applyDescription: 'Badge blocked.',
    customDataProvidedResourceId: doors(world),
  };
  expect((await call(world, 'adelev', 'POST', action, body)).status).toBe(403);
  expect((await call(world, 'admin', 'POST', action, { ...body, applyResult: 'done' })).status).toBe(400);
  expect((await call(world, 'admin', 'POST', action, body)).status).toBe(202);
  expect(await statusOf(world, path)).toBe('Applied');
  expect(await results(world, path)).toEqual([
    ['AppliedSuccessfully', null],
    ['AppliedSuccessfully', 'Badge blocked.'],
    ['AppliedSuccessfully', 'Badge blocked.'],
  ]);
  expect((await call(world, 'admin', 'POST', action, body)).status).toBe(409);
});

it('single items can be marked, in upper or lower case', async () => {
  const world = testWorld('empty');
  const path = await applying(world);
  const query = { $filter: `(decision eq 'Deny' and resourceId eq '${doors(world)}')` };
  const denied = (await world.get('admin', `${path}/decisions`, query)).body.value;
  expect(denied).toHaveLength(1);
  const patch = (id: string | undefined, applyResult: string) =>
    call(world, 'admin', 'PATCH', `${path}/decisions/${id}`, {
      applyResult,
      applyDescription: 'Told the guard',
    });
  expect((await patch(denied[0]?.id, 'APPLIEDWITHUNKNOWNFAILURE')).status).toBe(204);
  expect(await statusOf(world, path)).toBe('Applying');
  expect((await patch((await atDoors(world, path))[2]?.id, 'applyNotSupported')).status).toBe(204);
  expect(await statusOf(world, path)).toBe('Applied');
  expect(await results(world, path)).toEqual([
    ['AppliedSuccessfully', null],
    ['AppliedWithUnknownFailure', 'Told the guard'],
    ['ApplyNotSupported', 'Told the guard'],
  ]);
});

it('the resource’s owner gets an email when data is wanted and when denials wait to be applied', async () => {
  const world = testWorld('empty');
  await applying(world);
  const wanted = onlyMail(world, 'nestorw', 'dataWanted');
  expect(wanted.subject).toBe('Data wanted: Test review');
  expect(wanted.text).toContain('Resource: Door control\nUpload until: Friday 20 November 2026 at 11:30 UTC');
  const waitingFor = onlyMail(world, 'nestorw', 'denialsWaiting');
  expect(waitingFor.text).toContain('Mark until: Sunday 20 December 2026 at 11:30 UTC');
});

it('applying ends after thirty days, even with unmarked items', async () => {
  const world = testWorld('empty');
  const path = await applying(world);
  world.advance(30 * DAY - 1000);
  expect(await statusOf(world, path)).toBe('Applying');
  world.advance(2000);
  expect(await statusOf(world, path)).toBe('Applied');
  expect((await results(world, path))[1]).toEqual(['New', null]);
});

it('an instance has one upload session per resource, which can be restarted until it is completed', async () => {
  const world = testWorld('empty');
  const path = await waiting(world);
  const session = await opened(world, path);
  expect((await call(world, 'admin', 'POST', sessions(world), contextData(path))).status).toBe(409);
  expect((await call(world, 'admin', 'DELETE', session)).status).toBe(204);
  const again = await opened(world, path);
  const bad = [{ name: 'bad.csv', content: 'a,b\n1,2' }];
  const refused = await call(world, 'admin', 'POST', `${again}/uploadFile`, bad);
  expect([refused.status, refused.body.error.message]).toEqual([400, expect.stringContaining('principalid')]);
  expect((await call(world, 'admin', 'PATCH', again, { isUploadDone: false })).status).toBe(400);
  expect((await call(world, 'admin', 'PATCH', again, { isUploadDone: true })).status).toBe(200);
  expect((await call(world, 'admin', 'DELETE', again)).status).toBe(409);
  const listed = await call(world, 'admin', 'GET', sessions(world));
  expect(listed.body.value.map(({ status }) => status)).toEqual(['complete']);
  expect((await call(world, 'adelev', 'GET', sessions(world))).status).toBe(403);
});
