import { expect, it } from 'vitest';
import { DEPRECATION } from './deprecation';
import { LEGACY_ROUTES } from './routes';
import { legacyBody, legacyWorld, REVIEW_SCOPES, TEMPLATE } from './testing';

const READ = ['AccessReview.Read.All'];
const ALL = ['AccessReview.ReadWrite.All'];

it('is on beta only', async () => {
  const { call } = legacyWorld();
  const roots = [
    'accessReviews',
    'businessFlowTemplates',
    'programs',
    'programControls',
    'programControlTypes',
  ];
  for (const root of roots)
    expect((await call('admin', 'GET', `/${root}`, { version: 'v1.0' })).status).toBe(404);
});

it('applications need the Membership permission; AccessReview.ReadWrite.All doesn’t open the older API', async () => {
  const world = legacyWorld();
  const { call, create, person } = world;
  const path = await create();
  const body = legacyBody(world, { createdBy: { id: person('admin') } });
  for (const [scopes, status] of [
    [REVIEW_SCOPES, 201],
    [ALL, 403],
    [READ, 403],
  ] as const)
    expect((await call('app', 'POST', '/accessReviews', { body, scopes: [...scopes] })).status).toBe(status);
  const get = async (scopes: string[], on = '') => (await call('app', 'GET', path + on, { scopes })).status;
  expect([await get(READ), await get(REVIEW_SCOPES), await get(ALL)]).toEqual([200, 200, 403]);
  expect(await get(REVIEW_SCOPES, '/myDecisions')).toBe(403);
});

it('the permission for memberships doesn’t open reviews of directory roles', async () => {
  const world = legacyWorld();
  const path = await world.create({
    businessFlowTemplateId: TEMPLATE.role,
    reviewedEntity: { id: 'b0f54661-2d74-4c50-afa3-1ec803f12efe' },
    reviewerType: 'self',
    reviewers: [],
  });
  const status = async (who: string, method: string, to: string, scopes: string[], body?: unknown) =>
    (await world.call(who, method, to, { scopes, body })).status;
  expect(await status('admin', 'GET', path, REVIEW_SCOPES)).toBe(403);
  expect(await status('admin', 'GET', path, READ)).toBe(200);
  expect(await status('app', 'GET', path, READ)).toBe(200);
  expect(await status('app', 'DELETE', path, REVIEW_SCOPES)).toBe(403);
  expect(await status('admin', 'PATCH', path, [...READ, ...REVIEW_SCOPES], {})).toBe(403);
  expect(await status('admin', 'DELETE', path, ALL)).toBe(204);
});

it('a person without a role may only read the reviews they are a reviewer of', async () => {
  const world = legacyWorld();
  const path = await world.create();
  const { get, call } = world;
  expect((await get('adelev', path)).status).toBe(200);
  expect((await get('diegos', path)).status).toBe(403);
  for (const on of ['/decisions', '/reviewers']) expect((await get('adelev', path + on)).status).toBe(403);
  const list = { $filter: `businessFlowTemplateId eq '${TEMPLATE.group}'` };
  expect((await get('adelev', '/accessReviews', list)).status).toBe(403);
  const body = legacyBody(world);
  expect((await call('adelev', 'POST', '/accessReviews', { body })).status).toBe(403);
  for (const action of ['stop', 'sendReminder', 'resetDecisions', 'applyDecisions'])
    expect((await call('adelev', 'POST', `${path}/${action}`)).status).toBe(403);
  for (const method of ['PATCH', 'DELETE'])
    expect((await call('adelev', method, path, { body: {} })).status).toBe(403);
});

it('every method answers 404 for a review that doesn’t exist', async () => {
  const { call } = legacyWorld();
  for (const { method, pattern } of LEGACY_ROUTES.filter((route) => route.pattern.includes('{review}'))) {
    const path = pattern.replace('{review}', TEMPLATE.group).replace('{user}', TEMPLATE.group);
    const { status } = await call('admin', method, path, { body: { id: TEMPLATE.group } });
    expect([method, path, status]).toEqual([method, path, 404]);
  }
});

it('every answer, also a refusal, has Graph’s deprecation headers', async () => {
  const { call, create, get } = legacyWorld();
  const path = await create();
  const answers = [
    await get('admin', '/businessFlowTemplates'),
    await get('admin', path),
    await get('admin', '/accessReviews'),
    await get('admin', '/programControls'),
    await call('admin', 'POST', `${path}/stop`),
    await call('diegos', 'DELETE', path),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 400, 200, 204, 403]);
  for (const { headers } of answers) expect(headers).toMatchObject(DEPRECATION);
  expect(DEPRECATION).toMatchObject({
    Deprecation: 'Wed, 19 May 2021 23:59:59 GMT',
    Sunset: 'Fri, 19 May 2023 23:59:59 GMT',
    Link: expect.stringMatching(/^<https:[^>]+>;rel="deprecation";type="text\/html"$/),
  });
});
