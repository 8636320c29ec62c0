import { CONTOSO } from '../sandbox/seed/seed';
import { expectNoViolations } from './support/accessibility';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

test('a page that breaks shows a reference and offers a report to send', async ({
  page,
  tenant,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    Intl.RelativeTimeFormat.prototype.format = () => {
      throw new RangeError('broken by a test');
    };
  });
  await signInAs(page, tenant, 'Adele Vance');
  await expect(page.getByRole('heading', { name: 'Something went wrong on this page' })).toBeVisible();
  await expectNoViolations(page, 'the crash page');
  const reference = await page.getByText('Reference to quote:').locator('bdi').textContent();
  await page.getByRole('button', { name: 'Copy the report' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain(`Reference: ${reference}`);
  expect(report).toContain('RangeError: broken by a test');
  expect(report).not.toContain('Adele');
});

for (const language of ['C', 'en-US@posix', 'en_US', '']) {
  test(`the list opens in a browser that calls its language "${language}"`, {
    tag: '@case-14-odd-language-of-the-browser',
  }, async ({ page, tenant }) => {
    await page.addInitScript((named) => {
      Object.defineProperty(navigator, 'language', { get: () => named });
      Object.defineProperty(navigator, 'languages', { get: () => [named] });
    }, language);
    await signInAs(page, tenant, 'Adele Vance');
    await expect(page.getByRole('link', { name: CONTOSO.reviews.directReports })).toBeVisible();
    await expect(page.getByText(/\d decided/).first()).toBeVisible();
  });
}
