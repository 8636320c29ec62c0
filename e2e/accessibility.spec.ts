import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { expectNoViolations } from './support/accessibility';
import { tabTo } from './support/keyboard';
import { openReview, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import type { TestTenant } from './support/tenant';
import { expect, phone, test } from './support/test';

const { reviews } = CONTOSO;
const desk = { viewport: { width: 1280, height: 900 } };
const GUID = 'aaaaaaaa-1111-4222-8333-444444444444';

/** Each page in the states a reviewer meets; each opens itself for Adele and says what shows that it is there. */
const PAGES: Record<string, (page: Page, tenant: TestTenant) => Promise<void>> = {
  'signed out': async (page) => {
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  },
  'my reviews': async (page, tenant) => {
    await signInAs(page, tenant, 'Adele Vance');
    await expect(page.getByRole('link', { name: reviews.directReports })).toBeVisible();
    await page.getByText('How your decisions are saved').click();
  },
  'one review': async (page, tenant) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.northwind);
    await expect(page.getByText('40 people', { exact: true })).toBeVisible();
  },
  'one review, deciding': async (page, tenant) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.directReports);
    await page.getByRole('checkbox', { name: 'Select Debra Berger' }).check();
    await page.getByRole('button', { name: 'Deny', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('dialog')).toContainText('Give a reason');
  },
  'one decision about somebody': async (page, tenant) => {
    await signInAs(
      page,
      tenant,
      'Adele Vance',
      await tenant.mailLink('Adele Vance', reviews.directReports, 'deny'),
    );
    await expect(page.getByRole('radio', { name: 'Deny' })).toBeChecked();
  },
  'one decision about myself': async (page, tenant) => {
    const link = await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'yes');
    await signInAs(page, tenant, 'Alex Wilber', link);
    await expect(page.getByRole('radio', { name: 'Yes' })).toBeChecked();
  },
  'a decision, recorded': async (page, tenant) => {
    const link = await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'yes');
    await signInAs(page, tenant, 'Alex Wilber', link);
    await page.getByRole('textbox', { name: 'Reason' }).fill('Every morning.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'Recorded: Yes' })).toBeVisible();
  },
  'a link that finds nothing': async (page, tenant) => {
    await signInAs(page, tenant, 'Adele Vance', `/open?definition=${GUID}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Go to my reviews' })).toBeVisible();
  },
  'a damaged link': async (page) => {
    await page.goto('/review?definition=x&instance=y');
    await expect(page.getByRole('heading', { name: 'This link is damaged' })).toBeVisible();
  },
  'no such page': async (page) => {
    await page.goto('/nowhere');
    await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
  },
};

for (const [width, device] of Object.entries({ '390 px': phone, '1280 px': desk })) {
  test.describe(`at ${width}`, () => {
    test.use(device);
    for (const [name, open] of Object.entries(PAGES)) {
      test(`${name} breaks no accessibility rule`, async ({ page, tenant }) => {
        await open(page, tenant);
        await expectNoViolations(page);
      });
    }
  });
}

test('a review is decided with the keyboard alone', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  const link = page.getByRole('link', { name: reviews.directReports });
  await expect(link).toBeVisible();
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  // The list is one stop of Tab; arrows walk in it, and a letter decides.
  await tabTo(page, page.getByRole('checkbox', { name: 'Select Christie Cline' }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('checkbox', { name: 'Select Debra Berger' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.type('Plans our stores.');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Save' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row').filter({ hasText: 'Debra Berger' })).toContainText('Saved');
});

test('selecting people says how many', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger', 'Irvin Sayers']);
  await expect(page.getByText('2 selected')).toBeVisible();
});
