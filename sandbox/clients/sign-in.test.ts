import { type AuthenticationResult, CryptoProvider } from '@azure/msal-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  confidentialApp,
  DEFAULT_SCOPE,
  type Listening,
  publicApp,
  startListening,
} from './listening-testing';

const SCOPES = [
  'https://graph.microsoft.com/AccessReview.ReadWrite.All',
  'https://graph.microsoft.com/User.Read',
];
const REDIRECT = 'http://localhost';
let listening: Listening;
let username: string;

beforeAll(async () => {
  listening = await startListening();
  username = `adelev@${listening.sandbox.tenant.domain}`;
});
afterAll(() => listening.sandbox.close());

async function meOf(result: AuthenticationResult | null): Promise<unknown> {
  const headers = { authorization: `Bearer ${result?.accessToken}` };
  return (await fetch(`${listening.sandbox.url}/v1.0/me`, { headers })).json();
}

it('signs in with a password, and later silently from MSAL’s cache and with its refresh token', async () => {
  const app = publicApp(listening.sandbox);
  const result = await app.acquireTokenByUsernamePassword({ scopes: SCOPES, username, password: 'sandbox' });
  expect(result?.account).toMatchObject({
    username,
    tenantId: listening.sandbox.tenant.id,
    name: 'Adele Vance',
  });
  expect(await meOf(result)).toMatchObject({ displayName: 'Adele Vance' });
  if (!result?.account) throw new Error('no account');
  const cached = await app.acquireTokenSilent({ account: result.account, scopes: SCOPES });
  expect([cached.fromCache, cached.accessToken]).toEqual([true, result.accessToken]);
  const renewed = await app.acquireTokenSilent({
    account: result.account,
    scopes: SCOPES,
    forceRefresh: true,
  });
  expect(renewed.fromCache).toBe(false);
  expect(await meOf(renewed)).toMatchObject({ displayName: 'Adele Vance' });
});

it('a wrong password is refused with Entra’s error code', async () => {
  const wrong = publicApp(listening.sandbox).acquireTokenByUsernamePassword({
    scopes: SCOPES,
    username,
    password: 'guess',
  });
  await expect(wrong).rejects.toMatchObject({ errorCode: 'invalid_grant' });
  await expect(wrong).rejects.toThrow(/AADSTS50126/);
});

it('signs an application in with its secret', async () => {
  const app = confidentialApp(listening.sandbox);
  const result = await app.acquireTokenByClientCredential({ scopes: [DEFAULT_SCOPE] });
  const headers = { authorization: `Bearer ${result?.accessToken}` };
  const url = `${listening.sandbox.url}/v1.0/identityGovernance/accessReviews/definitions`;
  expect((await fetch(url, { headers })).status).toBe(200);
  const again = await app.acquireTokenByClientCredential({ scopes: [DEFAULT_SCOPE] });
  expect(again?.fromCache).toBe(true);
});

/** Goes through the pages like a browser: the picker, the choice, and the redirect back. */
async function pickInBrowser(address: string): Promise<URL> {
  const picker = await fetch(address);
  expect(await picker.text()).toContain('Adele Vance');
  const chosen = await fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: new URL(address).origin },
    body: new URLSearchParams({ email: username }),
  });
  return new URL(chosen.headers.get('location') ?? '');
}

it.each(['one tenant', 'organizations'])(
  'signs in with a code and PKCE at the pages of %s',
  async (where) => {
    const app = publicApp(listening.sandbox, where === 'one tenant' ? listening.sandbox.tenant.id : where);
    const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
    const address = await app.getAuthCodeUrl({
      scopes: SCOPES,
      redirectUri: REDIRECT,
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
      state: 'where I was',
    });
    const back = await pickInBrowser(address);
    expect(back.searchParams.get('state')).toBe('where I was');
    const code = back.searchParams.get('code') ?? '';
    const request = { scopes: SCOPES, redirectUri: REDIRECT, code };
    const result = await app.acquireTokenByCode({ ...request, codeVerifier: verifier });
    expect(result.account).toMatchObject({ username, tenantId: listening.sandbox.tenant.id });
    expect(await meOf(result)).toMatchObject({ displayName: 'Adele Vance' });
    await expect(app.acquireTokenByCode({ ...request, codeVerifier: verifier })).rejects.toThrow(/AADSTS/);
  },
);

it('a code is refused without the right PKCE verifier', async () => {
  const app = publicApp(listening.sandbox);
  const crypto = new CryptoProvider();
  const { challenge } = await crypto.generatePkceCodes();
  const address = await app.getAuthCodeUrl({
    scopes: SCOPES,
    redirectUri: REDIRECT,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
  });
  const code = (await pickInBrowser(address)).searchParams.get('code') ?? '';
  const { verifier: another } = await crypto.generatePkceCodes();
  const stolen = app.acquireTokenByCode({
    scopes: SCOPES,
    redirectUri: REDIRECT,
    code,
    codeVerifier: another,
  });
  await expect(stolen).rejects.toMatchObject({ errorCode: 'invalid_grant' });
});

it('silent sign-in is refused after the tenant has revoked refresh tokens', async () => {
  const app = publicApp(listening.sandbox);
  const result = await app.acquireTokenByUsernamePassword({ scopes: SCOPES, username, password: 'sandbox' });
  const { url, tenant } = listening.sandbox;
  await fetch(`${url}/sandbox/tenants/${tenant.id}/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ revokeRefreshTokens: true }),
  });
  if (!result?.account) throw new Error('no account');
  const silent = app.acquireTokenSilent({ account: result.account, scopes: SCOPES, forceRefresh: true });
  await expect(silent).rejects.toMatchObject({ errorCode: 'invalid_grant' });
});
