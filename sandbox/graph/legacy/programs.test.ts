import { expect, it } from 'vitest';
import { type LegacyWorld, legacyWorld, TEMPLATE } from './testing';

const PROGRAM = { displayName: 'testprogram3', description: 'test description' };

async function program({ call }: LegacyWorld): Promise<string> {
  return `/programs/${(await call('admin', 'POST', '/programs', { body: PROGRAM })).body.id}`;
}

const idOf = (path: string): string => path.split('/').at(-1) ?? '';

/** Links a review to a program and returns the answer. */
const link = ({ call }: LegacyWorld, to: string, review: string, controlTypeId = TEMPLATE.group) =>
  call('admin', 'POST', '/programControls', {
    body: { programId: idOf(to), controlId: idOf(review), controlTypeId },
  });

it('lists Microsoft’s templates and control types', async () => {
  const { get } = legacyWorld();
  const ids = async (path: string) => (await get('admin', path)).body.value.map(({ id }) => id);
  const { groupGuests, appGuests, app, group, role } = TEMPLATE;
  expect(await ids('/businessFlowTemplates')).toEqual([groupGuests, appGuests, app, group, role]);
  expect(await ids('/programControlTypes')).toEqual([groupGuests, appGuests, app, group]);
});

it('the default program exists from the start and can’t be deleted', async () => {
  const { get, call } = legacyWorld();
  const { value } = (await get('admin', '/programs')).body;
  expect(value).toMatchObject([{ displayName: 'Default program' }]);
  expect((await call('admin', 'DELETE', `/programs/${value[0]?.id}`)).status).toBe(400);
  expect((await get('admin', '/programs')).body.value).toEqual(value);
});

it('creates, changes and deletes a program', async () => {
  const world = legacyWorld();
  const { get, call } = world;
  const path = await program(world);
  expect((await get('admin', path)).body).toMatchObject(PROGRAM);
  const body = { displayName: 'testprogram3 new name' };
  expect((await call('admin', 'PATCH', path, { body })).status).toBe(204);
  expect((await get('admin', path)).body).toMatchObject({ ...PROGRAM, ...body });
  expect((await call('admin', 'DELETE', path)).status).toBe(204);
  expect((await get('admin', path)).status).toBe(404);
  for (const sent of [{}, { displayName: ' ' }, { displayName: 1 }, [], null])
    expect((await call('admin', 'POST', '/programs', { body: sent })).status).toBe(400);
});

it('a control that links a review to a program shows the review’s name, state and resource', async () => {
  const world = legacyWorld();
  const { create, get, call, person, group } = world;
  const [review, to] = [await create(), await program(world)];
  const { status, body } = await link(world, to, review);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    controlId: idOf(review),
    programId: idOf(to),
    controlTypeId: TEMPLATE.group,
    displayName: 'TestReview',
    status: 'Active',
    createdDateTime: '2026-11-20T09:30:00.0000000Z',
    owner: { id: person('admin') },
    resource: { id: group('building'), displayName: 'Building security', type: 'Group' },
  });
  await call('admin', 'POST', `${review}/stop`);
  expect((await get('admin', '/programControls')).body.value).toMatchObject([
    { id: body.id, status: 'Completed' },
  ]);
  expect((await get('admin', `${to}/controls`)).body.value).toMatchObject([{ id: body.id }]);
  expect((await get('admin', `${await program(world)}/controls`)).body.value).toEqual([]);
});

it('a program can’t be deleted before its last review is unlinked or deleted', async () => {
  const world = legacyWorld();
  const { create, get, call } = world;
  const [one, other, to] = [await create(), await create(), await program(world)];
  const { id } = (await link(world, to, one)).body;
  await link(world, to, other);
  expect((await call('admin', 'DELETE', to)).status).toBe(409);
  expect((await call('admin', 'DELETE', `/programControls/${id}`)).status).toBe(204);
  expect((await call('admin', 'DELETE', `/programControls/${id}`)).status).toBe(404);
  expect((await call('admin', 'DELETE', to)).status).toBe(409);
  await call('admin', 'DELETE', other);
  expect((await get('admin', '/programControls')).body.value).toEqual([]);
  expect((await call('admin', 'DELETE', to)).status).toBe(204);
});

it('refuses a link to a missing program or review, or with another control type than the review’s', async () => {
  const world = legacyWorld();
  const [review, to] = [await world.create(), await program(world)];
  const nothing = `/x/${TEMPLATE.group}`;
  expect((await link(world, nothing, review)).status).toBe(400);
  expect((await link(world, to, nothing)).status).toBe(400);
  expect((await link(world, to, review, TEMPLATE.app)).status).toBe(400);
  expect((await link(world, to, review, TEMPLATE.role)).status).toBe(400);
  expect((await world.call('admin', 'POST', '/programControls', { body: 'x' })).status).toBe(400);
});

it('programs need ProgramControl permissions, and people also a directory role', async () => {
  const world = legacyWorld();
  const to = await program(world);
  const status = async (who: string, method: string, path: string, scopes: string[]) =>
    (await world.call(who, method, path, { scopes, body: PROGRAM })).status;
  const [read, write] = [['ProgramControl.Read.All'], ['ProgramControl.ReadWrite.All']];
  for (const path of ['/programs', to, `${to}/controls`, '/programControls', '/programControlTypes']) {
    expect(await status('admin', 'GET', path, read)).toBe(200);
    expect(await status('app', 'GET', path, write)).toBe(200);
    expect(await status('admin', 'GET', path, ['AccessReview.ReadWrite.All'])).toBe(403);
    expect(await status('adelev', 'GET', path, write)).toBe(403);
  }
  expect(await status('admin', 'POST', '/programs', read)).toBe(403);
  expect(await status('adelev', 'POST', '/programs', write)).toBe(403);
  expect(await status('adelev', 'PATCH', to, write)).toBe(403);
  expect(await status('adelev', 'DELETE', to, write)).toBe(403);
  expect(await status('app', 'POST', '/programs', write)).toBe(201);
});
