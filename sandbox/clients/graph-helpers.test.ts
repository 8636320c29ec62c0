import {
  BatchRequestContent,
  BatchResponseContent,
  type Client,
  type PageCollection,
  PageIterator,
} from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ClientResult, type Listening, startListening } from './listening-testing';

const DEFINITIONS = '/identityGovernance/accessReviews/definitions';
const MINE = "filterByCurrentUser(on='reviewer')";
let listening: Listening;
let adele: Client;
let decisions: string;

beforeAll(async () => {
  listening = await startListening('contoso');
  adele = listening.as(`adelev@${listening.sandbox.tenant.domain}`);
  const { value }: ClientResult = await adele
    .api(`${DEFINITIONS}/${MINE}`)
    .filter("status eq 'InProgress'")
    .get();
  const sizes = value.map(async ({ id }) => {
    const path = `${DEFINITIONS}/${id}/instances/${id}/decisions`;
    const { value: items }: ClientResult = await adele.api(`${path}/${MINE}`).get();
    return { path, size: items.length };
  });
  const [largest] = (await Promise.all(sizes)).sort((a, b) => b.size - a.size);
  decisions = largest?.path ?? '';
});
afterAll(() => listening.sandbox.close());

async function iterate(client: Client, path: string, top: number): Promise<ClientResult[]> {
  const first = (await client.api(path).top(top).get()) as PageCollection;
  expect(first['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\//);
  const seen: ClientResult[] = [];
  const iterator = new PageIterator(client, first, (item: ClientResult) => {
    seen.push(item);
    return true;
  });
  await iterator.iterate();
  expect(iterator.isComplete()).toBe(true);
  return seen;
}

it('follows next links with PageIterator to every item once, as a person and as an application', async () => {
  const items = await iterate(adele, `${decisions}/${MINE}`, 7);
  expect(items.length).toBeGreaterThan(14);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  const all = await iterate(listening.asApplication(), decisions, 9);
  expect(all.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
});

it('runs the parts of a client’s BatchRequestContent in the order of their dependencies', async () => {
  const { value }: ClientResult = await adele.api(`${decisions}/${MINE}`).top(2).get();
  // The client removes the host and keeps the rest: the urls of batch parts have no version.
  const [one, other] = value.map(({ id }) => `https://graph.microsoft.com${decisions}/${id}`);
  const request = (url: string | undefined, init: RequestInit = {}) => new Request(url ?? '', init);
  const headers = { 'content-type': 'application/json' };
  const approve = JSON.stringify({ decision: 'Approve', justification: 'In a batch.' });
  const content = new BatchRequestContent([
    { id: '1', request: request(one, { method: 'PATCH', headers, body: approve }) },
    { id: '2', request: request(one), dependsOn: ['1'] },
    {
      id: '3',
      request: request(other, { method: 'PATCH', headers, body: '{"decision":"Perhaps"}' }),
      dependsOn: ['2'],
    },
    { id: '4', request: request(other), dependsOn: ['3'] },
  ]);
  const answer = await adele.api('/$batch').post(await content.getContent());
  const responses = new BatchResponseContent(answer);
  const statuses = ['1', '2', '3', '4'].map((id) => responses.getResponseById(id).status);
  expect(statuses).toEqual([204, 200, 400, 424]);
  expect(await responses.getResponseById('2').json()).toMatchObject({
    decision: 'Approve',
    justification: 'In a batch.',
  });
});

it('waits as long as Retry-After says and repeats the call, by the client’s own handler', async () => {
  const { url, tenant } = listening.sandbox;
  const fault = { match: { method: 'GET', path: '/v1.0/me' }, status: 429, retryAfter: 1 };
  await fetch(`${url}/sandbox/tenants/${tenant.id}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  expect(((await adele.api('/me').get()) as ClientResult).displayName).toBe('Adele Vance');
  const log = await fetch(`${url}/sandbox/tenants/${tenant.id}/requests`);
  const calls = ((await log.json()) as { path: string; status: number }[]).filter(
    ({ path }) => path === '/me',
  );
  expect(calls.map(({ status }) => status)).toEqual([429, 200]);
});

it('the client can read status, code and request id of a refusal', async () => {
  const lee = listening.as(`leeg@${listening.sandbox.tenant.domain}`);
  await expect(lee.api(`${decisions}/${MINE}`).get()).rejects.toMatchObject({
    statusCode: 403,
    code: 'Forbidden',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});
