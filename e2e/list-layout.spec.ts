import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { boxOf, expectNothingSideways, heightOf } from './support/boxes';
import {
  allFilters,
  decide,
  expectLoaded,
  expectNotReviewed,
  expectSaved,
  openList,
  openReview,
  personRow,
  selectPeople,
} from './support/portal';
import { signInAs } from './support/sign-in';
import type { TestTenant } from './support/tenant';
import { desk, expect, phone, test } from './support/test';

const { reviews, largeReview } = CONTOSO;
const ROW = 48;
const TARGET = 44;
const tablet = { viewport: { width: 768, height: 1024 }, hasTouch: true };

async function openNorthwind(page: Page, tenant: TestTenant): Promise<void> {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  await expectLoaded(page, 40);
}

const bar = (page: Page) => page.getByRole('group', { name: 'Decide', exact: true });

for (const [where, device] of Object.entries({ phone, desk }))
  test.describe(`at a ${where}`, () => {
    test.use(device);
    const onPhone = where === 'phone';

    test('the last decisions can be hidden and shown again, and the next decision shows them too', async ({
      page,
      tenant,
    }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openList(page, reviews.expenses, onPhone);
      await expectLoaded(page, 10);
      const last = page.getByRole('group', { name: 'Last decisions' });
      const offered = await page.getByRole('button', { name: /^Approve: / }).all();
      const [first = '', second = ''] = await Promise.all(
        offered.map(async (button) =>
          ((await button.getAttribute('aria-label')) ?? '').replace('Approve: ', ''),
        ),
      );
      await page.getByRole('button', { name: `Approve: ${first}` }).click();
      await expect(last).toContainText(`Approved ${first}`);
      expect((await boxOf(last)).width).toBeLessThanOrEqual(onPhone ? 390 : 420);
      await page.getByRole('button', { name: 'Hide this' }).click();
      await expect(last).toBeHidden();
      await page.getByRole('button', { name: 'Show the last decisions' }).click();
      await expect(last).toBeVisible();
      await page.getByRole('button', { name: 'Hide this' }).click();
      await page.getByRole('button', { name: `Deny: ${second}` }).click();
      await expect(last).toContainText(`Denied ${second}`);
      // The key for Undo works while it is closed.
      await page.getByRole('button', { name: 'Hide this' }).click();
      await page.getByRole('checkbox', { name: `Select ${second}` }).focus();
      await page.keyboard.press('z');
      await expect(page.getByRole('button', { name: `Deny: ${second}` })).toBeVisible();
    });
  });

test.describe('at a desk', () => {
  test.use(desk);

  test('the line of filters shows whole filters, including the pressed one, and the menu moves no row', async ({
    page,
    tenant,
  }) => {
    await openNorthwind(page, tenant);
    const strip = page.getByRole('group', { name: 'Filters', exact: true });
    const expectWhole = async () => {
      const { x, width } = await boxOf(strip);
      const chips = await strip.getByRole('button').all();
      expect(chips.length).toBeGreaterThanOrEqual(2);
      for (const chip of chips) {
        const box = await boxOf(chip);
        expect(box.x).toBeGreaterThanOrEqual(x);
        expect(box.x + box.width).toBeLessThanOrEqual(x + width);
      }
    };
    await expectWhole();
    const first = page.locator('[role=row][data-key]').first();
    const { y } = await boxOf(first);
    const menu = await allFilters(page);
    expect((await boxOf(first)).y).toBe(y);
    // A filter that the line has no room for is in it once it is on.
    await menu.getByRole('button', { name: /unlike most others$/ }).click();
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect(strip.getByRole('button', { name: /unlike most others$/, pressed: true })).toBeVisible();
    await expectWhole();
    expect((await boxOf(first)).y).toBe(y);
  });

  test('doubtful people are never approved with the others', async ({ page, tenant }) => {
    await openNorthwind(page, tenant);
    const others = page.getByRole('button', { name: /^Approve the other/ });
    await page.getByRole('button', { name: 'Approve: Alex Wilber' }).click();
    await page.keyboard.type('Leads the launch.');
    await page.keyboard.press('Enter');
    await expect(personRow(page, 'Alex Wilber')).toContainText('Saved');
    // Nobody has looked at the doubtful ones yet.
    await expect(others).toBeHidden();
    await page.getByRole('button', { name: /^Look at these first/ }).click();
    await expect(others).toHaveText('Approve the other 26 people');
  });

  test('a refused decision keeps its reason and row height, and its cause is shown once', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.directReports);
    await tenant.fault({ match: { method: 'PATCH' }, status: 403, times: 50 });
    const debra = personRow(page, 'Debra Berger');
    await page.getByRole('button', { name: 'Deny: Debra Berger' }).click();
    await page.keyboard.type('Left the team.');
    await page.keyboard.press('Enter');
    await expect(debra).toContainText('Not saved');
    await expect(debra).toContainText('Left the team.');
    await expect(debra.getByRole('gridcell', { name: /Deny.*Not saved.*Try again/ })).toBeVisible();
    expect(await heightOf(debra)).toBeLessThanOrEqual(ROW);
    await expect(page.getByText(/You don’t have permission for this/)).toHaveCount(1);
    await debra.getByRole('button', { name: 'Change the decision about Debra Berger' }).click();
    await expect(page.getByRole('button', { name: 'Deny: Debra Berger' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  test('a refused decision beside a saved one is named in full in a row of the same height', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.directReports);
    const debra = personRow(page, 'Debra Berger');
    await selectPeople(page, ['Debra Berger']);
    await decide(page, 'Deny', 'Left the team.');
    await expectSaved(page, ['Debra Berger']);
    await tenant.fault({ match: { method: 'PATCH' }, status: 400 });
    await selectPeople(page, ['Debra Berger']);
    await decide(page, 'Approve', 'Still here.');
    const named = debra.getByRole('button', { name: /^Approve not saved/ });
    await expect(named).toBeVisible();
    const cut = await named.evaluate((line) => {
      const words = document.createRange();
      words.setStart(line, 0);
      words.setEnd(line.firstChild as Node, 'Approve not saved'.length);
      return words.getBoundingClientRect().right - line.getBoundingClientRect().right;
    });
    expect(cut).toBeLessThanOrEqual(0);
    expect(await heightOf(debra)).toBeLessThanOrEqual(ROW);
    await expect(debra.getByRole('button', { name: 'Try again' })).toBeInViewport({ ratio: 1 });
    await debra.getByRole('button', { name: 'Try again' }).click();
    await expectSaved(page, ['Debra Berger']);
  });

  test('a question that fits into the window moves no row above it', async ({ page, tenant }) => {
    await openNorthwind(page, tenant);
    const alex = personRow(page, 'Alex Wilber');
    const { y } = await boxOf(alex);
    await page.getByRole('button', { name: 'Deny: Alex Wilber' }).click();
    const question = page.getByRole('group', { name: /^Deny Alex Wilber’s access/ });
    await expect(question.getByRole('button', { name: 'Deny access' })).toBeInViewport({ ratio: 1 });
    await expect(question.getByRole('textbox', { name: 'Reason' })).toBeFocused();
    // It scrolls in the second frame after it has opened.
    await page.evaluate(
      () =>
        new Promise<void>((done) =>
          requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
        ),
    );
    expect((await boxOf(alex)).y).toBe(y);
  });

  test('a mark that Deny won’t apply makes no row higher', async ({ page, tenant }) => {
    const link = await tenant.mailLink('Nestor Wilke', reviews.changedElsewhere, 'start');
    await signInAs(page, tenant, 'Nestor Wilke', link);
    await expect(page.getByText('Deny won’t apply: synced group').first()).toBeVisible();
    for (const row of await page.locator('[role=row][data-key]').all())
      expect(await heightOf(row)).toBeLessThanOrEqual(ROW);
  });

  test.describe('with an answer of last time', () => {
    test.use({ seed: { seed: 'large', items: 12, varied: true, previous: true } });

    test('a decision that was taken back shows the whole word Saved beside the three decisions', async ({
      page,
      tenant,
    }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openReview(page, largeReview);
      await expectLoaded(page, 12);
      await expect(page.getByRole('columnheader', { name: 'Last time' })).toBeVisible();
      const name = 'Bruno Abe 000002';
      await selectPeople(page, [name]);
      await decide(page, 'Approve', 'On the team.');
      await expectSaved(page, [name]);
      await selectPeople(page, [name]);
      await decide(page, 'Take back');
      await expectNotReviewed(page, name);
      await expect(personRow(page, name).getByText('Saved', { exact: true })).toBeInViewport({ ratio: 1 });
    });

    test('the longest decision doesn’t overlap its Change button', async ({ page, tenant }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openReview(page, largeReview);
      await expectLoaded(page, 12);
      const name = 'Bruno Abe 000002';
      await page.getByRole('button', { name: `Don’t know: ${name}` }).click();
      await expectSaved(page, [name]);
      for (const width of [1280, 1440, 768]) {
        await page.setViewportSize({ width, height: 800 });
        const row = personRow(page, name);
        const word = await boxOf(row.getByText('Don’t know', { exact: true }));
        const change = await boxOf(row.getByRole('button', { name: `Change the decision about ${name}` }));
        expect(word.x + word.width, `${width} px`).toBeLessThanOrEqual(change.x);
      }
    });
  });

  test.describe('in stages', () => {
    test.use({ seed: { seed: 'large', items: 12, varied: true, stages: 2 } });

    test('an earlier stage’s decision makes no row higher', async ({ page, tenant }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openReview(page, largeReview);
      await expect(personRow(page, 'Ada Abe 000001')).toContainText('Earlier stage: Approve, by Alex Wilber');
      for (const row of await page.locator('[role=row][data-key]').all())
        expect(await heightOf(row)).toBeLessThanOrEqual(ROW);
    });
  });
});

test.describe('on a tablet', () => {
  test.use(tablet);

  test('filters open on a sheet, and buttons and questions of a row fit into the window', async ({
    page,
    tenant,
  }) => {
    await openNorthwind(page, tenant);
    await page.getByRole('button', { name: 'Filters' }).tap();
    const sheet = page.getByRole('dialog', { name: 'Filter, group and sort' });
    await sheet.getByRole('button', { name: /^Look at these first/ }).tap();
    await sheet.getByRole('button', { name: /^Show \d+ people$/ }).tap();
    await expectNothingSideways(page);
    const grid = await boxOf(page.getByRole('grid'));
    const expectInside = async (what: ReturnType<Page['getByRole']>) => {
      const { x, width, height } = await boxOf(what);
      expect(x).toBeGreaterThanOrEqual(grid.x);
      expect(x + width).toBeLessThanOrEqual(grid.x + grid.width);
      expect(height).toBeGreaterThanOrEqual(TARGET);
    };
    const debra = personRow(page, 'Debra Berger');
    for (const act of ['Approve', 'Deny', 'Don’t know']) {
      const button = page.getByRole('button', { name: `${act}: Debra Berger` });
      await expectInside(button);
      expect((await boxOf(button)).width).toBeGreaterThanOrEqual(TARGET);
    }
    await page.getByRole('button', { name: 'Don’t know: Debra Berger' }).tap();
    await expect(debra).toContainText('Saved');
    expect(await heightOf(debra)).toBeLessThanOrEqual(ROW);
    const change = page.getByRole('button', { name: 'Change the decision about Debra Berger' });
    await expectInside(change);
    await change.tap();
    for (const act of ['Approve', 'Deny', 'Don’t know', 'Take back', 'Cancel']) {
      const button = page.getByRole('button', { name: `${act}: Debra Berger` });
      await expect(button).toHaveText(act);
      await expectInside(button);
    }
    await page.getByRole('button', { name: 'Deny: Debra Berger' }).tap();
    const question = page.getByRole('group', { name: /^Deny Debra Berger/ });
    await expectInside(question);
    const field = await boxOf(question.getByRole('textbox', { name: 'Reason' }));
    expect(field.x + field.width).toBeLessThanOrEqual(grid.x + grid.width);
    await question.getByRole('button', { name: 'Cancel' }).tap();

    await selectPeople(page, ['Lee Gu', 'Lynne Robbins']);
    await expect(bar(page)).toBeInViewport({ ratio: 1 });
    expect(await heightOf(bar(page))).toBeLessThanOrEqual(64);
  });

  test('the reviewer’s name is in the decision’s cell, and no part of a row is outside the window', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.shared);
    const decision = personRow(page, 'Fatima El Amrani').getByRole('gridcell', { name: /Deny.*Alex Wilber/ });
    const { x, width } = await boxOf(decision);
    expect(x + width).toBeLessThanOrEqual(768);
    expect(await heightOf(personRow(page, 'Fatima El Amrani'))).toBeLessThanOrEqual(ROW);
  });
});

test.describe('on a phone that lies on its side', () => {
  test.use({ viewport: { width: 844, height: 390 }, hasTouch: true });

  test('the last decisions make room for the buttons of a selection, which have labels', async ({
    page,
    tenant,
  }) => {
    await openNorthwind(page, tenant);
    await page.getByRole('button', { name: 'Don’t know: Grady Archie' }).tap();
    const last = page.getByRole('group', { name: 'Last decisions' });
    await expect(last).toBeVisible();
    await selectPeople(page, ['Miriam Graham', 'Alex Wilber']);
    await expect(last).toBeHidden();
    for (const act of ['Approve', 'Deny', 'Accept recommendations'])
      expect((await boxOf(bar(page).getByText(act, { exact: true }))).width).toBeGreaterThan(20);
    expect(await heightOf(bar(page))).toBeLessThanOrEqual(64);
  });
});
