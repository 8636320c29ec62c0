import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { DESK, expectNoViolationsAt, NARROW } from './support/accessibility';
import { personRow } from './support/portal';
import { sandboxUrl } from './support/sandbox';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;
const SIZES = [DESK, NARROW];
const MY_REVIEWS = "/v1.0/identityGovernance/accessReviews/definitions/filterByCurrentUser(on='reviewer')";

/** Opens the administrator's page of a tenant; `section` is the name of a link there. */
async function openConsole(page: Page, domain: string, section?: string): Promise<void> {
  await page.goto(`${sandboxUrl()}/console/${domain}`);
  if (section) await page.getByRole('navigation').getByRole('link', { name: section }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(domain);
}

test('a whole demo works in the browser: a new tenant, a started review, a decision and the end', async ({
  page,
}, { testId }) => {
  const domain = `demo-${testId.slice(-8)}-${Date.now().toString(36)}.example`;
  await page.goto(sandboxUrl());
  await page.getByRole('radio', { name: /Contoso/ }).check();
  await page.getByLabel('Domain, if you want to choose it').fill(domain);
  await page.getByRole('button', { name: 'Make' }).click();
  await expect(page.getByRole('status')).toContainText('is made');

  const row = personRow(page, reviews.upcoming);
  await expect(row).toContainText('NotStarted');
  await page.getByRole('button', { name: `Start now: ${reviews.upcoming}` }).click();
  await expect(page.getByRole('status')).toContainText(`“${reviews.upcoming}” is InProgress`);
  await expect(row).toContainText('InProgress');

  await page.getByRole('link', { name: 'People' }).click();
  await page.getByLabel('Search by name or address').fill('adelev');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('link', { name: /messages? to Adele Vance/ }).click();
  await expect(page.getByRole('link', { name: new RegExp(reviews.upcoming) })).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: 'Open as Adele Vance' }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /Adele Vance/ }).click();
  const due = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: reviews.upcoming }) })
    .getByText(/^in \d+ days$/);
  await expect(due).toHaveText('in 6 days');

  await openConsole(page, domain, 'Requests');
  await expect(page.getByRole('row').filter({ hasText: 'filterByCurrentUser' }).first()).toContainText(
    'Adele',
  );
  await page.getByRole('link', { name: 'Reviews' }).click();
  await page.getByRole('button', { name: 'One day on', exact: true }).click();
  await test.step('the portal shows its times by the tenant’s clock', async () => {
    await page.goto('/');
    await expect(due).toHaveText('in 5 days');
    await openConsole(page, domain);
  });
  await page.getByRole('button', { name: `To the end: ${reviews.upcoming}` }).click();
  await expect(row).not.toContainText('InProgress');
});

test('switches are set and a fault is ended by hand', async ({ page, tenant }) => {
  await tenant.fault({ match: { path: '/v1.0/me' }, status: 503, times: 5 });
  await openConsole(page, tenant.domain, 'Switches and faults');
  await page.getByRole('checkbox', { name: /loginRequired/ }).check();
  await page.getByRole('button', { name: 'Save the switches' }).click();
  await expect(page.getByRole('status')).toContainText('saved');
  await expect(page.getByRole('checkbox', { name: /loginRequired/ })).toBeChecked();

  const fault = page.getByRole('row').filter({ hasText: '/v1.0/me' });
  await expect(fault).toContainText('503');
  await fault.getByRole('button', { name: /Clear: fault/ }).click();
  await expect(page.getByText('No fault is in force')).toBeVisible();
});

test('no page of the console breaks an accessibility rule', async ({ page, tenant }) => {
  await page.goto(sandboxUrl());
  await expect(page.getByRole('heading', { name: 'Tenants', exact: true })).toBeVisible();
  await expectNoViolationsAt(page, 'the list of tenants', SIZES);

  await (await tenant.graphAs('Adele Vance')).get(MY_REVIEWS);
  await tenant.fault({ match: { path: '/v1.0/**/decisions/*' }, status: 429, times: 5 });
  for (const section of ['Reviews', 'People', 'Requests', 'Switches and faults']) {
    await openConsole(page, tenant.domain, section);
    await page.getByRole('button', { name: 'One hour on' }).click();
    await expect(page.getByRole('status')).toContainText('The clock shows');
    await expect(page.getByRole('table')).toBeVisible();
    await expectNoViolationsAt(page, section, SIZES);
  }
});
