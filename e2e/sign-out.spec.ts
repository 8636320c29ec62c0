import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { expectNoViolations } from './support/accessibility';
import { addRecordOfLaterVersion, expectNothingKept, holdDevice, leftOn } from './support/device';
import {
  decide,
  expectNotReviewed,
  expectSaved,
  openReview,
  personRow,
  selectPeople,
} from './support/portal';
import { signInByPicker } from './support/sign-in';
import type { TestTenant } from './support/tenant';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
}

/** Makes a decision that can't be sent. */
async function decideInVain(page: Page, tenant: TestTenant): Promise<void> {
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: { method: 'PATCH' }, status: 429, retryAfter: 600, times: 100 });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');
  await expect(personRow(page, 'Debra Berger')).toContainText('Microsoft asks Attest to wait');
}

test('signing out with an unsaved decision asks first, and then leaves nothing on the device', async ({
  page,
  tenant,
}) => {
  const before = await tenant.ledger();
  await decideInVain(page, tenant);
  await signOut(page);
  const question = page.getByRole('alertdialog', {
    name: 'One decision isn’t saved yet, as far as Attest can see',
  });
  await question.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(personRow(page, 'Debra Berger')).toContainText('On this device');

  await test.step('a decision that Microsoft didn’t answer is shown as not saved, and an unreadable record is reported', async () => {
    await tenant.clearFaults();
    await tenant.fault({ match: { method: 'PATCH' }, status: 503, times: 100 });
    await addRecordOfLaterVersion(page);
    await page.reload();
    await expect(page.getByText('One record on this device can’t be read')).toBeVisible();
    await expect(personRow(page, 'Debra Berger')).toContainText('Not saved');
  });

  await signOut(page);
  await expect(question).toContainText('may have reached Microsoft already');
  await expect(question.getByRole('listitem')).toHaveText('Debra Berger: Deny');
  await expect(question).toContainText('One record that this version of Attest can’t read');
  await question.getByRole('button', { name: 'Sign out and lose them' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('You’re signed out.')).toBeVisible();
  await expectNothingKept(page);

  await tenant.clearFaults();
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await expectNotReviewed(page, 'Debra Berger');
  expect(await tenant.ledger()).toEqual(before);
});

test('a sign-out whose question can’t be loaded says so and leaves the page as it is', async ({
  page,
  tenant,
}) => {
  await decideInVain(page, tenant);
  await page.context().setOffline(true);
  await signOut(page);
  await expect(page.getByRole('banner').getByRole('status')).toContainText('You are still signed in');
  await expect(personRow(page, 'Debra Berger')).toContainText('On this device');
  await page.context().setOffline(false);
  await signOut(page);
  await expect(page.getByRole('alertdialog', { name: 'One decision isn’t saved yet' })).toBeVisible();
  await expect(page.getByText('You are still signed in')).toHaveCount(0);
});

test('an unsaved Take back is named as such before signing out', async ({ page, tenant }) => {
  const debra = 'Debra Berger';
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, [debra]);
  await decide(page, 'Deny', 'Left the team.');
  await expectSaved(page, [debra]);
  await tenant.fault({ match: { method: 'PATCH' }, status: 503, times: 100 });
  await selectPeople(page, [debra]);
  await decide(page, 'Take back');
  await expect(personRow(page, debra)).toContainText('Take back not saved');
  await signOut(page);
  await expect(page.getByRole('alertdialog').getByRole('listitem')).toHaveText(`${debra}: Take back`);
});

test('a sign-out that can’t delete the stored data says so', async ({ page, tenant }) => {
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');
  await expectSaved(page, ['Debra Berger']);
  // Every use of the database fails, as when the browser’s database process has died.
  await page.evaluate(() => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('the connection is lost', 'InvalidStateError');
    };
  });
  await signOut(page);
  const told = page.getByRole('alertdialog', { name: 'This browser couldn’t be emptied' });
  await expectNoViolations(page, 'the question of signing out');
  // Escape goes back to the page, as everywhere.
  await page.keyboard.press('Escape');
  await expect(told).toBeHidden();
  await expect(personRow(page, 'Debra Berger')).toBeVisible();
  await signOut(page);
  await told.getByRole('button', { name: 'Try again' }).click();
  await expect(told).toBeVisible();
  await told.getByRole('button', { name: 'Sign out anyway' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  const left = await leftOn(page);
  expect(left.filter(({ key }) => key.startsWith('attest.reasons'))).toEqual([]);
});

test('a sign-out in one tab clears the person’s data from the other tabs and says so there', async ({
  page,
  tenant,
  context,
}) => {
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  const other = await context.newPage();
  await other.goto('/');
  await expect(other.getByRole('link', { name: reviews.directReports })).toBeVisible();
  await signOut(other);
  await expect(page.getByText('You signed out in another tab.')).toBeVisible();
  await expect(page.getByText('Debra Berger')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('a tab that learns of a sign-out elsewhere stores nothing of the person again', async ({
  page,
  tenant,
  context,
}) => {
  await page.clock.install();
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');
  await expectSaved(page, ['Debra Berger']);
  const other = await context.newPage();
  await other.goto('/');
  await expect(other.getByRole('link', { name: reviews.directReports })).toBeVisible();
  await signOut(other);
  await expect(page.getByText('You signed out in another tab.')).toBeVisible();
  // What the tab would store waits a moment for newer values first.
  await page.clock.fastForward('00:05');
  await expectNothingKept(page);
});

test('a sign-out that waits for the device says so', async ({ page, tenant }) => {
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  const release = await holdDevice(page);
  await signOut(page);
  await expect(page.getByRole('status').filter({ hasText: 'Signing out' })).toBeVisible();
  await release();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});
