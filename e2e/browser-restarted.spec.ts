import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { expectKeptForOffline, expectNothingKept, leftOn } from './support/device';
import { test as base } from './support/offline-test';
import { decide, expectSaved, openReview, personRow, selectPeople } from './support/portal';
import { pickAccount, signInByPicker } from './support/sign-in';
import { expect } from './support/test';

const { reviews } = CONTOSO;

/** A browser with its own folder, which can be closed and opened again. */
const test = base.extend<{ reopen: () => Promise<Page> }>({
  reopen: async ({ playwright, launchOptions, contextOptions, stand, viewport, locale }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'attest-browser-'));
    let browser: BrowserContext | undefined;
    await use(async () => {
      await browser?.close();
      browser = await playwright.chromium.launchPersistentContext(folder, {
        ...launchOptions,
        ...contextOptions,
        baseURL: stand.portalUrl,
        viewport,
        locale,
      });
      return browser.pages()[0] ?? browser.newPage();
    });
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

test('a browser that was closed opens without a network, shows and takes decisions, and sends them after the sign-in', async ({
  reopen,
  tenant,
  stand,
}) => {
  let page = await reopen();
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await expectKeptForOffline(page, 'inbox', 'review');
  const review = page.url();
  await stand.stop();

  page = await reopen();
  await page.goto(review);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Moved to another team.');
  await expect(personRow(page, 'Debra Berger')).toContainText('On this device');

  page = await reopen();
  await page.goto('/');
  await page.getByRole('link', { name: reviews.directReports }).click();
  await expect(personRow(page, 'Debra Berger')).toContainText('On this device');
  await expect(personRow(page, 'Debra Berger')).toContainText('Deny');

  await stand.start();
  const before = (await tenant.ledger()).length;
  await page.getByRole('button', { name: 'Sign in again', exact: true }).first().click();
  await pickAccount(page, tenant, 'Adele Vance');
  await expectSaved(page, ['Debra Berger']);
  expect((await tenant.ledger()).slice(before)).toMatchObject([
    { decision: 'Deny', justification: 'Moved to another team.' },
  ]);
});

test('signing out of a browser that opened without a network leaves no trace of the person', async ({
  reopen,
  tenant,
  stand,
}) => {
  let page = await reopen();
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await expectKeptForOffline(page, 'inbox', 'review');
  await stand.stop();

  page = await reopen();
  await page.goto('/');
  await expect(page.getByRole('link', { name: reviews.directReports })).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to see your reviews' })).toBeVisible();
  await expectNothingKept(page);
  expect((await leftOn(page)).map(({ key }) => key)).not.toContain('attest.account');
});
