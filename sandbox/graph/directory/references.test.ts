import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GroupKey } from '../../seed/directory';
import { testWorld } from '../../seed/world-testing';

const WRITE = ['Group.ReadWrite.All'];
const address = (id: string) => ({ '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` });

const setUp = () => {
  const world = testWorld('empty');
  const send = (who: string, method: string, path: string, body?: unknown) =>
    world.call(who, method, path, { body, scopes: WRITE });
  const idsOf = async (path: string) => (await send('admin', 'GET', path)).body.value.map(({ id }) => id);
  return { ...world, send, idsOf };
};

it('a member can be added once and removed once; a second time is refused', async () => {
  const { send, idsOf, person, group } = setUp();
  const members = `/groups/${group('server')}/members`;
  const one = `${members}/${person('bo')}/$ref`;
  expect((await send('admin', 'POST', `${members}/$ref`, address(person('bo')))).status).toBe(204);
  expect(await idsOf(members)).toContain(person('bo'));
  const again = await send('admin', 'POST', `${members}/$ref`, address(person('bo')));
  expect([again.status, again.body.error.code]).toEqual([400, 'Request_BadRequest']);
  expect((await send('admin', 'DELETE', one)).status).toBe(204);
  expect(await idsOf(members)).not.toContain(person('bo'));
  expect((await send('admin', 'DELETE', one)).status).toBe(404);
});

it('after any sequence of adding and removing, the group has exactly the members that result from it', async () => {
  const { send, idsOf, person, group } = setUp();
  const members = `/groups/${group('badges')}/members`;
  const step = fc.record({ add: fc.boolean(), alias: fc.constantFrom('bo', 'emmal', 'kais') });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const expected = new Set(await idsOf(members));
      for (const { add, alias } of steps) {
        const id = person(alias);
        const { status } = add
          ? await send('admin', 'POST', `${members}/$ref`, address(id))
          : await send('admin', 'DELETE', `${members}/${id}/$ref`);
        expect(status).toBe(expected.has(id) === add ? (add ? 400 : 404) : 204);
        if (add) expected.add(id);
        else expected.delete(id);
      }
      expect(new Set(await idsOf(members))).toEqual(expected);
    }),
    { numRuns: 15 },
  );
});

it.each<[GroupKey, number]>([
  ['payroll', 400],
  ['announcements', 400],
  ['retail', 403],
])('refuses to add or remove members of %s', async (key, status) => {
  const { send, idsOf, person, group } = setUp();
  const members = `/groups/${group(key)}/members`;
  const before = await idsOf(members);
  expect((await send('admin', 'POST', `${members}/$ref`, address(person('bo')))).status).toBe(status);
  expect((await send('admin', 'DELETE', `${members}/${before[0]}/$ref`)).status).toBe(status);
  expect(await idsOf(members)).toEqual(before);
});

it('lets owners change members and people leave, and nobody else without a role', async () => {
  const { send, person, group } = setUp();
  const members = `/groups/${group('server')}/members`;
  expect((await send('seano', 'POST', `${members}/$ref`, address(person('bo')))).status).toBe(403);
  expect((await send('seano', 'DELETE', `${members}/${person('yukit')}/$ref`)).status).toBe(403);
  expect((await send('seano', 'DELETE', `${members}/${person('seano')}/$ref`)).status).toBe(204);
  expect((await send('nestorw', 'POST', `${members}/$ref`, address(person('bo')))).status).toBe(204);
});

it('the last owner of a group can’t be removed', async () => {
  const { send, idsOf, person, group } = setUp();
  const owners = `/groups/${group('server')}/owners`;
  expect((await send('admin', 'DELETE', `${owners}/${person('nestorw')}/$ref`)).status).toBe(400);
  expect((await send('admin', 'POST', `${owners}/$ref`, address(person('bo')))).status).toBe(204);
  expect((await send('admin', 'POST', `${owners}/$ref`, address(person('bo')))).status).toBe(400);
  expect((await send('admin', 'POST', `${owners}/$ref`, address(group('badges')))).status).toBe(400);
  expect((await send('admin', 'DELETE', `${owners}/${person('nestorw')}/$ref`)).status).toBe(204);
  expect(await idsOf(owners)).toEqual([person('bo')]);
});

it.each([
  [{}, 400],
  [{ '@odata.id': 'nobody' }, 400],
  [{ '@odata.id': 'https://graph.microsoft.com/v1.0/users/00000000-0000-4000-8000-000000000000' }, 404],
])('answers the reference %j with status %i', async (body, status) => {
  const { send, group } = setUp();
  expect((await send('admin', 'POST', `/groups/${group('server')}/members/$ref`, body)).status).toBe(status);
});
