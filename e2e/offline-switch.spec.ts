import { CONTOSO } from '../sandbox/seed/seed';
import { expectKeptForOffline, expectNothingKept, expectNoWorker } from './support/device';
import { expectLeftAsListed } from './support/left-after-sign-out';
import { test } from './support/offline-test';
import { decide, expectSaved, openReview, personRow, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect } from './support/test';

const { reviews } = CONTOSO;

test('a host that switches off working offline stores nothing on a device and deletes what was there', async ({
  page,
  tenant,
  stand,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await expectKeptForOffline(page, 'inbox', 'review');
  const signOut = async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Account' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  };
  const { id, userPrincipalName } = tenant.person('Adele Vance');
  const { clientId } = (await (await page.request.get('/config.json')).json()) as { clientId: string };
  const parts = { client: clientId, tenant: tenant.id, user: id };
  await page.goto('/');
  await openReview(page, reviews.northwind);
  await page.getByRole('button', { name: 'Columns' }).click();
  const menu = page.getByRole('group', { name: 'Columns' });
  await menu.getByRole('checkbox', { name: 'Reason' }).uncheck();
  await menu.getByRole('checkbox', { name: 'More room for each row' }).check();
  await page.keyboard.press('Escape');
  await signOut();
  await expectLeftAsListed(page, true, parts);

  await page.clock.install();
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await expectKeptForOffline(page, 'inbox', 'review');

  await stand.stopPortal();
  await stand.startPortal('off');
  // The worker answers from its files, with the settings of the last visit until the new ones arrive. The
  // browser requests the worker's script and gets the one that removes it.
  const goOn = stand.hold();
  await page.reload();
  await expect(personRow(page, 'Debra Berger')).toBeVisible();
  goOn();
  await expectNoWorker(page);
  await expectNothingKept(page);

  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Moved.');
  await expectSaved(page, ['Debra Berger']);
  await page.reload();
  await expect(page.getByText(/of \d+ decided/)).toBeVisible();
  // Where it is switched on, what was read would be on the device by now; nothing has swept it away yet.
  await page.clock.fastForward('00:03');
  await expectNoWorker(page);
  await expectNothingKept(page);

  // The sign-out deletes everything of the person, including their reasons.
  await signOut();
  await expectLeftAsListed(page, false, parts);
  const left = await page.evaluate(() => ({ ...localStorage, ...sessionStorage }) as Record<string, string>);
  for (const told of ['Moved.', id, userPrincipalName]) expect(JSON.stringify(left)).not.toContain(told);
});

test('with working offline off, an unsaved decision stays in its tab, and a sign-out in another tab asks about it', async ({
  page,
  tenant,
  context,
  stand,
}) => {
  await stand.stopPortal();
  await stand.startPortal('off');
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: { method: 'PATCH' }, status: 429, retryAfter: 2, times: 10_000 });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');
  const alert = page.getByRole('alert').filter({ hasText: 'This browser keeps nothing' });
  await expect(alert).toContainText('Decisions that aren’t saved yet live only in this tab.');
  await expect(personRow(page, 'Debra Berger')).toContainText('In this tab');
  await expectNothingKept(page);

  const second = await context.newPage();
  await second.goto('/');
  await second.getByRole('banner').getByRole('button', { name: 'Account' }).click();
  await second.getByRole('button', { name: 'Sign out' }).click();
  const question = second.getByRole('alertdialog', {
    name: 'One decision isn’t saved yet, as far as Attest can see',
  });
  await question.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(question).toBeHidden();

  await tenant.clearFaults();
  await expectSaved(page, ['Debra Berger']);
});
