import { CONTOSO } from '../sandbox/seed/seed';
import { columnNames, expectLoaded, openReview, personRow } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('columns can be chosen and ordered, and stay so after a reload', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  await expectLoaded(page, 40);
  const usual = ['Person', 'Last sign-in, before the review', 'Recommendation', 'Decision', 'Reason'];
  await expect.poll(() => columnNames(page)).toEqual(usual);

  await page.getByRole('button', { name: 'Columns' }).click();
  const menu = page.getByRole('group', { name: 'Columns' });
  await expect(menu.getByRole('checkbox', { name: 'Person' })).toBeDisabled();
  await menu.getByRole('checkbox', { name: 'Department' }).check();
  await menu.getByRole('checkbox', { name: 'Manager' }).check();
  await menu.getByRole('checkbox', { name: 'Reason' }).uncheck();
  await menu.getByRole('button', { name: 'Move Manager forward' }).click();
  await menu.getByRole('button', { name: 'Move Manager back' }).click();
  await menu.getByRole('button', { name: 'Move Manager forward' }).click();
  // A sentence that is followed by the next one at once is still there to be read out.
  await expect(page.getByRole('status').filter({ hasText: 'Manager is column' })).toHaveText(
    ['5', '6', '5'].map((place) => `Manager is column ${place} of 6 now.`).join(''),
  );
  const chosen = [
    'Person',
    'Last sign-in, before the review',
    'Recommendation',
    'Decision',
    'Manager',
    'Department',
  ];
  await expect.poll(() => columnNames(page)).toEqual(chosen);
  await expect(menu.getByRole('button', { name: 'Move Last sign-in forward' })).toBeDisabled();
  await menu.getByRole('checkbox', { name: 'More room for each row' }).check();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  const miriam = personRow(page, 'Miriam Graham');
  await expect(miriam.getByRole('gridcell', { name: 'Grady Archie' })).toBeVisible();

  await page.reload();
  const roomy = chosen.map((name) => name.replace(', before the review', ''));
  await expect.poll(() => columnNames(page)).toEqual(roomy);
  // A row with more room shows in full what a dense one shortens.
  await expect(miriam).toContainText('3 days before this review began');

  // Sorts by a shown column, then returns to the usual order.
  await page.getByRole('button', { name: 'Department' }).click();
  await expect(page.getByRole('columnheader', { name: 'Department' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await page.getByRole('button', { name: 'Columns' }).click();
  await menu.getByRole('checkbox', { name: 'More room for each row' }).uncheck();
  await menu.getByRole('button', { name: 'Back to the usual columns' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => columnNames(page)).toEqual(usual);
  // The order is shown although its column is hidden.
  await expect(page.getByRole('combobox', { name: 'Sort by' })).toHaveValue('department');
});
