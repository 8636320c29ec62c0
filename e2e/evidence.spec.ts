import type { Locator } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { atSize, DESK, expectNoViolations, PHONE } from './support/accessibility';
import {
  allFilters,
  ask,
  decide,
  expectLoaded,
  expectSaved,
  notReviewedRows,
  openList,
  openReview,
  personCard,
  personRow,
  selectPeople,
} from './support/portal';
import { addReviewOf } from './support/reviews';
import { signInAs } from './support/sign-in';
import { desk, expect, phone, test } from './support/test';

const { reviews } = CONTOSO;

test('a last sign-in is shown relative to the review’s start; its time and the recommendation’s reason on demand', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  const debra = personRow(page, 'Debra Berger');
  await expect(page.getByRole('columnheader', { name: 'Last sign-in, before the review' })).toBeVisible();
  await expect(debra).toContainText('45 days');
  // Facts that the two columns before already show are shown only when pressed.
  await expect(debra).not.toContainText('No sign-in within');
  await debra.getByRole('button', { name: 'Recommendation: Deny' }).click();
  await expect(debra).toContainText('No sign-in within the 30 days before the review began.');
  await expect(debra).toContainText('Store Planner');
  await expect(debra).toContainText('Retail');
  await debra.getByRole('button', { name: '45 days' }).click();
  await expect(debra.getByText(/\d{1,2} \w+ 20\d\d at \d\d:\d\d/)).toBeVisible();
});

for (const [where, device] of Object.entries({ phone, desk }))
  test.describe(`at a ${where}`, () => {
    test.use(device);

    test('a guest is shown with the address at home, in the list, one by one and on the page of the decision', async ({
      page,
      tenant,
    }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openList(page, reviews.northwind, where === 'phone');
      const name = 'Dana Fox';
      await page.getByRole('searchbox').fill(name);
      await expect(page.getByText('Showing 1 of 40')).toBeVisible();
      const address = 'dana.fox@fabrikam.com';
      expect(tenant.person(name).userPrincipalName).toContain('#EXT#');
      const expectAtHome = async (part: Locator) => {
        await expect(part.getByText(address)).toBeVisible();
        expect((await page.content()).toLowerCase()).not.toContain('#ext#');
      };
      const row = where === 'phone' ? personCard(page, name) : personRow(page, name);
      await expectAtHome(row);

      await row.getByRole('checkbox').focus();
      await page.keyboard.press('Enter');
      const walk = page.getByRole('dialog');
      await expect(walk.getByRole('heading', { level: 2 })).toHaveText(name);
      await expectAtHome(walk);
      await walk.getByRole('button', { name: 'Close' }).click();

      await row.getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
      await expectAtHome(page.getByRole('main'));
    });
  });

test('without access to the directory its columns are missing, and nothing else', async ({
  page,
  tenant,
}) => {
  await tenant.fault({ match: { pathRegex: '^/v1.0/users' }, status: 403, times: 1000 });
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await expect(personRow(page, 'Debra Berger')).toContainText('45 days');
  await expect(page.getByRole('columnheader', { name: 'Last sign-in' })).toBeVisible();
  await expect.poll(async () => (await tenant.faultsApplied())[0]).toBeGreaterThan(0);
  await expect(page.getByText('Store Planner')).toHaveCount(0);
  // A longer review has a menu of all columns that it can show.
  await page.getByRole('link', { name: 'My reviews' }).click();
  await openReview(page, reviews.northwind);
  await expectLoaded(page, 40);
  await page.getByRole('button', { name: 'Columns' }).click();
  const menu = page.getByRole('group', { name: 'Columns' });
  await expect(menu.getByRole('checkbox', { name: 'Last sign-in' })).toBeVisible();
  for (const name of ['Manager', 'Department', 'Title'])
    await expect(menu.getByRole('checkbox', { name })).toHaveCount(0);
});

test('a review without recommendations shows neither them nor sign-ins as unknown', async ({
  page,
  tenant,
}) => {
  const group = 'Facilities';
  await addReviewOf(tenant, { name: 'Without advice', group, reviewer: 'Adele Vance', advised: false });
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, 'Without advice');
  const unknown = page.getByText(/No sign-in known|too little information/i);
  await selectPeople(page, ['Patti Fernandez']);
  const dialog = await ask(page, 'Deny');
  await expect(dialog).toContainText('Access is removed once the review has ended.');
  await expect(unknown).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await personRow(page, 'Patti Fernandez').getByRole('link', { name: 'Patti Fernandez' }).click();
  await expect(page.getByRole('radio', { name: 'Approve' })).toBeVisible();
  await expect(unknown).toHaveCount(0);
  await expect(page.getByText('Last sign-in')).toHaveCount(0);
});

test('a sign-in after the review’s start is shown as such where the tenant refreshes sign-ins', async ({
  page,
  tenant,
  browser,
}) => {
  await tenant.switch({ refreshSignIns: true });
  const christie = await browser.newPage();
  await signInAs(christie, tenant, 'Christie Cline', `${test.info().project.use.baseURL}/`);
  await christie.close();
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await expect(personRow(page, 'Christie Cline')).toContainText(/just after|\d days? after/);
});

for (const expandInsightsOnFilter of [true, false]) {
  test(`a review opens and says what happens at its end where insights are ${expandInsightsOnFilter ? 'given' : 'refused'}`, async ({
    page,
    tenant,
  }) => {
    await tenant.switch({ expandInsightsOnFilter });
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.northwind);
    await expect(page.getByText('40 people')).toBeVisible();
    await expect(page.getByRole('rowheader').first()).toBeVisible();
    await expect(
      page.getByText(/^If you don’t answer by .*, access is removed automatically\.$/),
    ).toBeVisible();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await expect(page.getByText('Without an answer, access is removed.')).toBeVisible();
    await expect(page.getByText('Results are applied automatically.')).toBeVisible();
    if (expandInsightsOnFilter)
      await (await allFilters(page)).getByRole('button', { name: /unlike most others/ }).click();
    const outliers = page.getByRole('grid').getByText('Unlike most others');
    if (expandInsightsOnFilter) await expect(outliers.first()).toBeVisible();
    else await expect(outliers).toHaveCount(0);
  });
}

test('items that differ only in scope or policy can be told apart, and groups and applications are named as such', {
  tag: ['@case-08-same-role-two-scopes-two-policies', '@case-10-approve-advice-without-sign-in'],
}, async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Nestor Wilke');
  await openReview(page, reviews.subscriptions);
  const main = page.getByRole('main');
  for (const size of [DESK, PHONE])
    await test.step(`at ${size.width} px`, async () => {
      await atSize(page, size);
      await expect(main.getByText('Owner on Payroll production').first()).toBeVisible();
      await expect(main.getByText('Owner on Playground').first()).toBeVisible();
      await expect(main.getByText('Group', { exact: true })).toBeVisible();
      await expect(main.getByText('Application', { exact: true }).first()).toBeVisible();
      await expect(main.getByText(/^Application without a name \(…\w{6}\)$/)).toBeVisible();
      expect(await main.getByText(/^[\da-f]{8}-[\da-f-]{27}$/).count()).toBe(0);
      await expectNoViolations(page, 'groups and applications as principals');
    });
  await atSize(page, DESK);
  const dialog = page.getByRole('dialog');
  const both = page.getByRole('checkbox', { name: /Owner on P/ });
  for (const box of await both.all()) await box.check();
  await page.getByRole('button', { name: 'Deny', exact: true }).click();
  await expect(dialog).toContainText('Deny access for 2 items?');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('link', { name: 'My reviews' }).click();
  await openReview(page, reviews.packages);
  await expect(main.getByText('Campaign workspace (Partners)').first()).toBeVisible();
  await expect(main.getByText('Campaign workspace (Employees)').first()).toBeVisible();

  await page.getByRole('link', { name: 'My reviews' }).click();
  await openReview(page, reviews.blockedGuests);
  const mia = personRow(page, 'Mia Torres');
  await expect(mia).toContainText('none known');
  await mia.getByRole('button', { name: 'Recommendation: Approve' }).click();
  await expect(mia).toContainText('Microsoft doesn’t say why.');
  await expect(mia).not.toContainText('No sign-in within');
});

test.describe('in a review of more than a page', () => {
  test.use({ seed: { seed: 'large', items: 250 } });

  test('the list of reviews shows no total until the review has been counted', async ({ page, tenant }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await expect(page.getByText('0 decided so far')).toBeVisible();
    await openReview(page, CONTOSO.largeReview);
    await expect(page.getByText('0 of 250 decided')).toBeVisible();
    await page.getByRole('link', { name: 'My reviews' }).click();
    await expect(page.getByText('0 of 250 decided')).toBeVisible();
  });

  test('the list of reviews shows the total of a review that was left while it was counted', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await expect(page.getByText('0 decided so far')).toBeVisible();
    const goOn = await tenant.hold({ pathRegex: 'decisions/filterBy', query: '$skip=' });
    await openReview(page, CONTOSO.largeReview);
    await page.getByRole('link', { name: 'My reviews' }).click();
    await expect(page.getByText('0 decided so far')).toBeVisible();
    await goOn();
    await expect(page.getByText('0 of 250 decided')).toBeVisible();
  });
});

test.describe('at a glance', () => {
  test.use({ seed: { seed: 'large', items: 60, varied: true } });

  test('At a glance shows progress and last sign-ins as tables', async ({ page, tenant }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, CONTOSO.largeReview);
    await expectLoaded(page, 60);
    await page.getByRole('button', { name: 'At a glance' }).click();
    const picture = page.getByRole('region', { name: 'At a glance' });
    await expect(picture).toContainText('Due in');
    const told = async (row: string) =>
      Number(await picture.getByRole('row').filter({ hasText: row }).getByRole('cell').textContent());
    const [denied, undecided] = [await told('Denied'), await told('Not reviewed')];
    const bands = picture.getByRole('table', { name: 'Last sign-in before the review began' });
    const counts = await bands.getByRole('cell').allTextContents();
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(60);

    const open = notReviewedRows(page).first();
    const name = (await open.getByRole('rowheader').getByRole('link').textContent()) ?? '';
    await selectPeople(page, [name]);
    await decide(page, 'Deny', 'Left the project.');
    await expectSaved(page, [name]);
    await expect.poll(() => told('Denied')).toBe(denied + 1);
    expect(await told('Not reviewed')).toBe(undecided - 1);
  });
});

test.describe('in a review with a run before it', () => {
  test.use({ seed: { seed: 'large', items: 10, varied: true, previous: true } });

  test('the last decision’s details open and close with the button that names it', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, CONTOSO.largeReview);
    const told = /^Last time: (Approve|Deny)$/;
    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: told }) })
      .first();
    const last = row.getByRole('button', { name: told });
    await expect(last).toHaveAttribute('aria-expanded', 'false');
    const short = await row.textContent();
    await last.focus();
    await page.keyboard.press('Enter');
    await expect(last).toHaveAttribute('aria-expanded', 'true');
    await expect(last).toBeFocused();
    await expect(row).not.toHaveText(short ?? '');
    await page.keyboard.press('Enter');
    await expect(last).toHaveAttribute('aria-expanded', 'false');
    await expect(last).toBeFocused();
    await expect(row).toHaveText(short ?? '');
  });
});

test.describe('in a review whose list breaks off, with a run before it', () => {
  test.use({ seed: { seed: 'large', items: 250, varied: true, previous: true } });

  test('nothing waits for the last decisions, which are only requested for a whole list', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await expect(page.getByRole('listitem').getByText(/ decided/)).toBeVisible();
    await tenant.fault({ match: { pathRegex: 'decisions/filterBy', query: '$skip=' }, status: 403 });
    await openReview(page, CONTOSO.largeReview);
    await expect(personRow(page, 'Ada Abe 000001')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'You don’t have permission for this' })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'Decision' })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'Last time' })).toBeHidden();
  });
});
