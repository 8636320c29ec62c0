import { CONTOSO } from '../sandbox/seed/seed';
import { decide, openReview, personCard, personRow, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('a finished review can be read and says that it has ended', async ({ page, tenant }) => {
  const link = await tenant.mailLink('Adele Vance', reviews.directReports, 'start');
  await tenant.advance('P20D');
  await signInAs(page, tenant, 'Adele Vance', link);
  await expect(page.getByText('This review has ended.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0);
  const place = (name: string) => page.getByRole('columnheader', { name }).boundingBox();
  const [person, signIn] = [await place('Person'), await place('Last sign-in')];
  expect((person?.x ?? 0) + (person?.width ?? 0)).toBeCloseTo(signIn?.x ?? 0, 0);
});

test('a review that ends while I decide keeps my reason and says that it has ended', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  // The page has read the review while it was running.
  await expect
    .poll(async () => (await tenant.requests()).map(({ path }) => path))
    .toContainEqual(expect.stringMatching(/\/definitions\/[0-9a-f-]{36}$/));
  await selectPeople(page, ['Debra Berger']);
  await tenant.advance('P20D');
  await decide(page, 'Deny', 'Moved.');
  await expect(personRow(page, 'Debra Berger')).toContainText('Deny not saved · Moved.');
  const alert = page.getByRole('alert').filter({ hasText: 'One decision was not saved' });
  await expect(alert).toContainText('This review has ended');
});

test('one by one closes when the review turns out to have ended', async ({ page, tenant }) => {
  await page.clock.install();
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await expect(page.getByRole('dialog')).toContainText(/^1 of \d+/);
  await tenant.advance('P20D');
  // Returning while the page still reads shows the old state; returning once more shows the end.
  await expect(async () => {
    await page.clock.fastForward('00:15');
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await expect(page.getByText('This review has ended.').first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a refused decision is shown with its reason at every width, and R asks for another reason', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: { method: 'PATCH' }, status: 403, times: 50 });
  const name = 'Debra Berger';
  await selectPeople(page, [name]);
  await decide(page, 'Deny', 'Left the team.');
  const row = personRow(page, name);
  await expect(row).toContainText('Not saved');
  await expect(row).toContainText('Left the team.');
  await test.step('a tablet and a phone show the decision and its reason', async () => {
    await page.setViewportSize({ width: 820, height: 1180 });
    await expect(page.getByRole('columnheader', { name: 'Reason' })).toBeHidden();
    await expect(row).toContainText('Left the team.');
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(personCard(page, name)).toContainText('Not saved');
    await expect(personCard(page, name)).toContainText('Left the team.');
    await page.setViewportSize({ width: 1280, height: 900 });
  });
  await tenant.clearFaults();
  const asked = page.getByRole('group', { name: `Deny ${name}’s access` });
  const reason = asked.getByRole('textbox', { name: 'Reason' });
  await test.step('in the list, R opens the question with the earlier reason', async () => {
    await row.getByRole('checkbox').focus();
    await page.keyboard.press('r');
    await expect(reason).toHaveValue('Left the team.');
    await page.keyboard.press('Escape');
    await expect(asked).toBeHidden();
  });
  await test.step('one by one, R opens the question and another reason is given', async () => {
    await row.getByRole('checkbox').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByRole('heading', { level: 2 })).toHaveText(name);
    await page.keyboard.press('r');
    await expect(reason).toHaveValue('Left the team.');
    await page.keyboard.type('Moved to Oslo.');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  });
  await expect(row).toContainText('Moved to Oslo.');
  await expect(row).toContainText('Saved');
  const adele = await tenant.graphAs('Adele Vance');
  expect(await adele.item(reviews.directReports, name)).toMatchObject({
    decision: 'Deny',
    justification: 'Moved to Oslo.',
  });
});

test('somebody else’s review is neither shown nor named', async ({ page, tenant }) => {
  const foreign = new URL(await tenant.mailLink('Adele Vance', reviews.guests, 'start'));
  foreign.searchParams.delete('login_hint');
  await signInAs(page, tenant, 'Diego Siciliani', foreign.href);
  await expect(page.getByRole('heading', { name: /isn’t among yours|don’t have permission/ })).toBeVisible();
  await expect(page.getByText(reviews.guests)).toHaveCount(0);
});

test('a review that doesn’t exist says so', async ({ page, tenant }) => {
  const id = '00000000-1111-4222-8333-444444444444';
  await signInAs(page, tenant, 'Adele Vance', `/review?definition=${id}&instance=${id}`);
  await expect(page.getByRole('heading', { name: 'This review isn’t among yours' })).toBeVisible();
});

test('a person who isn’t mine to decide is refused with a clear heading', async ({ page, tenant }) => {
  const link = new URL(await tenant.mailLink('Alex Wilber', reviews.directReports, 'approve'));
  link.searchParams.delete('login_hint');
  await signInAs(page, tenant, 'Adele Vance', link.href);
  await expect(page.getByRole('heading', { name: 'This isn’t yours to decide' })).toBeVisible();
});

test('an account that may not read reviews gets a clear message with a reference', async ({
  page,
  tenant,
}) => {
  await tenant.fault({ match: { path: '/v1.0/**' }, status: 403, times: 50 });
  await signInAs(page, tenant, 'Adele Vance');
  await expect(page.getByRole('heading', { name: 'You don’t have permission for this' })).toBeVisible();
  await expect(page.getByText(/Reference to quote/)).toBeVisible();
});
