import { atSize, DESK, PHONE } from './support/accessibility';
import { doorKeeper, markDoors, startBuildings, uploadDoors } from './support/custom-data';
import { ask, saveDialog } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

/** The wide screen comes first: a phone opens one by one while there is something to decide. */
const SIZES = [DESK, PHONE];
const DOORS = 'Doors of the head office';
const NO_DATA = 'Doors, without data';

test('a Deny in a system outside Entra is passed on, and shown as done once its keeper marks it', async ({
  page,
  tenant,
}) => {
  const admin = await doorKeeper(tenant);
  const doors = await startBuildings(tenant, admin, DOORS, 'Adele Vance');
  await uploadDoors(tenant, admin, doors);
  await startBuildings(tenant, admin, NO_DATA, 'Adele Vance');
  await tenant.advance('PT2H1M');
  await signInAs(
    page,
    tenant,
    'Adele Vance',
    `/review?definition=${doors.definition}&instance=${doors.instance}`,
  );
  const row = (permission: string) =>
    page
      .getByRole('row')
      .or(page.getByRole('listitem'))
      .filter({ has: page.getByRole('checkbox', { name: 'Select Grady Archie' }) })
      .filter({ hasText: permission });

  await test.step('the question before a Deny says who takes the access away', async () => {
    await expect(row('Vault')).toContainText('Opens the vault');
    await row('Lobby').getByRole('checkbox').check();
    const asked = await ask(page, 'Deny');
    for (const size of SIZES) {
      await atSize(page, size);
      await expect(asked).toContainText('will be passed on to whoever manages this system');
      await expect(asked).toContainText('Microsoft doesn’t remove the access.');
    }
    // Nothing is promised about what the keeper does where nobody approved.
    await page.keyboard.press('Escape');
    const unsure = await ask(page, 'Don’t know');
    await expect(unsure).toContainText('whoever manages this system decides about the access');
    await expect(unsure).not.toContainText('Access stays');
    await page.keyboard.press('Escape');
    await ask(page, 'Deny');
    await asked.getByRole('textbox', { name: 'Reason' }).fill('Works from home.');
    await saveDialog(page);
    await atSize(page, DESK);
    await expect(row('Lobby')).toContainText('Saved');
    await expect(row('Vault')).not.toContainText('Saved');
  });

  await test.step('after the end, the review says that the decision is passed on and not marked as done yet', async () => {
    await tenant.advance('P6D');
    for (const size of SIZES) {
      await atSize(page, size);
      await page.reload();
      await expect(
        page.getByText(/^Passed on to whoever manages this system; they haven’t marked it/),
      ).toBeVisible();
      await expect(page.getByText('Microsoft doesn’t say what happened without an answer.')).toBeVisible();
    }
  });

  await test.step('past reviews show what Microsoft reports, in its words', async () => {
    await page.goto('/past');
    for (const size of SIZES) {
      await atSize(page, size);
      const entry = (name: string) =>
        page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) });
      await expect(entry(DOORS)).toContainText('Results not applied yet');
      await expect(entry(DOORS)).not.toContainText('Microsoft reports');
      await expect(entry(NO_DATA)).toContainText('Microsoft reports a problem with this review:');
      await expect(entry(NO_DATA)).toContainText('No data was uploaded in time for Door control');
    }
  });

  await test.step('a decision that the system’s keeper marks is shown as done, with the keeper’s note', async () => {
    await markDoors(tenant, admin, doors);
    await page.getByRole('link', { name: DOORS, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: DOORS })).toBeVisible();
    for (const size of SIZES) {
      await atSize(page, size);
      await page.reload();
      await expect(page.getByText('Deny was applied.')).toBeVisible();
      // Nobody answered about the vault; its result is told all the same.
      await expect(page.getByText('Whoever manages this system marked it as done.')).toBeVisible();
      await expect(page.getByText('Badge blocked.')).toHaveCount(2);
    }
    await page.goto('/past');
    await expect(page.getByRole('listitem').filter({ hasText: DOORS })).toContainText('Results applied');
  });
});
