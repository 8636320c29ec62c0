import { expect, it } from 'vitest';
import { DAY, SECOND } from '../../reviews/history/testing';
import { graphWorld, HISTORIES, weekly } from './testing';

it('creator, user administrator and application get a link, only once the data is ready', () => {
  const { create, call, advance } = graphWorld();
  const path = create({}, 'sam');
  const id = path.split('/').at(-1);
  const generate = (who: Parameters<typeof call>[0], tail = '') =>
    call(who, 'POST', `${path}/instances/${id}/generateDownloadUri${tail}`);
  expect(generate('sam').status).toBe(409);
  advance(20 * SECOND);
  expect(generate('sam').body).toMatchObject({
    '@odata.type': '#microsoft.graph.accessReviewHistoryInstance',
    id,
    status: 'done',
    fulfilledDateTime: '2026-11-20T09:30:10.0000000Z',
    expirationDateTime: '2026-12-20T09:30:10.0000000Z',
  });
  expect(generate('sam', '()').status).toBe(200);
  expect(generate('ursula').status).toBe(200);
  expect(generate('app').status).toBe(200);
  expect(generate('grady').status).toBe(403);
});

it('each link works for 24 hours of the tenant’s clock from its own creation', async () => {
  const { create, get, link, advance, download } = graphWorld();
  const path = create();
  advance(20 * SECOND);
  const earlier = link(path);
  advance(DAY / 2);
  const later = link(path);
  expect(later).not.toBe(earlier);
  expect(get('admin', `${path}/instances`).body.value[0]?.downloadUri).toBe(later);
  advance(DAY / 2 - SECOND);
  expect((await download(earlier)).status).toBe(200);
  advance(SECOND);
  const expired = await download(earlier);
  expect(expired.status).toBe(403);
  expect(expired.headers.get('x-ms-error-code')).toBe('AuthenticationFailed');
  expect(await expired.text()).toContain('Expiry [Sat, 21 Nov 2026 09:30:20 GMT]');
  expect((await download(later)).status).toBe(200);
  advance(DAY / 2);
  expect((await download(later)).status).toBe(403);
  expect(get('admin', path, { $expand: 'instances' }).body.instances[0]?.downloadUri).toBeNull();
});

it('the link returns the file; an address with a wrong or missing signature answers 403', async () => {
  const { create, link, advance, download } = graphWorld();
  const path = create({ displayName: 'Größe/"x"\r\n\ud800 y' });
  const other = create();
  advance(20 * SECOND);
  const uri = link(path);
  const { origin, pathname, searchParams } = new URL(uri);
  expect(origin).toBe('http://localhost:4100');
  expect(searchParams.get('se')).toBe('2026-11-21T09:30:20Z');
  expect(searchParams.get('sig')).toMatch(/^[\w-]{43}$/);
  const response = await download(uri);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="Gr__e__x____ y-${path.split('/').at(-1)}.csv"; filename*=UTF-8''${pathname.split('/').at(-1)}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  const stranger = new URL(link(other));
  for (const wrong of [
    origin + pathname,
    `${origin}${pathname}?sig=`,
    `${uri}x`,
    `${origin}${pathname}${stranger.search}`,
  ])
    expect((await download(wrong)).status).toBe(403);
  const head = await download(uri, 'HEAD');
  expect([head.status, await head.text()]).toEqual([200, '']);
});

it('only beta creates a link on the definition, and it opens the latest data', async () => {
  const { create, call, advance, download } = graphWorld();
  const path = create(weekly());
  const generate = (version: 'v1.0' | 'beta') =>
    call('admin', 'POST', `${path}/generateDownloadUri`, { version });
  expect(generate('beta').status).toBe(409);
  advance(DAY);
  expect(generate('v1.0').status).toBe(404);
  const { status, body } = generate('beta');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    '@odata.type': '#microsoft.graph.accessReviewHistoryDefinition',
    id: path.slice(HISTORIES.length + 1),
    status: 'done',
    fulfilledDateTime: '2026-11-20T09:30:10.0000000Z',
  });
  expect((await download(body.downloadUri ?? '')).status).toBe(200);
});

it('a download breaks off with an error when its data is deleted in between', async () => {
  const world = graphWorld();
  world.addReview({ items: Array.from({ length: 1500 }, () => ({})) });
  const path = world.create();
  world.advance(20 * SECOND);
  const reader = (await world.download(world.link(path))).body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  world.advance(31 * DAY);
  world.get('admin', HISTORIES);
  await expect(reader?.read()).rejects.toThrow('deleted');
});
