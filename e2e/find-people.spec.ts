import { CONTOSO } from '../sandbox/seed/seed';
import { decide, expectSaved, openReview, personRow, selectAll } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('a filter is a sentence with its count, narrows the list, and stands in the address', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  const denied = page.getByRole('button', { name: /^\d+ advised Deny$/ });
  const count = Number.parseInt((await denied.textContent()) ?? '', 10);
  await denied.click();
  await expect(page.getByText(`Showing ${count} of 40`)).toBeVisible();
  await expect(page).toHaveURL(/show=advisedDeny/);
  await page.reload();
  await expect(page.getByText(`Showing ${count} of 40`)).toBeVisible();
});

test('everybody that matches is selected at once, without those who don’t', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  await page.getByRole('searchbox', { name: 'Search people' }).fill('debra berger');
  await expect(page.getByText('Showing 1 of 40')).toBeVisible();
  await selectAll(page);
  await decide(page, 'Approve', 'Runs the launch.');
  await expectSaved(page, ['Debra Berger']);
  const written = (await tenant.requests()).filter(({ method }) => method === 'PATCH');
  expect(written).toHaveLength(1);
});

test('what was decided can be undone', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await personRow(page, 'Debra Berger').getByRole('checkbox').check();
  await decide(page, 'Deny', 'Left the team.');
  await expectSaved(page, ['Debra Berger']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(personRow(page, 'Debra Berger')).toContainText('Not decided');
  const adele = await tenant.graphAs('Adele Vance');
  await expect
    .poll(async () => (await adele.item(reviews.directReports, 'Debra Berger')).decision)
    .toBe('NotReviewed');
});
