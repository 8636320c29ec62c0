import { pseudoText } from '../lib/messages/pseudo';
import { CONTOSO } from '../sandbox/seed/seed';
import { atSize, DESK, PHONE } from './support/accessibility';
import {
  allFilters,
  countOf,
  decide,
  expectLoaded,
  expectNotReviewed,
  expectSaved,
  notReviewedRows,
  openReview,
  personRow,
  selectAll,
} from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('a filter shows its count, narrows the list, and is kept in the address', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  const denied = (await allFilters(page)).getByRole('button', { name: /^\d+ recommended Deny$/ });
  const count = Number.parseInt((await denied.textContent()) ?? '', 10);
  await denied.click();
  await expect(page.getByText(`Showing ${count} of 40`)).toBeVisible();
  await expect(page).toHaveURL(/show=advisedDeny/);
  await page.reload();
  await expect(page.getByText(`Showing ${count} of 40`)).toBeVisible();
});

test('selecting all selects only the people who match', async ({ page, tenant }) => {
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

test('one by one is offered only while somebody matches', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  const oneByOne = page.getByRole('button', { name: 'One by one' });
  const search = page.getByRole('searchbox', { name: 'Search people' });
  for (const size of [DESK, PHONE]) {
    await atSize(page, size);
    await expect(oneByOne).toBeVisible();
    await search.fill('zzz');
    await expect(page.getByText('Showing 0 of 40')).toBeVisible();
    await expect(oneByOne).toBeHidden();
    await search.fill('');
  }
});

test('a row without a recommendation still shows what is unusual', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.guests);
  await expect(page.getByRole('columnheader', { name: 'Recommendation' })).toHaveCount(0);
  await expect(
    notReviewedRows(page).first().getByRole('listitem').filter({ hasText: 'Guest' }),
  ).toBeVisible();
});

test('a decision can be undone', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await personRow(page, 'Debra Berger').getByRole('checkbox').check();
  await decide(page, 'Deny', 'Left the team.');
  await expectSaved(page, ['Debra Berger']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectNotReviewed(page, 'Debra Berger');
  const adele = await tenant.graphAs('Adele Vance');
  await expect
    .poll(async () => (await adele.item(reviews.directReports, 'Debra Berger')).decision)
    .toBe('NotReviewed');
});

test('a filter whose facts can’t be read says so and shows nobody', async ({ page, tenant }) => {
  await tenant.fault({ match: { pathRegex: '^/v1.0/users' }, status: 403, times: 1000 });
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  await expectLoaded(page, 40);
  await page.goto(`${page.url()}&show=guests`);
  await expect(page.getByText('Showing 0 of 40')).toBeVisible();
  await expect(page.getByText(/^What one of the filters asks for hasn’t come/)).toBeVisible();
  await page.getByRole('button', { name: 'Guests: not known yet', pressed: true }).click();
  await expectLoaded(page, 40);
  await expect(page.getByRole('rowheader').first()).toBeVisible();
});

test.describe('in a review with a past', () => {
  test.use({ seed: { seed: 'large', items: 100, varied: true, previous: true } });

  test('filters and search narrow each other, and are kept in the address', async ({ page, tenant }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, CONTOSO.largeReview);
    await expectLoaded(page, 100);
    const filters = await allFilters(page);
    await expect(filters.getByRole('button', { name: /changed since last time/ })).toBeVisible();
    const quiet = await countOf(page, 'not signed in for 90 days');
    await filters.getByRole('button', { name: /not signed in for 90 days/ }).click();
    await expect(page.getByText(`Showing ${quiet} of 100`)).toBeVisible();
    // The number in a filter's sentence is the number of people that it would leave.
    const both = await countOf(page, 'guests');
    expect(both).toBeGreaterThan(0);
    await filters.getByRole('button', { name: /guests/ }).click();
    await expect(page.getByText(`Showing ${both} of 100`)).toBeVisible();
    await expect(page.getByRole('rowheader')).toHaveCount(both);
    const people = page.getByRole('row').filter({ has: page.getByRole('rowheader') });
    for (const row of await people.all()) await expect(row).toContainText('Guest');

    const name = (await page.getByRole('rowheader').first().getByRole('link').textContent()) ?? '';
    await page.getByRole('searchbox', { name: 'Search people' }).fill(name);
    await expect(page.getByText('Showing 1 of 100')).toBeVisible();
    await expect(page).toHaveURL(/show=[^&]*quiet90/);
    await expect(page).toHaveURL(/show=[^&]*guests/);
    await expect(page).toHaveURL(/[?&]q=/);
    await page.reload();
    await expect(page.getByText('Showing 1 of 100')).toBeVisible();
    await expect(page.getByRole('searchbox', { name: 'Search people' })).toHaveValue(name);
    await expect(page.getByRole('button', { name: /guest/, pressed: true })).toBeVisible();
    await page.getByRole('button', { name: 'Show everybody' }).click();
    await expectLoaded(page, 100);

    // The other filters are behind one button, and the keyboard reaches all of them.
    for (const sentence of [
      'not reviewed',
      'recommended Deny',
      'denied last time',
      'accounts? disabled',
      'new on your list',
    ])
      expect(await countOf(page, sentence)).toBeGreaterThan(0);
  });
});

test('Escape in an input method’s composition leaves the search unchanged', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  const search = page.getByRole('searchbox', { name: 'Search people' });
  await search.fill('debra');
  await expect(page.getByText('Showing 1 of 40')).toBeVisible();
  await search.dispatchEvent('keydown', { key: 'Escape', bubbles: true, isComposing: true });
  await expect(search).toHaveValue('debra');
  await search.press('Escape');
  await expect(search).toHaveValue('');
});

test.describe('in a language that is written from right to left', () => {
  test.use({ locale: 'ar-XB' });

  test('what is typed into the search stands beside its icon and its button', async ({ page, tenant }) => {
    const say = (text: string) => pseudoText(text, 'ar-XB');
    const link = new URL(await tenant.mailLink('Adele Vance', reviews.northwind, 'start'));
    await signInAs(page, tenant, 'Adele Vance', link.pathname + link.search);
    const search = page.getByRole('searchbox');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    /** The width of the field's paddings, on the left and on the right. */
    const paddings = () =>
      search.evaluate((field) => {
        const { paddingLeft, paddingRight, direction } = getComputedStyle(field);
        return { left: Number.parseFloat(paddingLeft), right: Number.parseFloat(paddingRight), direction };
      });
    const empty = await paddings();
    expect(empty.direction).toBe('rtl');
    // The icon stands on the right.
    expect(empty.right).toBeGreaterThan(30);
    for (const typed of ['Debra', say('Debra')]) {
      await search.fill(typed);
      const clear = page.getByRole('button', { name: say('Clear search') });
      const [box, button] = [await search.boundingBox(), await clear.boundingBox()];
      const { left, right } = await paddings();
      expect(box && button && button.x + button.width - box.x).toBeLessThanOrEqual(left + 1);
      expect(right).toBeGreaterThan(30);
    }
  });
});
