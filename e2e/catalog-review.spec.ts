import type { Locator, Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { atSize, DESK, PHONE } from './support/accessibility';
import { ask, expectLoaded, saveDialog } from './support/portal';
import { signInAs } from './support/sign-in';
import type { TestTenant } from './support/tenant';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;
const UNIFIED = '/identityGovernance/accessReviews/unified/';

/** The row of a person and one of their permissions, in the table or as a card on a phone. */
const rowOf = (page: Page, person: string, permission: string) =>
  page
    .getByRole('row')
    .or(page.getByRole('listitem'))
    .filter({ has: page.getByRole('checkbox', { name: `Select ${person}` }) })
    .filter({ hasText: permission });

test('in a review of a catalog, two permissions of one person are decided differently, up to the receipt', async ({
  page,
  tenant,
}) => {
  const link = await tenant.mailLink('Nestor Wilke', reviews.catalog, 'start');
  await signInAs(page, tenant, 'Nestor Wilke', link);
  await expect(page.locator('h1')).toContainText(reviews.catalog);
  const [submits, approves] = ['Submit expenses', 'Approve expenses'].map((permission) =>
    rowOf(page, 'Ingrid Hauge', permission),
  );
  if (!submits || !approves) throw new Error('Ingrid Hauge holds two roles.');

  await test.step('the row and the question before a Deny say what the access is', async () => {
    await expect(approves).toContainText('Expense Central');
    await expect(approves).toContainText('Approve expenses · Releases payments of up to 5,000 euros.');
    await approves.getByRole('checkbox').check();
    const asked = await ask(page, 'Deny');
    await expect(asked).toContainText(
      'Releases payments of up to 5,000 euros. · Travel and purchases of employees.',
    );
    await asked.getByRole('textbox', { name: 'Reason' }).fill('Left the team that pays.');
    await saveDialog(page);
    await expect(approves).toContainText('Saved');
  });

  await test.step('the list can be filtered by permission, and grouped by permission and by access', async () => {
    const access = page.getByRole('combobox', { name: 'Access' });
    await access.selectOption({ label: 'Expense Central, Approve expenses (3)' });
    await expect(page).toHaveURL(/[?&]access=/);
    await expect(page.getByRole('status').filter({ hasText: 'Showing 3 of 18' })).toBeVisible();
    await expect(approves).toBeVisible();
    await expect(submits).toHaveCount(0);
    await expect(page.getByRole('checkbox', { name: 'Select all 3 that match' })).toBeVisible();
    await access.selectOption({ label: 'Expense Central (12)' });
    const groups = page.getByRole('combobox', { name: 'Group by' });
    await groups.selectOption({ label: 'Permission' });
    await expect(
      page.getByRole('rowheader', { name: /^Expense Central, Approve expenses 3 / }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Show everybody' }).click();
    await groups.selectOption({ label: 'Access' });
    await expect(page.getByRole('rowheader', { name: /^Expense Central 12 / })).toBeVisible();
    await groups.selectOption({ label: 'None' });
  });

  await test.step('on a phone, the person’s other permission gets a different decision', async () => {
    await atSize(page, PHONE);
    await page.getByRole('searchbox', { name: 'Search people' }).fill('Hauge');
    await expect(submits).toContainText('Hands in receipts and travel reports.');
    await submits.getByRole('button', { name: /^Approve: Ingrid Hauge/ }).click();
    const asked = page.getByRole('group', {
      name: /^Approve Ingrid Hauge’s access to Expense Central, Submit/,
    });
    await asked.getByRole('textbox', { name: 'Reason' }).fill('Travels for the auditors.');
    await asked.getByRole('button', { name: 'Approve access' }).click();
    await expect(submits).toContainText('Saved');
    await expect(approves).toContainText('Deny');
  });

  await test.step('each decision is written separately, on the route that its item came from', async () => {
    const written = (await tenant.requests()).filter(
      ({ method, path }) => method !== 'GET' && !path.endsWith('/$batch'),
    );
    expect(written.map(({ method, body }) => [method, body])).toEqual([
      ['PATCH', { decision: 'Deny', justification: 'Left the team that pays.' }],
      ['PATCH', { decision: 'Approve', justification: 'Travels for the auditors.' }],
    ]);
    for (const { path } of written) expect(path).toContain(UNIFIED);
  });

  await test.step('the receipt shows both decisions, also after a reload', async () => {
    await page.getByRole('link', { name: 'Receipt' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your receipt' })).toBeVisible();
    const receipt = page.getByRole('main');
    await expect(receipt.getByText('2 of 18')).toBeVisible();
    for (const size of [PHONE, DESK]) {
      await atSize(page, size);
      await page.reload();
      await expect(receipt).toContainText('Expense Central, Approve expenses');
      await expect(receipt).toContainText('Left the team that pays.');
      await expect(receipt).toContainText('Expense Central, Submit expenses');
    }
  });

  await test.step('the inbox opens the review as people by access, with a link to the list', async () => {
    await page.goto('/');
    await page.getByRole('heading', { level: 3 }).getByRole('link', { name: reviews.catalog }).click();
    await expect(page.getByRole('columnheader', { name: 'Expense Central, Approve expenses' })).toBeVisible();
    await page.getByRole('link', { name: 'As a list' }).click();
    await expect(page.locator('h1')).toContainText(reviews.catalog);
    await page.getByRole('link', { name: 'By person and access' }).click();
    await expect(page.getByRole('columnheader', { name: 'Finance archive, Member' })).toBeVisible();
  });

  await test.step('people by access shows the review’s end, progress and receipt, and Z undoes a decision', async () => {
    const main = page.getByRole('main');
    await expect(main.getByText(/^Due/).first()).toBeVisible();
    await expect(main.getByText('2 of 18 decided')).toBeVisible();
    await expect(page).toHaveTitle(/2 of 18/);
    await expect(main.getByText(/^If you don’t answer by/)).toBeVisible();
    await expect(main.getByRole('link', { name: 'Receipt' })).toBeVisible();
    const cell = page
      .getByRole('row', { name: /Tomás Zúñiga/ })
      .getByRole('gridcell')
      .nth(1);
    await cell.click();
    await page.keyboard.press('a');
    const asked = page.getByRole('group', { name: /^Approve Tomás Zúñiga/ });
    await asked.getByRole('textbox', { name: 'Reason' }).fill('Reads the archive.');
    await asked.getByRole('button', { name: 'Approve access' }).click();
    await expect(main.getByText('3 of 18 decided')).toBeVisible();
    await expect(page.getByRole('group', { name: 'Last decisions' })).toContainText('Approved Tomás Zúñiga');
    // The next cell that isn't reviewed has the focus, and Z undoes from there.
    const focused = page.locator('[role=gridcell]:focus');
    await expect(focused).toContainText('Not reviewed');
    await expect(cell).not.toBeFocused();
    await page.keyboard.press('z');
    await expect(main.getByText('2 of 18 decided')).toBeVisible();
    await expect(cell).toContainText('Not reviewed');

    // Several items of one person are no people.
    await cell.focus();
    await page.keyboard.press('Shift+Space');
    await page.keyboard.press('u');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('I ask the owners.');
    await saveDialog(page);
    await expect(page.getByRole('group', { name: 'Last decisions' })).toContainText(
      /Don’t know for \d+ items/,
    );
    await page.keyboard.press('z');
    await expect(main.getByText('2 of 18 decided')).toBeVisible();
  });

  await test.step('on a phone, the inbox opens the review as a list', async () => {
    await page.setViewportSize(PHONE);
    await page.goto('/');
    await page.getByRole('heading', { level: 3 }).getByRole('link', { name: reviews.catalog }).click();
    await expect(page).toHaveURL(/\/review\?/);
    await expect(page.locator('h1')).toContainText(reviews.catalog);
  });
});

/** Opens the catalog's review in a window without room for the access menu, so that its file isn't requested yet. */
async function openWithoutAccessMenu(page: Page, tenant: TestTenant): Promise<Locator> {
  await page.setViewportSize({ width: 800, height: 900 });
  await signInAs(
    page,
    tenant,
    'Nestor Wilke',
    await tenant.mailLink('Nestor Wilke', reviews.catalog, 'start'),
  );
  await expect(page.getByRole('status').filter({ hasText: /^18 / })).toBeAttached();
  return page.getByRole('checkbox', { name: /^Select / });
}

test('a list stays and can be used where its access menu can’t be loaded, and shows the menu later', async ({
  page,
  tenant,
}) => {
  const boxes = await openWithoutAccessMenu(page, tenant);
  await page.context().setOffline(true);
  await page.setViewportSize(DESK);
  await expect(page.getByRole('combobox', { name: 'Group by' })).toBeVisible();
  await boxes.nth(1).focus();
  await page.keyboard.press('x');
  await expect(page.getByText('1 selected')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Access' })).toHaveCount(0);
  await page.context().setOffline(false);
  await boxes.nth(2).focus();
  await expect(page.getByRole('combobox', { name: 'Access' })).toBeVisible();
});

test('keys act on the list while its access menu is still loading', async ({ page, tenant }) => {
  const boxes = await openWithoutAccessMenu(page, tenant);
  const network = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 5_000, downloadThroughput: -1, uploadThroughput: -1 };
  await network.send('Network.emulateNetworkConditions', slow);
  await page.setViewportSize(DESK);
  await expect(page.getByRole('combobox', { name: 'Group by' })).toBeVisible();
  await boxes.nth(1).focus();
  await page.keyboard.press('x');
  await expect(boxes.nth(1)).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Access' })).toBeVisible();
});

test('a tenant without the unified route gets one request for it, and no error is shown', async ({
  page,
  tenant,
}) => {
  await tenant.switch({ unifiedAbsent: true });
  await signInAs(page, tenant, 'Adele Vance');
  const list = page.getByRole('heading', { level: 3 }).getByRole('link', { name: reviews.northwind });
  for (const size of [DESK, PHONE]) {
    await atSize(page, size);
    await expect(list).toBeVisible();
    await expect(page.getByText('Loading details')).toHaveCount(0);
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
    await expect(page.getByText(/may be missing|couldn’t be read/)).toHaveCount(0);
  }
  await atSize(page, DESK);
  await page.getByRole('link', { name: 'Past reviews' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Past reviews' })).toBeVisible();
  await page.goBack();
  await list.click();
  await expect(page.locator('h1')).toContainText(reviews.northwind);
  await expectLoaded(page, 40);
  const asked = (await tenant.requests()).filter(({ path }) => path.includes(UNIFIED));
  expect(asked.map(({ status }) => status)).toEqual([404]);
});
