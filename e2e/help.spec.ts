import { CONTOSO } from '../sandbox/seed/seed';
import { expectNoViolations } from './support/accessibility';
import { atMost } from './support/patience';
import { expectLoaded, openReview, personRow } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

test('a word that reviewers may not know is explained beside it, by click and by key', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, CONTOSO.reviews.northwind);
  await test.step('a column’s head has the explanation beside it, and sorts as before', async () => {
    const head = page.getByRole('columnheader', { name: 'Recommendation', exact: true });
    await head.getByRole('button', { name: 'What does “Recommendation” mean?' }).click();
    await expect(page.getByRole('dialog', { name: 'Recommendation' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(head).toHaveAttribute('aria-sort', 'none');
    await head.getByRole('button', { name: 'Recommendation', exact: true }).click();
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
  });
  await page.getByRole('button', { name: 'More', exact: true }).first().click();
  const mark = page.getByRole('button', { name: 'What does “If you don’t answer” mean?' });
  const help = page.getByRole('dialog', { name: 'If you don’t answer' });
  await test.step('a key opens the explanation, and Escape closes it and returns the focus', async () => {
    await mark.focus();
    await page.keyboard.press('Enter');
    await expect(help).toHaveAccessibleDescription(/when nobody decides in time\. Your organisation/);
    await expectNoViolations(page, 'a word that is explained');
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await expect(mark).toBeFocused();
  });

  await test.step('on a phone, the explanation lists other words below it, with links to Microsoft’s pages', async () => {
    await personRow(page, 'Debra Berger').getByRole('link', { name: 'Debra Berger' }).click();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'What does “Recommendation” mean?' }).click();
    const recommendation = page.getByRole('dialog', { name: 'Recommendation' });
    await expect(recommendation).toContainText('The decision is yours.');
    await recommendation.getByText('Other words').click();
    await expect(recommendation.getByText('Nobody has decided about this yet.')).toBeVisible();
    await expect(
      recommendation.getByRole('link', { name: 'More at Microsoft : Not reviewed' }),
    ).toHaveAttribute('href', /^https:\/\/learn\.microsoft\.com\//);
    await expectNoViolations(page, 'all words that are explained');
  });
});

test('an explanation that can’t be loaded leaves the page as it is, and opens once the network is back', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, CONTOSO.reviews.northwind);
  await expectLoaded(page, 40);
  const mark = page.getByRole('button', { name: 'What does “Recommendation” mean?' });
  await page.context().setOffline(true);
  await mark.focus();
  await page.keyboard.press('Enter');
  // Letters belong to the list again as soon as the explanation is given up.
  const box = personRow(page, 'Grady Archie').getByRole('checkbox');
  await box.focus();
  await expect(async () => {
    if (!(await box.isChecked())) await page.keyboard.press('x');
    expect(await box.isChecked()).toBe(true);
  }).toPass({ timeout: atMost(10_000) });
  await page.context().setOffline(false);
  await mark.click();
  await expect(page.getByRole('dialog', { name: 'Recommendation' })).toBeVisible();
});
