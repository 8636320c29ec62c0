import { expect, type Page } from '@playwright/test';
import { portalUrl, sandboxUrl } from './sandbox';
import type { TestTenant } from './tenant';

/** Picks a person in the identity provider's account picker, which must be on screen or on its way. */
export async function pickAccount(page: Page, tenant: TestTenant, name: string): Promise<void> {
  await expect(page).toHaveURL((url) => url.origin === sandboxUrl());
  await page.getByLabel('Email').fill(tenant.person(name).userPrincipalName);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page).toHaveURL((url) => url.origin === portalUrl() && !url.pathname.startsWith('/auth/'));
  // The account's menu: until it is there, leaving the page would cut the sign-in short.
  await expect(page.getByRole('banner').getByRole('button')).toBeVisible();
}

/**
 * Opens an address of the portal signed out and signs in through the real picker.
 * @param name a display name, a user principal name, or its part before the @
 * @param address what is opened, and come back to; the inbox where nothing else is said
 */
export async function signInAs(page: Page, tenant: TestTenant, name: string, address = '/'): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await pickAccount(page, tenant, name);
}
