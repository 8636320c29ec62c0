import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { decide, expectSaved, openReview, selectPeople } from './support/portal';
import { portalUrl } from './support/sandbox';
import { pickAccount, signInAs, signInByPicker } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('a token that Graph no longer takes is renewed silently during work', async ({ page, tenant }) => {
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: { method: 'PATCH' }, status: 401 });
  await selectPeople(page, ['Debra Berger']);
  const renewed = page.waitForRequest(/\/oauth2\/v2\.0\/token(\?|$)/);
  await decide(page, 'Approve', 'Plans our stores.');
  await renewed;
  await expectSaved(page, ['Debra Berger']);
});

/** The read directly before a decision is sent. */
const DECISION = { method: 'GET', pathRegex: 'decisions/[0-9a-f-]{36}$' };

test('where the token can’t be renewed, the decision waits on the device and is sent after the sign-in', async ({
  page,
  tenant,
}) => {
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.tokens({ revokeRefreshTokens: true, endSessions: true });
  await tenant.fault({ match: DECISION, status: 401, times: 2 });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Moved to another team.');
  await expect(page.getByText(/waits on this device\. Sign in again to send it\./)).toBeVisible();
  const place = page.url();

  await page.getByRole('button', { name: 'Sign in again', exact: true }).first().click();
  await pickAccount(page, tenant, 'Adele Vance');
  await expect(page).toHaveURL(place);
  await expectSaved(page, ['Debra Berger']);
  const adele = await tenant.graphAs('Adele Vance');
  expect(await adele.item(reviews.directReports, 'Debra Berger')).toMatchObject({
    decision: 'Deny',
    justification: 'Moved to another team.',
  });
});

test('a browser without third-party cookies is asked to sign in again', async ({ page, tenant }) => {
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.switch({ loginRequired: true });
  await tenant.tokens({ revokeRefreshTokens: true });
  await tenant.fault({ match: DECISION, status: 401, times: 2 });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Approve', 'Plans our stores.');
  await page.getByRole('button', { name: 'Sign in again', exact: true }).first().click();
  await expectSaved(page, ['Debra Berger']);
});

test('a claims challenge leads to a new sign-in with these claims, and the decision is saved', async ({
  page,
  tenant,
}) => {
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: { method: 'PATCH' }, claims: true });
  await selectPeople(page, ['Debra Berger']);
  const answered = page.waitForRequest(
    (request) =>
      request.url().includes('/oauth2/v2.0/') && `${request.url()} ${request.postData()}`.includes('acrs'),
  );
  await decide(page, 'Approve', 'Plans our stores.');
  await answered;
  await expectSaved(page, ['Debra Berger']);
});

test('the account survives a reload and a second tab', async ({ page, tenant, context }) => {
  await signInByPicker(page, tenant, 'Adele Vance');
  await expect(page.getByRole('link', { name: reviews.directReports })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: reviews.directReports })).toBeVisible();
  const second = await context.newPage();
  await second.goto('/');
  await expect(second.getByRole('link', { name: reviews.directReports })).toBeVisible();
});

test('the tests’ quick sign-in stores the same as a sign-in at the provider', async ({
  page,
  tenant,
  browser,
}) => {
  /** The names of MSAL's stored entries, without ids that differ between sign-ins. */
  const kept = (of: Page) =>
    of.evaluate(() =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith('msal.'))
        .sort(),
    );
  const inbox = (of: Page) => expect(of.getByRole('link', { name: reviews.directReports })).toBeVisible();
  await signInByPicker(page, tenant, 'Adele Vance');
  await inbox(page);
  const other = await browser.newContext();
  const quick = await other.newPage();
  await signInAs(quick, tenant, 'Adele Vance', portalUrl());
  await inbox(quick);
  expect(await kept(quick)).toEqual(await kept(page));
  await other.close();
});
