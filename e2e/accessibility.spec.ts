import { CONTOSO } from '../sandbox/seed/seed';
import { expectNoViolationsAt } from './support/accessibility';
import { tabTo } from './support/keyboard';
import { openReview, saveButton, saveDecision, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;
const GUID = 'aaaaaaaa-1111-4222-8333-444444444444';

test('the pages of a person who is signed out break no accessibility rule', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expectNoViolationsAt(page, 'the page of a person who is signed out');

  await page.goto('/review?definition=x&instance=y');
  await expect(page.getByRole('heading', { name: 'This link is damaged' })).toBeVisible();
  await expectNoViolationsAt(page, 'the page about a damaged link');

  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
  await expectNoViolationsAt(page, 'the page about an unknown address');
});

test('the pages for deciding about others break no accessibility rule', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await expect(page.getByRole('link', { name: reviews.directReports })).toBeVisible();
  await page.getByText('How your decisions are saved').click();
  await expectNoViolationsAt(page, 'the list of my reviews');

  await openReview(page, reviews.northwind);
  await expect(page.getByText('40 people', { exact: true })).toBeVisible();
  await expectNoViolationsAt(page, 'one review');

  await page.goto('/');
  await openReview(page, reviews.directReports);
  await page.getByRole('checkbox', { name: 'Select Debra Berger' }).check();
  await page.getByRole('button', { name: 'Deny', exact: true }).click();
  await saveButton(page.getByRole('dialog')).click();
  await expect(page.getByRole('dialog')).toContainText('Give a reason');
  await expectNoViolationsAt(page, 'a question without its reason');

  await page.goto(await tenant.mailLink('Adele Vance', reviews.directReports, 'deny'));
  await expect(page.getByRole('radio', { name: 'Deny' })).toBeChecked();
  await expectNoViolationsAt(page, 'the page of one decision about somebody');

  await page.goto(`/open?definition=${GUID}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Go to my reviews' })).toBeVisible();
  await expectNoViolationsAt(page, 'the page about a link that finds nothing');
});

test('the pages for deciding about oneself break no accessibility rule', async ({ page, tenant }) => {
  const link = await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'yes');
  await signInAs(page, tenant, 'Alex Wilber', link);
  await expect(page.getByRole('radio', { name: 'Yes' })).toBeChecked();
  await expectNoViolationsAt(page, 'the page of one decision about myself');

  await page.getByRole('textbox', { name: 'Reason' }).fill('Every morning.');
  await saveDecision(page).click();
  await expect(page.getByRole('heading', { name: 'Saved: Yes' })).toBeVisible();
  await expectNoViolationsAt(page, 'the page of a recorded decision');
});

test('a review is decided with the keyboard alone', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  const link = page.getByRole('link', { name: reviews.directReports });
  await expect(link).toBeVisible();
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  // The list is one Tab stop; arrow keys move in it, and a letter decides.
  await tabTo(page, page.getByRole('checkbox', { name: 'Select Christie Cline' }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('checkbox', { name: 'Select Debra Berger' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.type('Plans our stores.');
  await tabTo(page, saveButton(page.getByRole('dialog')));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row').filter({ hasText: 'Debra Berger' })).toContainText('Saved');
});

test('the number of selected people is shown', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger', 'Irvin Sayers']);
  await expect(page.getByText('2 selected')).toBeVisible();
});
