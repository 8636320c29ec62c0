import { CONTOSO } from '../sandbox/seed/seed';
import { decide, expectSaved, openReview, personRow, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { largeReview } = CONTOSO;

test.use({ seed: { seed: 'large', items: 12, varied: true, stages: 2 } });

test('a review in stages says which one this is, and is decided in it', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expect(page.getByText(/Stage \d of 2\./)).toBeVisible();
  const name = (await page.getByRole('rowheader').first().getByRole('link').textContent()) ?? '';
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Still on the project.');
  await expectSaved(page, [name]);
  const writes = (await tenant.requests()).filter(({ method }) => method === 'PATCH');
  expect(writes).toHaveLength(1);
  expect(writes[0]?.path).toContain('/stages/');
  await page.reload();
  await expect(personRow(page, name)).toContainText('Approve');
});
