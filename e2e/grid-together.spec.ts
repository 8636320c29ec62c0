import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { accessCell } from './support/access-cell';
import { addReviewOf } from './support/reviews';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

/** The reviewer was elsewhere and comes back, after so long that everything is read again. */
async function comeBack(page: Page): Promise<void> {
  await page.clock.fastForward('01:05');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
}

test('a review that begins while somebody decides in the table leaves their selection, order and reason', async ({
  page,
  tenant,
}) => {
  await page.clock.install();
  await signInAs(page, tenant, 'Adele Vance', '/grid');
  const order = page.getByRole('combobox', { name: 'Order' });
  await order.selectOption('By name');
  await page.getByRole('columnheader', { name: 'Northwind launch' }).getByRole('button').click();
  const selected = page.getByText(/^\d+ cells selected in one review$/);
  const said = (await selected.textContent()) ?? '';
  expect(Number.parseInt(said, 10)).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const reason = dialog.getByRole('textbox', { name: 'Reason' });
  await reason.fill('Pays the launch.');
  const grid = page.locator('[role=grid]');
  const columns = Number(await grid.getAttribute('aria-colcount'));

  await addReviewOf(tenant, { name: 'Who is paid', group: 'Payroll clerks', reviewer: 'Adele Vance' });
  // Its items take a while.
  await tenant.fault({
    match: { method: 'GET', pathRegex: '/decisions', inBatch: true },
    latencyMs: 2_000,
    times: 3,
  });
  await comeBack(page);
  await expect(grid).toHaveAttribute('aria-colcount', String(columns + 1));
  await expect(reason).toHaveValue('Pays the launch.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(selected).toHaveText(said);
  await expect(order).toHaveValue('name');

  // The reason stays for the same act on the same items.
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(reason).toHaveValue('Pays the launch.');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Deny', exact: true }).click();
  await expect(reason).toHaveValue('');
});

test('a decision that arrives while a cell is asked about is shown there, and saving replaces it', async ({
  page,
  tenant,
}) => {
  await page.clock.install();
  await signInAs(page, tenant, 'Adele Vance', '/grid');
  const patti = 'Patti Fernandez';
  const hold = await accessCell(page, patti, 'Legal hold');
  await hold.click();
  await page.keyboard.press('a');
  const question = page.getByRole('group', { name: `Approve ${patti}’s access to Legal hold?` });
  await question.getByRole('textbox', { name: 'Reason' }).fill('Still on the case.');
  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.shared, patti, 'Deny', 'Closed the case.');
  await comeBack(page);
  await expect(question).toContainText('Closed the case.');

  // The question is a row of its own that belongs to the person's.
  const person = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: patti }) });
  const place = (await person.getAttribute('aria-rowindex')) ?? '';
  await expect(page.getByRole('row').filter({ has: question })).toHaveAttribute('aria-rowindex', place);

  await page.keyboard.press('Enter');
  await expect(hold).toContainText('Approve');
  await expect(hold).toContainText('Saved');
  expect(await alex.item(reviews.shared, patti)).toMatchObject({
    decision: 'Approve',
    justification: 'Still on the case.',
  });
});

test('while my decision replaces another’s and is on its way, the table names me and my reason', async ({
  page,
  tenant,
}) => {
  const patti = 'Patti Fernandez';
  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.shared, patti, 'Approve', 'Still on the case.');
  await signInAs(page, tenant, 'Adele Vance', '/grid');
  const hold = await accessCell(page, patti, 'Legal hold');
  await hold.click();
  const panel = page.getByRole('region', { name: 'About this cell' });
  await expect(panel).toContainText('Alex Wilber');
  await tenant.fault({ match: { method: 'PATCH' }, status: 429, retryAfter: 600, times: 100 });
  await page.keyboard.press('d');
  const question = page.getByRole('group', { name: `Deny ${patti}’s access to Legal hold?` });
  await question.getByRole('textbox', { name: 'Reason' }).fill('Closed the case.');
  await page.keyboard.press('Enter');
  await expect(hold).toContainText('Deny');
  await hold.click();
  await expect(panel).toContainText('Closed the case.');
  await expect(panel).toContainText('You');
  await expect(panel).not.toContainText('Alex Wilber');
  await expect(panel).not.toContainText('Still on the case.');
});

test('somebody else’s answer that comes before mine is sent is asked about in the table, too', async ({
  page,
  tenant,
}) => {
  const patti = 'Patti Fernandez';
  await signInAs(page, tenant, 'Adele Vance', '/grid');
  const hold = await accessCell(page, patti, 'Legal hold');
  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.shared, patti, 'Approve', 'Still on the case.');
  await hold.click();
  await page.keyboard.press('d');
  await page.keyboard.type('Closed the case.');
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Replace Alex Wilber’s decision?' });
  await expect(question).toContainText('Still on the case.');
  await question.getByRole('button', { name: 'Keep their decision' }).click();
  await expect(question).toBeHidden();
  await expect(hold).toContainText('Approve');
  await expect(page.locator('[role=gridcell]:focus')).toHaveCount(1);
  expect(await alex.item(reviews.shared, patti)).toMatchObject({
    decision: 'Approve',
    justification: 'Still on the case.',
  });
});

test('the second question over several reviews says where a Deny can’t take effect', async ({
  page,
  tenant,
}) => {
  await addReviewOf(tenant, { name: 'Who is paid', group: 'Payroll clerks', reviewer: 'Adele Vance' });
  await signInAs(page, tenant, 'Adele Vance', '/grid');
  for (const name of ['Northwind launch', 'Payroll clerks'])
    await page.getByRole('columnheader', { name }).getByRole('button').click();
  const selected = page.getByText(/^\d+ cells selected in 2 reviews$/);
  const count = Number.parseInt((await selected.textContent()) ?? '', 10);
  await expect(page.getByText(`Selected: ${count} cells in 2 reviews.`, { exact: true })).toBeAttached();
  await page.getByRole('button', { name: 'Deny', exact: true }).click();
  const dialog = page.getByRole('dialog');
  // All clerks: their group comes from the directory on premises.
  const limit = 'Deny may not take effect by itself for 3 items';
  await expect(dialog).toContainText(limit);
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Left the launch.');
  // Those denied against the recommendation may have a reason of their own here too.
  await dialog.getByRole('checkbox', { name: /^Another reason for the/ }).check();
  const exceptions = dialog.getByRole('textbox', { name: /against the recommendation/ });
  await exceptions.fill('The launch is over.');
  // It stays for the same act on the same cells, as the other one does.
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Deny', exact: true }).click();
  await expect(exceptions).toHaveValue('The launch is over.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('listitem').getByText(`Deny ${count} items`, { exact: true })).toBeVisible();
  await expect(dialog).toContainText(limit);
  await dialog.getByRole('button', { name: `Yes, deny ${count}` }).click();
  await expect(dialog).toBeHidden();

  const adele = await tenant.graphAs('Adele Vance');
  const reasons = async (recommendation: string) => {
    const those = (await adele.items(reviews.northwind)).filter(
      (one) => one.recommendation === recommendation,
    );
    return [...new Set(those.map(({ justification }) => justification))];
  };
  await expect.poll(() => reasons('Approve')).toEqual(['The launch is over.']);
  await expect.poll(() => reasons('Deny')).toEqual(['Left the launch.']);
});

test('a decision that Microsoft refuses can be tried again in the table', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance', '/grid');
  const hold = await accessCell(page, 'Patti Fernandez', 'Legal hold');
  await tenant.fault({ match: { method: 'PATCH' }, status: 400, times: 1 });
  await hold.click();
  await page.keyboard.press('a');
  await page.keyboard.type('Still on the case.');
  await page.keyboard.press('Enter');
  await expect(hold).toContainText('Needs you');
  await expect(page.getByRole('alert').filter({ hasText: 'One decision was not saved' })).toBeVisible();
  await hold.click();
  await page
    .getByRole('region', { name: 'About this cell' })
    .getByRole('button', { name: 'Try again' })
    .click();
  await expect(hold).toContainText('Saved');
});
