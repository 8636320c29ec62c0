import { expect, it } from 'vitest';
import { type Body, testWorld } from '../../seed/world-testing';

const WRITE = [
  'Application.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Organization.Read.All',
];
const NAMED = "/applications(uniqueName='attest')";
const MISSING = { prefer: 'create-if-missing' };
const GRAPH_APP = '00000003-0000-0000-c000-000000000000';
const NEW = {
  displayName: 'Attest',
  signInAudience: 'AzureADMyOrg',
  spa: { redirectUris: ['https://attest.example/auth/done.html'] },
  requiredResourceAccess: [
    {
      resourceAppId: GRAPH_APP,
      resourceAccess: [{ id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' }],
    },
  ],
};

function setUp() {
  const world = testWorld('empty');
  const as =
    (who: string, scopes = WRITE) =>
    (method: string, path: string, body?: unknown, more: object = {}) =>
      world.call(who, method, path, { body, scopes, ...more });
  return { as, admin: as('admin') };
}

const ids = (body: Body) => body.value.map(({ id }) => id);

it('creates a registration by its unique name, later changes only what is sent, and deletes it', async () => {
  const { admin } = setUp();
  expect((await admin('GET', NAMED)).status).toBe(404);
  expect((await admin('PATCH', NAMED, NEW)).status).toBe(404);
  const { status, body } = await admin('PATCH', NAMED, NEW, { headers: MISSING });
  expect([status, body.uniqueName, body.spa]).toEqual([201, 'attest', NEW.spa]);
  const implicit = { enableIdTokenIssuance: true };
  const change = await admin(
    'PATCH',
    NAMED,
    { web: { implicitGrantSettings: implicit } },
    { headers: MISSING },
  );
  expect(change.status).toBe(204);
  expect((await admin('GET', NAMED)).body).toMatchObject({
    ...NEW,
    id: body.id,
    web: { implicitGrantSettings: { enableIdTokenIssuance: true, enableAccessTokenIssuance: false } },
  });
  for (const filter of [`appId eq '${body.appId}'`, "displayName eq 'Attest'", "uniqueName eq 'attest'"]) {
    const found = await admin('GET', '/applications', undefined, { query: { $filter: filter } });
    expect(ids(found.body)).toEqual([body.id]);
  }
  expect((await admin('DELETE', `/applications/${body.id}`)).status).toBe(204);
  expect((await admin('GET', `/applications(appId='${body.appId}')`)).status).toBe(404);
});

it.each([
  ['no name', { displayName: undefined }],
  ['a redirect without TLS', { spa: { redirectUris: ['http://attest.example/auth/done.html'] } }],
  ['the same redirect twice', { spa: { redirectUris: ['https://a.example/', 'https://a.example/'] } }],
  ['an unknown property', { secret: 'x' }],
])('refuses a registration with %s', async (_, change) => {
  const { admin } = setUp();
  const { status, body } = await admin('POST', '/applications', { ...NEW, ...change });
  expect([status, body.error.code]).toEqual([400, 'Request_BadRequest']);
});

it('a grant for everybody is given once for a service principal, and goes when that is deleted', async () => {
  const { admin } = setUp();
  const { body: made } = await admin('POST', '/applications', NEW);
  const missing = { appId: '11111111-1111-4111-8111-111111111111' };
  const unknown = await admin('POST', '/servicePrincipals', missing);
  expect(unknown.body.error.code).toBe('NoBackingApplicationObject');
  const { body: client } = await admin('POST', '/servicePrincipals', { appId: made.appId });
  expect((await admin('POST', '/servicePrincipals', { appId: made.appId })).status).toBe(409);
  const query = { $filter: `appId eq '${GRAPH_APP}'` };
  const { body: found } = await admin('GET', '/servicePrincipals', undefined, { query });
  const [graph] = found.value;
  expect(graph?.oauth2PermissionScopes).toContainEqual(
    expect.objectContaining({ value: 'User.Read', id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d' }),
  );
  const grant = {
    clientId: client.id,
    consentType: 'AllPrincipals',
    resourceId: graph?.id,
    scope: 'User.Read',
  };
  const given = await admin('POST', '/oauth2PermissionGrants', grant);
  expect([given.status, given.body.principalId]).toEqual([201, null]);
  expect((await admin('POST', '/oauth2PermissionGrants', grant)).status).toBe(409);
  const path = `/oauth2PermissionGrants/${given.body.id}`;
  expect((await admin('PATCH', path, { scope: 'User.Read openid' })).status).toBe(204);
  const list = await admin('GET', '/oauth2PermissionGrants', undefined, {
    query: { $filter: `clientId eq '${client.id}'` },
  });
  expect(list.body.value.map(({ scope }) => scope)).toEqual(['User.Read openid']);
  await admin('DELETE', `/servicePrincipals/${client.id}`);
  expect((await admin('GET', path)).status).toBe(404);
});

it('owners change their own registration only, and cannot consent for everybody', async () => {
  const { as, admin } = setUp();
  const adele = as('adelev');
  const { body: own } = await adele('POST', '/applications', NEW);
  const { body: others } = await admin('POST', '/applications', NEW);
  expect((await adele('PATCH', `/applications/${own.id}`, { displayName: 'Mine' })).status).toBe(204);
  for (const [method, path, body] of [
    ['PATCH', `/applications/${others.id}`, { displayName: 'Mine' }],
    ['DELETE', `/applications/${others.id}`],
    ['POST', '/oauth2PermissionGrants', {}],
  ] as const)
    expect((await adele(method, path, body)).status).toBe(403);
  const reader = as('admin', ['Application.Read.All']);
  expect((await reader('POST', '/applications', NEW)).status).toBe(403);
  expect((await reader('GET', '/subscribedSkus')).status).toBe(403);
});

it('names the licence of the tenant', async () => {
  const { body } = await setUp().admin('GET', '/subscribedSkus');
  expect(body.value[0]).toMatchObject({ skuPartNumber: 'AAD_PREMIUM_P2', capabilityStatus: 'Enabled' });
});
