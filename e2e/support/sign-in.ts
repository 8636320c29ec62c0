import { createHash, randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { authorityMetadata, authorityOf, scopesOf } from '../../lib/auth/authority';
import type { PortalConfig } from '../../lib/config';
import { msalInPage } from './msal-in-page';
import { portalUrl, sandboxUrl } from './sandbox';
import type { TestTenant } from './tenant';

/** Picks a person in the identity provider's account picker, which must be on screen or loading. */
export async function pickAccount(page: Page, tenant: TestTenant, name: string): Promise<void> {
  await expect(page).toHaveURL((url) => url.origin === sandboxUrl());
  await page.getByLabel('Email').fill(tenant.person(name).userPrincipalName);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page).toHaveURL((url) => url.origin === portalUrl() && !url.pathname.startsWith('/auth/'));
  // The account's menu, in any language: leaving the page before would interrupt the sign-in.
  await expect(page.getByRole('banner').getByRole('button').last()).toBeVisible();
}

/**
 * Opens an address of the portal signed out and signs in with the real picker.
 * @param name a display name, a user principal name, or its part before the @
 * @param address the address to open and to return to; the inbox if left out
 */
export async function signInByPicker(
  page: Page,
  tenant: TestTenant,
  name: string,
  address = '/',
): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await pickAccount(page, tenant, name);
}

interface TokenAnswer {
  access_token: string;
  id_token: string;
  refresh_token: string;
  client_info: string;
  expires_in: number;
  scope: string;
}

/**
 * Runs the authorization code flow with PKCE as MSAL does, without a page; the
 * browser gets the provider's session.
 */
async function tokensOf(page: Page, config: PortalConfig, username: string): Promise<TokenAnswer> {
  const { request } = page.context();
  const verifier = randomBytes(32).toString('base64url');
  const form = {
    client_id: config.clientId,
    redirect_uri: `${portalUrl()}/auth/done.html`,
    scope: [...scopesOf(config), 'openid', 'profile', 'offline_access'].join(' '),
  };
  const asked = new URLSearchParams({
    ...form,
    response_type: 'code',
    response_mode: 'query',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const picked = await request.post(`${sandboxUrl()}/${config.tenant}/oauth2/v2.0/authorize?${asked}`, {
    form: { email: username },
    headers: { origin: sandboxUrl() },
    maxRedirects: 0,
  });
  const back = new URL(picked.headers().location ?? '', portalUrl()).searchParams;
  const answer = await request.post(`${sandboxUrl()}/${config.tenant}/oauth2/v2.0/token`, {
    form: {
      ...form,
      grant_type: 'authorization_code',
      code: back.get('code') ?? '',
      code_verifier: verifier,
      client_info: '1',
    },
    headers: { origin: portalUrl() },
  });
  if (!answer.ok()) throw new Error(`${username} was not signed in: ${back} ${await answer.text()}`);
  return (await answer.json()) as TokenAnswer;
}

/**
 * Opens an address of the portal signed in. The tokens come from the real flow and MSAL itself stores them,
 * but no page of the portal or the provider is shown for it; `signInByPicker` is for tests about signing in.
 * @param name a display name, a user principal name, or its part before the @
 * @param address the address to open; the inbox if left out
 */
export async function signInAs(page: Page, tenant: TestTenant, name: string, address = '/'): Promise<void> {
  const config = (await (await page.request.get(`${portalUrl()}/config.json`)).json()) as PortalConfig;
  const tokens = await tokensOf(page, config, tenant.person(name).userPrincipalName);
  // A page at the portal's origin that runs no code of the portal.
  await page.goto(`${portalUrl()}/healthz`);
  await page.evaluate(await msalInPage());
  await page.evaluate(
    ([auth, request, answer]) =>
      msalOfTests.loadExternalTokens({ auth, cache: { cacheLocation: 'localStorage' } }, request, answer, {}),
    [
      { clientId: config.clientId, authorityMetadata: authorityMetadata(config) ?? '' },
      { scopes: scopesOf(config), authority: authorityOf(config, tenant.id) },
      tokens,
    ] as const,
  );
  await page.goto(address);
  await expect(page.getByRole('banner').getByRole('button').last()).toBeVisible();
}
