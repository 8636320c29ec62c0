import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { ATTEST_CLIENT_ID, type Context } from '../core/context';
import { openStore } from '../core/store';
import { createTenant, type Tenant } from '../core/tenants';
import { DIRECTORY_TABLES } from '../directory/tables';
import { insertUsers, type User } from '../directory/users';
import { identityRoutes } from './routes';
import { IDENTITY_TABLES } from './tables';

export const PORTAL = 'http://localhost:3000';
export const SANDBOX = 'http://localhost:4100';
export const REDIRECT = `${PORTAL}/auth/done.html`;
export const VERIFIER = 'a-code-verifier-of-at-least-forty-three-characters';

/** The identity side over two tenants, with a clock that tests set. Adele is a guest at Fabrikam. */
export interface IdentityHarness {
  context: Context;
  contoso: Tenant;
  fabrikam: Tenant;
  adele: User;
  app: Hono;
  advance(milliseconds: number): void;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
}

function person(id: number, name: string, address: string, more: Partial<User> = {}): User {
  return {
    id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    displayName: name,
    userPrincipalName: address,
    givenName: null,
    surname: null,
    mail: address,
    jobTitle: null,
    department: null,
    officeLocation: null,
    country: null,
    managerId: null,
    userType: 'Member',
    accountEnabled: true,
    onPremisesSyncEnabled: null,
    other: {},
    createdDateTime: '2026-01-05T08:00:00.000Z',
    lastBackgroundSignInDateTime: null,
    lastSignInDateTime: null,
    ...more,
  };
}

function testContext(time: () => number): Context {
  const store = openStore(':memory:');
  store.define(DIRECTORY_TABLES);
  store.define(IDENTITY_TABLES);
  return { store, clock: { now: time }, portalUrl: PORTAL, sandboxUrl: SANDBOX };
}

function addTenants(context: Context): { contoso: Tenant; fabrikam: Tenant; adele: User } {
  const { store, clock } = context;
  const contoso = createTenant(store, clock, { domain: 'contoso.example', displayName: 'Contoso' });
  const fabrikam = createTenant(store, clock, { domain: 'fabrikam.example', displayName: 'Fabrikam' });
  const adele = person(1, 'Adele Vance', 'adele@contoso.example', { jobTitle: '<b>Manager</b>' });
  insertUsers(store, contoso.id, [
    adele,
    person(2, 'Alex Wilber', 'alex@contoso.example'),
    person(3, 'Gone Person', 'gone@contoso.example', { accountEnabled: false }),
  ]);
  insertUsers(store, fabrikam.id, [
    person(4, 'Fay Brik', 'fay@fabrikam.example'),
    person(5, 'Adele Vance', 'adele_contoso.example#EXT#@fabrikam.example', {
      mail: 'adele@contoso.example',
      userType: 'Guest',
    }),
  ]);
  return { contoso, fabrikam, adele };
}

/** Creates the harness with both tenants. */
export function createHarness(): IdentityHarness {
  let time = Date.parse('2026-11-23T09:00:00Z');
  const context = testContext(() => time);
  const app = identityRoutes(context);
  return {
    context,
    ...addTenants(context),
    app,
    advance: (milliseconds) => {
      time += milliseconds;
    },
    get: async (path, headers = {}) => app.fetch(new Request(`${SANDBOX}${path}`, { headers })),
    post: async (path, form, headers = {}) => {
      const body = new URLSearchParams(form);
      return app.fetch(new Request(`${SANDBOX}${path}`, { method: 'POST', body, headers }));
    },
  };
}

/** The query of a sign-in as MSAL sends it; undefined leaves a parameter out. */
export function signInQuery(changes: Record<string, string | undefined> = {}): string {
  const query = {
    client_id: ATTEST_CLIENT_ID,
    redirect_uri: REDIRECT,
    response_type: 'code',
    response_mode: 'fragment',
    scope: 'User.Read openid profile offline_access',
    state: 'st&te',
    nonce: 'n0nce',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    client_info: '1',
    ...changes,
  };
  const known = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return new URLSearchParams(known).toString();
}

/** The parameters in a redirect's fragment (or query). */
export function returned(response: Response): URLSearchParams {
  const location = response.headers.get('location') ?? '';
  return new URLSearchParams(location.split(/[#?]/)[1] ?? '');
}

/** Picks an account in the picker by its address; returns the answer to the form. */
export function pick(
  harness: IdentityHarness,
  email: string,
  changes: Record<string, string | undefined> = {},
  tenant = 'organizations',
): Promise<Response> {
  return harness.post(
    `/${tenant}/oauth2/v2.0/authorize?${signInQuery(changes)}`,
    { email },
    { origin: SANDBOX },
  );
}

/** Redeems a code as the portal does: in the browser, so with an Origin. */
export function redeem(
  harness: IdentityHarness,
  code: string,
  changes: Record<string, string> = {},
  headers: Record<string, string> = { origin: PORTAL },
): Promise<Response> {
  const form = {
    grant_type: 'authorization_code',
    client_id: ATTEST_CLIENT_ID,
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    code,
  };
  return harness.post('/organizations/oauth2/v2.0/token', { ...form, ...changes }, headers);
}

export interface TokenBody {
  access_token: string;
  refresh_token?: string;
  id_token?: string;
  client_info?: string;
  scope?: string;
  expires_in: number;
  error?: string;
  error_codes?: number[];
}

/** The body of a token answer, granted or refused. */
export async function tokenBody(response: Response | Promise<Response>): Promise<TokenBody> {
  return (await (await response).json()) as TokenBody;
}

/** Calls the token endpoint, as the registered client unless the form names another. */
export function askToken(
  harness: IdentityHarness,
  form: Record<string, string>,
  tenant = 'organizations',
  headers: Record<string, string> = {},
): Promise<Response> {
  return harness.post(`/${tenant}/oauth2/v2.0/token`, { client_id: ATTEST_CLIENT_ID, ...form }, headers);
}

/** Signs in as a script does. */
export function password(
  harness: IdentityHarness,
  username: string,
  tenant = 'organizations',
  changes: Record<string, string> = {},
): Promise<Response> {
  const form = {
    grant_type: 'password',
    username,
    password: 'sandbox',
    scope: 'User.Read openid offline_access',
  };
  return askToken(harness, { ...form, ...changes }, tenant);
}

/** A fresh code of Adele's. */
export async function freshCode(harness: IdentityHarness, tenant = 'organizations'): Promise<string> {
  return returned(await pick(harness, 'adele@contoso.example', {}, tenant)).get('code') ?? '';
}

/** Signs Adele in as the portal does. */
export async function signIn(harness: IdentityHarness): Promise<TokenBody> {
  return tokenBody(redeem(harness, await freshCode(harness)));
}
