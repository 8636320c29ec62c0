import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { SandboxHarness } from '../../app-testing';
import { PEOPLE } from '../../seed/people';
import { testWorld } from '../../seed/world-testing';

const world = testWorld('empty');
const get = (path: string, scopes = ['User.Read.All']) => world.call('adelev', 'GET', path, { scopes });
const small = (alias: string) => get(`/users/${world.person(alias)}/photos/48x48/$value`);

it('some people have a PNG of the requested size, the others answer 404', async () => {
  const statuses = await Promise.all(
    PEOPLE.map(async ({ alias }) => ({ alias, status: (await small(alias)).status })),
  );
  const having = statuses.filter(({ status }) => status === 200).map(({ alias }) => alias);
  expect(having.length).toBeGreaterThan(10);
  expect(statuses.filter(({ status }) => status === 404).length).toBeGreaterThan(10);
  const { body, headers } = await small(having[0] ?? '');
  expect(headers).toEqual({ 'Content-Type': 'image/png' });
  const png = Buffer.from(body as unknown as Uint8Array);
  expect([png.toString('ascii', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 48, 48]);
  const data = png.indexOf('IDAT');
  const length = png.readUInt32BE(data - 4);
  expect(inflateSync(png.subarray(data + 4, data + 4 + length))).toHaveLength(48 * 49);
  expect((await small(having[0] ?? '')).body).toEqual(body);
  expect((await small(having[1] ?? '')).body).not.toEqual(body);
  const large = await get(`/users/${world.person(having[0] ?? '')}/photo/$value`);
  expect(Buffer.from(large.body as unknown as Uint8Array).readUInt32BE(16)).toBe(240);
});

it('User.Read opens one’s own photo only, another permission opens all, an unknown size is refused', async () => {
  const alex = `/users/${world.person('alexw')}/photo/$value`;
  expect((await get(alex, ['User.Read'])).status).toBe(403);
  expect([200, 404]).toContain((await get(alex, ['ProfilePhoto.Read.All'])).status);
  const own = (await get('/me/photo/$value', ['User.Read'])).status;
  expect([200, 404]).toContain(own);
  expect((await get(`/users/${world.person('adelev')}/photo/$value`, ['User.Read'])).status).toBe(own);
  expect((await get(`/users/${world.person('alexw')}/photos/47x48/$value`)).status).toBe(400);
  expect((await get('/users/nobody@contoso.com/photo/$value')).status).toBe(404);
});

it('a photo is bytes in its own answer and base64 in a batch', async () => {
  const harness = new SandboxHarness();
  const { people, domain } = await harness.newTenant('empty');
  const bearer = await harness.token(`adelev@${domain}`);
  const paths = people.map(({ id }) => `/users/${id}/photos/48x48/$value`).slice(0, 20);
  const batch = await harness.graph(bearer, '/$batch', {
    body: { requests: paths.map((url, at) => ({ id: String(at), method: 'GET', url })) },
  });
  const { responses } = (await batch.json()) as {
    responses: { id: string; status: number; headers: Record<string, string>; body: string }[];
  };
  const one = responses.find(({ status }) => status === 200);
  if (!one) throw new Error('nobody has a photo');
  expect(one.headers['Content-Type']).toBe('image/png');
  const direct = await harness.ask(`/v1.0${paths[Number(one.id)]}`, {
    headers: { authorization: `Bearer ${bearer}` },
  });
  expect(direct.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await direct.arrayBuffer()).toString('base64')).toBe(one.body);
});
