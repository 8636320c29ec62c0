import { CONTOSO } from '../sandbox/seed/seed';
import {
  ask,
  decide,
  expectNotReviewed,
  expectSaved,
  openReview,
  personRow,
  saveDialog,
  selectPeople,
} from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('two tabs show the same, and each decision made in them is sent once', async ({
  page,
  tenant,
  context,
}) => {
  const before = (await tenant.ledger()).length;
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(personRow(second, 'Debra Berger')).toBeVisible();

  // Slow enough for both tabs to have a decision on its way at once.
  await tenant.fault({ match: { method: 'PATCH' }, latencyMs: 300, times: 20 });
  await selectPeople(page, ['Debra Berger', 'Irvin Sayers']);
  await selectPeople(second, ['Isaiah Langer']);
  await Promise.all([decide(page, 'Deny', 'Left the team.'), decide(second, 'Approve', 'Plans our stores.')]);
  for (const tab of [page, second]) {
    await expectSaved(tab, ['Debra Berger', 'Irvin Sayers', 'Isaiah Langer']);
    await expect(personRow(tab, 'Debra Berger')).toContainText('Left the team.');
    await expect(personRow(tab, 'Isaiah Langer')).toContainText('Plans our stores.');
  }
  const written = (await tenant.ledger()).slice(before);
  expect(written.map(({ decision }) => decision).sort()).toEqual(['Approve', 'Deny', 'Deny']);
  expect(new Set(written.map(({ itemId }) => itemId)).size).toBe(3);
});

test('two tabs decide offline, and each decision is sent once when the network is back', async ({
  page,
  tenant,
  context,
}) => {
  const before = (await tenant.ledger()).length;
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  const second = await context.newPage();
  await second.goto(page.url());
  const chosen = [
    { tab: page, name: 'Debra Berger', act: 'Deny', reason: 'Left the team.' },
    { tab: second, name: 'Isaiah Langer', act: 'Approve', reason: 'Plans our stores.' },
  ] as const;
  for (const { tab, name, act } of chosen) {
    await selectPeople(tab, [name]);
    await ask(tab, act);
  }
  await context.setOffline(true);
  for (const { tab, name, reason } of chosen) {
    await tab.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill(reason);
    await saveDialog(tab);
    await expect(personRow(tab, name)).toContainText('On this device, until the network is back');
  }
  for (const { tab } of chosen) await expect(tab.getByText('2 decisions wait on this device.')).toBeVisible();

  await context.setOffline(false);
  for (const { tab } of chosen)
    for (const { name, reason } of chosen) {
      await expectSaved(tab, [name]);
      await expect(personRow(tab, name)).toContainText(reason);
    }
  const written = (await tenant.ledger()).slice(before);
  expect(written.map(({ decision }) => decision).sort()).toEqual(['Approve', 'Deny']);
});

test('another tab finishes sending a closed tab’s decision', async ({ page, tenant, context }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  const goOn = await tenant.hold({ method: 'PATCH' });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');
  await expect(personRow(page, 'Debra Berger')).toContainText('Sending');
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(personRow(second, 'Debra Berger')).toContainText('Checking that it is saved');
  await page.close();
  await expect(personRow(second, 'Debra Berger')).toContainText('Deny');
  await goOn();
  await expectSaved(second, ['Debra Berger']);
  const adele = await tenant.graphAs('Adele Vance');
  expect(await adele.item(reviews.directReports, 'Debra Berger')).toMatchObject({ decision: 'Deny' });
});

test('a decision made on another device appears when this page is looked at again', async ({
  page,
  tenant,
  browser,
}) => {
  await page.clock.install();
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await expectNotReviewed(page, 'Debra Berger');

  const phone = await browser.newContext();
  const other = await phone.newPage();
  await signInAs(other, tenant, 'Adele Vance');
  await openReview(other, reviews.directReports);
  await selectPeople(other, ['Debra Berger']);
  await decide(other, 'Deny', 'Left the team.');
  await expectSaved(other, ['Debra Berger']);
  await phone.close();

  await page.clock.fastForward('00:15');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  await expect(personRow(page, 'Debra Berger')).toContainText('Left the team.');
});
