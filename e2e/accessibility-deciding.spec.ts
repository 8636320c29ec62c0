import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { atSize, DESK, expectNoViolations, expectNoViolationsAt, PHONE } from './support/accessibility';
import {
  allFilters,
  ask,
  decide,
  expectAllSaved,
  expectLoaded,
  openReview,
  personRow,
  selectAll,
  selectPeople,
} from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { largeReview, reviews } = CONTOSO;

test.use({ viewport: { width: DESK.width, height: DESK.height } });

/** Closes the question or dialog that is open over the page. */
async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test.describe('in a large review', () => {
  test.use({ seed: { seed: 'large', items: 60, varied: true, previous: true } });

  test('the menus, the dialogs, one by one and the receipt break no accessibility rule', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, largeReview);
    await expectLoaded(page, 60);
    await page.getByRole('button', { name: 'At a glance' }).click();
    await expect(page.getByRole('region', { name: 'At a glance' })).toBeVisible();

    await atSize(page, PHONE);
    await page.getByRole('button', { name: /^Filters/ }).click();
    await expect(page.getByRole('dialog', { name: 'Filter, group and sort' })).toBeVisible();
    await expectNoViolationsAt(page, 'the sheet of filters', [PHONE]);
    await close(page);

    await atSize(page, DESK);
    await allFilters(page);
    await expectNoViolationsAt(page, 'the menu of filters', [DESK]);
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('advice');
    await page.getByRole('button', { name: 'Columns' }).click();
    await expect(page.getByRole('group', { name: 'Columns' })).toBeVisible();
    await expectNoViolationsAt(page, 'the menu of columns', [DESK]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expectNoViolationsAt(page, 'the list of shortcuts', [DESK]);
    await close(page);

    await page.getByRole('button', { name: 'One by one' }).click();
    await expect(page.getByRole('dialog')).toContainText('1 of 56');
    await expectNoViolationsAt(page, 'one by one');
    await page.keyboard.press('d');
    const reason = page.getByRole('dialog').getByRole('textbox', { name: 'Reason' });
    await expect(reason).toBeVisible();
    for (const size of [PHONE, DESK]) {
      await atSize(page, size);
      await expect(reason).toBeVisible();
      await expectNoViolations(page, 'one by one with its question');
    }
    await page.keyboard.press('Escape');
    await expect(reason).toBeHidden();
    await close(page);

    await selectAll(page);
    const dialog = await ask(page, 'Approve');
    await dialog.getByRole('textbox', { name: 'Reason', exact: true }).fill('They all use it.');
    await dialog.getByRole('checkbox', { name: /^Another reason/ }).check();
    await dialog.getByRole('textbox', { name: /^For the/ }).fill('Back from leave.');
    await expectNoViolationsAt(page, 'the question');
    await dialog.getByRole('button', { name: /…$/ }).click();
    const yes = dialog.getByRole('button', { name: 'Yes, approve 60' });
    await expect(yes).toBeEnabled();
    await expectNoViolationsAt(page, 'the question when it is asked again');
    await yes.click();
    await expectAllSaved(page, 60);
    await expect(
      page.getByRole('region', {
        name: /^(Nothing decided yet|One decision so far|\d+ decisions so far|All \d+ done)/,
      }),
    ).toBeVisible();
    await expectNoViolationsAt(page, 'the ending card');

    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await expectNoViolationsAt(page, 'the question before undoing');
    await page.getByRole('button', { name: 'Leave as it is' }).click();

    await page.getByRole('link', { name: 'Receipt' }).first().click();
    await expect(page.getByRole('code')).toBeVisible();
    await expectNoViolationsAt(page, 'the receipt');
  });
});

test('the choices of a decided row, and a selection beside the last decisions, break no accessibility rule', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  await expectLoaded(page, 40);
  await page.getByRole('button', { name: 'Don’t know: Debra Berger' }).click();
  await expect(personRow(page, 'Debra Berger')).toContainText('Saved');
  const change = page.getByRole('button', { name: 'Change the decision about Debra Berger' });
  const cancel = page.getByRole('button', { name: 'Cancel: Debra Berger' });
  for (const size of [PHONE, DESK]) {
    await atSize(page, size);
    if (await cancel.isHidden()) await change.click();
    await expect(cancel).toBeVisible();
    await expectNoViolations(page, 'the choices of a decided row');
  }
  await cancel.click();

  await selectPeople(page, ['Irvin Sayers', 'Isaiah Langer']);
  await expect(page.getByRole('group', { name: 'Decide', exact: true })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Last decisions' })).toBeVisible();
  await expectNoViolationsAt(page, 'a selection beside the last decisions');
});

test('the question before another’s decision is replaced breaks no accessibility rule', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const name = 'Kai Sørensen';
  await expect(personRow(page, name)).toBeVisible();
  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.shared, name, 'Deny', 'Closed the case.');
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Still on the case.');
  const question = page.getByRole('alertdialog', { name: 'Replace Alex Wilber’s decision?' });
  await expect(question.getByRole('button', { name: 'Replace' })).toBeEnabled();
  await expectNoViolationsAt(page, 'the question before another’s decision is replaced');
});

test('the grid, its question and a person’s list break no accessibility rule', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await page.getByRole('link', { name: 'Decide by person and access' }).click();
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await expectNoViolationsAt(page, 'the grid');
  await page.locator('[role=gridcell][aria-selected]').first().click();
  await expect(page.getByText('1 cell selected in one review')).toBeVisible();
  await page.getByRole('button', { name: 'Deny', exact: true }).click();
  const asked = page.getByRole('group', { name: /^Deny .*\?$/ });
  await expect(asked).toBeVisible();
  await expectNoViolationsAt(page, 'the grid’s question');
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('rowheader').first().getByRole('button').click();
  await expect(page.getByRole('button', { name: 'Back to the table' })).toBeVisible();
  await expectNoViolationsAt(page, 'a person’s list');
});
