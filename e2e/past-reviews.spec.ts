import { CONTOSO } from '../sandbox/seed/seed';
import { atSize, DESK, expectNoViolations, PHONE } from './support/accessibility';
import { openReview, personRow } from './support/portal';
import { addReviewOf } from './support/reviews';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('past reviews can be found again, with each decision and its outcome', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await page.getByRole('link', { name: 'Past reviews' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Past reviews' })).toBeFocused();
  await expect(page).toHaveTitle('Past reviews · Attest');
  const list = page.getByRole('list', { name: 'Past reviews' });
  const applied = list.getByRole('listitem').filter({ hasText: reviews.applied });
  await expect(applied).toContainText('Results applied');
  await expect(list.getByRole('listitem').filter({ hasText: reviews.ended })).toContainText(/^.*ended /i);
  // A review that can still be decided is not listed.
  await expect(list).not.toContainText(reviews.northwind);
  for (const size of [DESK, PHONE]) {
    await atSize(page, size);
    await expect(applied).toBeVisible();
    await expectNoViolations(page, 'past reviews');
  }
  await atSize(page, DESK);
  const ends = await list.getByText(/^Ended/).all();
  const starts = await Promise.all(ends.map(async (end) => (await end.boundingBox())?.x));
  expect(starts.length).toBeGreaterThan(1);
  expect(new Set(starts).size, 'columns').toBe(1);
  await expect(applied.getByRole('link', { name: `Receipt of ${reviews.applied}` })).toBeVisible();
  await applied.getByRole('heading').getByRole('link', { name: reviews.applied }).click();
  await expect(page.getByText(/^The review ended/)).toBeVisible();
  // Debra Berger was denied by a reviewer, Irvin Sayers by default.
  for (const name of ['Debra Berger', 'Irvin Sayers'])
    await expect(personRow(page, name)).toContainText('Deny was applied.');
  for (const size of [PHONE, DESK]) {
    await atSize(page, size);
    await expectNoViolations(page, 'a review that has ended');
  }
  await page.getByRole('link', { name: 'Receipt' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your receipt' })).toBeVisible();

  await test.step('an ended review leads back to past reviews, and a receipt without decisions says only that', async () => {
    await page.getByRole('link', { name: 'Back to the review' }).click();
    await page.getByRole('link', { name: 'Past reviews' }).click();
    await list.getByRole('link', { name: `Receipt of ${reviews.ended}` }).click();
    await expect(page.getByRole('heading', { name: 'You decided nothing in this review' })).toBeVisible();
    await expect(page.getByText(/is listed here once/)).toHaveCount(0);
  });
});

test('a past review in stages shows its end', async ({ page, tenant }) => {
  await tenant.advance('P30D');
  await signInAs(page, tenant, 'Adele Vance', '/past');
  const entry = page
    .getByRole('list', { name: 'Past reviews' })
    .getByRole('listitem')
    .filter({ hasText: reviews.staged });
  await expect(entry).toContainText(/ended /i);
  await expect(entry).not.toContainText(/not known|Your stage/);
});

test('opened by itself, the page says when reviews in which my stage has ended may be missing', async ({
  page,
  tenant,
}) => {
  await tenant.advance('P4D');
  // The first reads the ended reviews, the second the others.
  await tenant.fault({
    match: { path: '/v1.0/identityGovernance/accessReviews/definitions/filterByCurrentUser*' },
    status: 403,
    after: 1,
  });
  await signInAs(page, tenant, 'Adele Vance', '/past');
  const list = page.getByRole('list', { name: 'Past reviews' });
  const missing = page.getByRole('status').filter({ hasText: 'Reviews in which only your stage has ended' });
  await expect(missing).toContainText('may be missing here');
  await expect(list).toContainText(reviews.applied);
  await missing.getByRole('button', { name: 'Try again' }).click();
  await expect(list.getByRole('listitem').first()).toContainText(reviews.staged);
  await expect(missing).toBeHidden();
  await page.reload();
  await expect(list.getByRole('listitem').first()).toContainText('Your stage has ended');
});

test('a list of past reviews that can’t be read says so, and a reload reads it again', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  // The section below the inbox reads the same list, and comes last.
  await expect(page.getByRole('region', { name: 'One guest you sponsor' })).toBeVisible();
  await tenant.fault({
    match: { path: '/v1.0/identityGovernance/accessReviews/definitions/filterByCurrentUser*' },
    status: 403,
  });
  await page.getByRole('link', { name: 'Past reviews' }).click();
  await expect(page.getByRole('heading', { name: 'You don’t have permission for this' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('list', { name: 'Past reviews' })).toContainText(reviews.applied);
});

test('the limits of a Deny are not shown once the review has ended', async ({ page, tenant }) => {
  const name = 'Who is in Payroll clerks';
  await addReviewOf(tenant, { name, group: 'Payroll clerks', reviewer: 'Adele Vance' });
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, name);
  await personRow(page, 'Ingrid Hauge').getByRole('link', { name: 'Ingrid Hauge' }).click();
  const limit = page.getByText('Deny won’t remove this access');
  await expect(limit).toBeVisible();
  const person = page.url();
  await tenant.advance('P20D');
  await signInAs(page, tenant, 'Adele Vance');
  await tenant.forgetRequests();
  await page.goto(person);
  await expect(page.getByText(/^The review ended/)).toBeVisible();
  // The group’s facts are read; only they tell the limit.
  await expect
    .poll(async () => (await tenant.requests()).filter(({ path }) => path.includes('/groups')).length)
    .toBeGreaterThan(0);
  await expect(limit).toBeHidden();
});
