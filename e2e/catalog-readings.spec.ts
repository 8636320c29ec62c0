import { CONTOSO } from '../sandbox/seed/seed';
import { atSize, DESK, PHONE } from './support/accessibility';
import { signInAs } from './support/sign-in';
import type { Switches } from './support/tenant';
import { expect, test } from './support/test';

const { catalog } = CONTOSO.reviews;

/**
 * The variants of catalog reviews in a tenant that Microsoft's documents allow; each adds to the ones before.
 */
const READINGS: readonly { says: string; switches: Partial<Switches>; there: boolean }[] = [
  { says: 'the review is on unified alone', switches: {}, there: true },
  {
    says: 'the review is on both routes under one id',
    switches: { catalogReviewsOnOrdinary: true },
    there: true,
  },
  {
    says: 'the review is on both routes, with all details on both',
    switches: { detailsOnOrdinary: true },
    there: true,
  },
  { says: 'the review is on both routes under two ids', switches: { catalogIdsDiffer: true }, there: true },
  {
    says: 'the review is on both routes, and unified is closed to reviewers without a role',
    switches: { unifiedNeedsRole: true },
    there: true,
  },
  {
    says: 'the review is on unified alone, which is closed to reviewers without a role',
    switches: { catalogReviewsOnOrdinary: false },
    there: false,
  },
];

test('a catalog’s review is listed once and can be decided on whichever route it is, and is not listed without one', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Nestor Wilke');
  const answers = async () =>
    (await tenant.ledger()).filter(({ justification }) => justification === 'Left.').length;
  // The copy on the device shows the tenant as it was before the switch.
  const read = () => expect(page.getByText(/As (this device kept it|kept on this device)/)).toHaveCount(0);
  let decided = 0;
  for (const { says, switches, there } of READINGS)
    await test.step(says, async () => {
      await tenant.switch(switches);
      await atSize(page, PHONE);
      await page.goto('/');
      await expect(page.getByRole('status').filter({ hasText: /reviews? to do/ })).toBeVisible();
      await read();
      await expect(page.getByText('Loading details')).toHaveCount(0);
      const link = page.getByRole('heading', { level: 3 }).getByRole('link', { name: catalog });
      for (const size of [PHONE, DESK]) {
        await atSize(page, size);
        await expect(link).toHaveCount(there ? 1 : 0);
        if (there) await expect(link).toBeVisible();
        await expect(page.getByText(/may be missing|couldn’t be read/)).toHaveCount(0);
        await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
      }
      if (!there) return;
      const { search } = new URL((await link.getAttribute('href')) ?? '', 'http://portal');
      await page.goto(`/review${search}`);
      await expect(page.locator('h1')).toContainText(catalog);
      await read();
      await page
        .getByRole('button', { name: /^Deny: / })
        .first()
        .click();
      const asked = page.getByRole('group', { name: /^Deny .* access to / });
      await asked.getByRole('textbox', { name: 'Reason' }).fill('Left.');
      await asked.getByRole('button', { name: 'Deny access' }).click();
      decided += 1;
      await expect.poll(answers).toBe(decided);
    });
});
