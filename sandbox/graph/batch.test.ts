import { expect, it } from 'vitest';
import { CONTOSO } from '../seed/seed';
import { MINE, REVIEWS_PATH, testWorld } from '../seed/world-testing';

const world = testWorld();
const JSON_TYPE = { 'Content-Type': 'application/json' };
const send = (requests: unknown, headers?: Record<string, string>) =>
  world.call('adelev', 'POST', '/$batch', { body: { requests }, ...(headers ? { headers } : {}) });
const me = (id: string, more: object = {}) => ({ id, method: 'GET', url: '/me', ...more });

it('a batch answers 200, and each part has its own status', async () => {
  const { status, body } = await send([me('1'), { id: '2', method: 'GET', url: '/nothing' }]);
  expect(status).toBe(200);
  expect(body.responses.map(({ id, status: part }) => [id, part])).toEqual([
    ['1', 200],
    ['2', 404],
  ]);
  expect(body.responses[0]?.headers['Content-Type']).toBe('application/json');
});

it.each([
  ['twenty-one parts', Array.from({ length: 21 }, (_, index) => me(String(index)))],
  ['a batch without parts', []],
  ['ids that differ only in case', [me('a'), me('A')]],
  ['an absolute url', [me('1', { url: 'https://graph.microsoft.com/v1.0/me' })]],
  ['a url of another host', [me('1', { url: '//evil.example/me' })]],
  ['a body without a content type', [me('1', { method: 'PATCH', body: {} })]],
  ['a dependency on a part that doesn’t exist', [me('1', { dependsOn: ['9'] })]],
  ['parts without ids', [{ method: 'GET', url: '/me' }]],
  ['a dependency on a later part', [me('1', { dependsOn: ['2'] }), me('2')]],
  ['a dependency on itself', [me('1', { dependsOn: ['1'] })]],
  ['an encoded slash', [me('1', { url: '/users%2Fme' })]],
  ['a url that cannot be decoded', [me('1', { url: '/users/%ff' })]],
  ['an invalid header name', [me('1', { headers: { 'a b': 'c' } })]],
  ['a header of two lines', [me('1', { headers: { a: 'b\r\nc: d' } })]],
  ['a text in place of the parts', 'me'],
])('refuses %s', async (_, requests) => {
  expect((await send(requests)).status).toBe(400);
});

it('a batch that is refused because of a later part changes nothing', async () => {
  const path = await world.reviewPath(CONTOSO.reviews.endsSoon);
  const item = (await world.get('adelev', `${path}/decisions/${MINE}`)).body.value[0];
  const patch = {
    id: '1',
    method: 'PATCH',
    url: `${path}/decisions/${item?.id}`,
    headers: JSON_TYPE,
    body: { decision: 'Deny', justification: 'No.' },
  };
  expect((await send([patch, me('2', { url: '/users/%ff' })])).status).toBe(400);
  const { body } = await world.get('adelev', `${path}/decisions/${MINE}`);
  expect(body.value[0]?.decision).toBe(item?.decision);
});

it.each([
  ['no slash in front', 'me', 200],
  ['an encoded path and a fragment', '/%6De?%24select=displayName#x', 200],
  ['a plus in place of a space', `${REVIEWS_PATH}/${MINE}?$filter=status+eq+'InProgress'`, 200],
  ['a version in front', '/v1.0/me', 404],
  ['query options only', '?$top=1', 404],
])('reads a url with %s', async (_, url, status) => {
  const { body } = await send([me('1', { url, headers: null, dependsOn: null, body: null })]);
  expect(body.responses[0]?.status).toBe(status);
});

it('takes header names in any case', async () => {
  const path = await world.reviewPath(CONTOSO.reviews.endsSoon);
  const patch = { method: 'PATCH', url: `${path}/decisions/none`, body: { decision: 'Deny' } };
  const { status, body } = await send([
    { id: '1', ...patch, headers: { 'CONTENT-TYPE': 'application/json; charset=utf-8' } },
  ]);
  expect([status, body.responses[0]?.status]).toEqual([200, 404]);
});

it('refuses a batch that is not JSON, is not sent by POST, or holds a batch', async () => {
  expect((await send([me('1')], { 'content-type': 'text/plain' })).status).toBe(400);
  expect((await world.get('adelev', '/$batch')).status).toBe(405);
  const nested = {
    id: '1',
    method: 'POST',
    url: '/$batch',
    headers: JSON_TYPE,
    body: { requests: [me('1')] },
  };
  expect((await send([nested])).body.responses[0]?.status).toBe(400);
});

it('a part does not run when a part it depends on failed, directly or through other parts', async () => {
  const { body } = await send([
    { id: 'a', method: 'GET', url: '/nothing' },
    me('b', { dependsOn: ['A'] }),
    me('c', { dependsOn: ['b'] }),
    me('d'),
  ]);
  expect(body.responses.map(({ status }) => status)).toEqual([404, 424, 424, 200]);
});

it('decides items one by one, with encoded paths and options', async () => {
  const path = await world.reviewPath(CONTOSO.reviews.endsSoon);
  const list = `${path}/decisions/${encodeURIComponent(MINE)}?%24select=decision,principal&$top=2`;
  const first = await send([{ id: '1', method: 'get', url: list }]);
  const items = first.body.responses[0]?.body.value ?? [];
  expect(items).toHaveLength(2);
  const { body } = await send(
    items.map(({ id }, index) => ({
      id: String(index),
      method: 'PATCH',
      url: `${path}/decisions/${id}`,
      headers: JSON_TYPE,
      body: { decision: index === 0 ? 'Approve' : 'Perhaps' },
    })),
  );
  expect(body.responses.map(({ status }) => status)).toEqual([204, 400]);
  expect(body.responses[0]).not.toHaveProperty('body');
});
