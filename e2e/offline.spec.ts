import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { atSize, DESK, expectNoViolations, PHONE } from './support/accessibility';
import { expectKeptForOffline } from './support/device';
import { test } from './support/offline-test';
import {
  decide,
  expectSaved,
  notReviewedRows,
  openReview,
  personRow,
  saveDecision,
  selectPeople,
} from './support/portal';
import { signInAs } from './support/sign-in';
import type { TestTenant } from './support/tenant';
import { expect } from './support/test';

const { reviews } = CONTOSO;
const OLD = 'This is what this device kept';

const writes = async (tenant: TestTenant) =>
  (await tenant.requests()).filter(({ method }) => method === 'PATCH');

/** Signs in, opens a review, and returns to the list once the device has stored what it needs. */
async function visit(page: Page, tenant: TestTenant, review: string): Promise<string> {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, review);
  await expect(page.getByText(/\d of \d+ decided/)).toBeVisible();
  await expectKeptForOffline(page, 'inbox', 'review');
  return page.url();
}

test('without a network the portal opens, shows how old its data is, takes decisions and sends them later', async ({
  page,
  tenant,
  stand,
  context,
}) => {
  const link = new URL(await tenant.mailLink('Adele Vance', reviews.directReports, 'deny'));
  link.searchParams.delete('login_hint');
  link.searchParams.delete('tenant');
  const before = (await tenant.ledger()).length;
  const review = await visit(page, tenant, reviews.directReports);
  await page.goto(link.href);
  await expect(page.getByRole('radio', { name: 'Deny' })).toBeChecked();
  await page.close();
  await stand.stop();

  // The list in its last known state, from the device only.
  const train = await context.newPage();
  await train.goto('/');
  await expect(train.getByText(OLD)).toBeVisible();
  await expect(train.getByRole('link', { name: reviews.directReports })).toBeVisible();

  // The mail's link, which was opened before.
  await train.goto(link.href);
  await expect(train.getByRole('radio', { name: 'Deny' })).toBeChecked();
  await train.getByRole('textbox', { name: 'Reason' }).fill('Moved to another team.');
  await saveDecision(train).click();
  await expect(train.getByRole('heading', { name: 'Kept on this device: Deny' })).toBeVisible();
  await expectNoViolations(train, 'a decision that is kept on the device');

  // The review shows the decision made by the link; further decisions survive a reload.
  await train.goto(review);
  await expect(train.getByText(/This is what this device kept/)).toBeVisible();
  await expectNoViolations(train, 'a list that the device kept');
  await selectPeople(train, ['Irvin Sayers']);
  await decide(train, 'Approve', 'Plans our stores.');
  await expect(personRow(train, 'Irvin Sayers')).toContainText('On this device');
  await train.reload();
  const waiting = train.getByRole('row').filter({ hasText: 'On this device' });
  await expect(waiting).toHaveCount(2);
  await expect(personRow(train, 'Irvin Sayers')).toContainText('Plans our stores.');
  await expect(train.getByText('2 decisions wait on this device.')).toBeVisible();
  await expect(train.getByText('You are offline.')).toHaveCount(0);

  await stand.start();
  await expect(train.getByRole('row').filter({ hasText: 'Saved' })).toHaveCount(2);
  const written = (await tenant.ledger()).slice(before);
  expect(written.map(({ decision, justification }) => [decision, justification]).sort()).toEqual([
    ['Approve', 'Plans our stores.'],
    ['Deny', 'Moved to another team.'],
  ]);

  // Offline again: the list was stored before the decisions, but shows them.
  await stand.stop();
  await train.goto('/');
  await expect(train.getByText(OLD)).toBeVisible();
  const listed = train.getByRole('listitem').filter({ hasText: reviews.directReports });
  await expect(listed.getByText('2 of 7 decided')).toBeVisible();
});

test('back online, each decision is read before it is sent, and others’ decisions are replaced only on request', async ({
  page,
  tenant,
  stand,
  context,
}) => {
  const review = await visit(page, tenant, reviews.shared);
  const open = notReviewedRows(page);
  const names = await open
    .getByRole('checkbox')
    .evaluateAll((boxes) =>
      boxes.slice(0, 2).map((box) => (box.getAttribute('aria-label') ?? '').replace(/^Select /, '')),
    );
  const [mine, theirs] = names as [string, string];
  await stand.stop();
  await selectPeople(page, [mine, theirs]);
  await decide(page, 'Approve', 'Still on the case.');
  await expect(personRow(page, theirs)).toContainText('On this device');

  // The browser's data is cleared under the open page: the page says so, offers a copy, and stores the
  // decisions on the device again.
  const { origin } = new URL(page.url());
  const browser = await context.newCDPSession(page);
  await browser.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  const cleared = page.getByRole('alert').filter({ hasText: 'This browser’s data were cleared' });
  for (const size of [PHONE, DESK]) {
    await atSize(page, size);
    await expect(cleared).toContainText('This page had every decision that was still on its way');
    await expect(cleared.getByRole('button', { name: 'Copy my decisions' })).toBeInViewport();
  }
  await expect(personRow(page, theirs)).toContainText('On this device');
  await page.close();

  // While the tab is closed, another reviewer answers for one of the two.
  await stand.start();
  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.shared, theirs, 'Deny', 'Closed the case.');
  await tenant.forgetRequests();

  const later = await context.newPage();
  await later.goto(review);
  const question = later.getByRole('alertdialog', { name: 'Replace Alex Wilber’s decision?' });
  await expect(question).toContainText('Alex Wilber');
  await expect.poll(async () => (await alex.item(reviews.shared, mine)).decision).toBe('Approve');
  const sent = await writes(tenant);
  expect(sent).toHaveLength(1);
  const calls = await tenant.requests();
  const read = calls.find(({ method, path }) => method === 'GET' && path === sent[0]?.path);
  expect(read?.id).toBeLessThan(sent[0]?.id ?? 0);
  expect(await alex.item(reviews.shared, theirs)).toMatchObject({ decision: 'Deny' });

  await question.getByRole('button', { name: 'Replace' }).click();
  await expectSaved(later, [mine, theirs]);
  expect(await alex.item(reviews.shared, theirs)).toMatchObject({
    decision: 'Approve',
    justification: 'Still on the case.',
  });
});

test('offline, the next person is one without a decision on this device', async ({ page, tenant, stand }) => {
  const link = new URL(await tenant.mailLink('Adele Vance', reviews.directReports, 'deny'));
  link.searchParams.delete('login_hint');
  link.searchParams.delete('tenant');
  await visit(page, tenant, reviews.directReports);
  await stand.stop();
  await page.goto(link.href);
  await expect(page.getByRole('radio', { name: 'Deny' })).toBeChecked();
  // What the device kept isn't shown as if it had just been read.
  await expect(page.getByText('This is what this device kept')).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: 'Try again' })).toBeVisible();
  for (const left of [6, 5, 4]) {
    await page.getByRole('radio', { name: 'Deny' }).check();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Moved to another team.');
    await saveDecision(page).click();
    await expect(page.getByRole('heading', { name: 'Kept on this device: Deny' })).toBeVisible();
    await expect(page.getByText(`${left} more to decide in this review.`)).toBeVisible();
    await page.getByRole('link', { name: /^Next: / }).click();
  }
  await expect(page.getByRole('heading', { name: 'Kept on this device: Deny' })).toBeHidden();
});

test('a change typed while my decision waits on this device stays when that decision is saved', async ({
  page,
  tenant,
  stand,
}) => {
  const link = new URL(await tenant.mailLink('Adele Vance', reviews.directReports, 'deny'));
  link.searchParams.delete('login_hint');
  link.searchParams.delete('tenant');
  await visit(page, tenant, reviews.directReports);
  await page.goto(link.href);
  await expect(page.getByRole('radio', { name: 'Deny' })).toBeChecked();
  await stand.stop();
  const reason = page.getByRole('textbox', { name: 'Reason' });
  await reason.fill('Moved to another team.');
  await saveDecision(page).click();
  await expect(page.getByRole('heading', { name: 'Kept on this device: Deny' })).toBeVisible();
  await page.getByRole('button', { name: 'Change' }).click();
  await expect(reason).toHaveValue('Moved to another team.');
  await reason.fill('Moved to the planning team.');

  // The older decision is saved under what I have typed, which is saved next.
  await stand.start();
  await expect.poll(async () => (await tenant.ledger()).at(-1)?.justification).toBe('Moved to another team.');
  await expect(page.getByText('You decided Deny', { exact: false })).toBeVisible();
  await expect(reason).toHaveValue('Moved to the planning team.');
  await saveDecision(page).click();
  await expect(page.getByRole('heading', { name: 'Saved: Deny' })).toBeVisible();
  await expect(page.getByText('Moved to the planning team.')).toBeVisible();
  expect((await tenant.ledger()).at(-1)?.justification).toBe('Moved to the planning team.');
});
