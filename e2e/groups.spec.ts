import { CONTOSO } from '../sandbox/seed/seed';
import { decide, expectLoaded, openReview } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { largeReview } = CONTOSO;

test.use({ seed: { seed: 'large', items: 40, varied: true, previous: true } });

const GROUPINGS = {
  advice: /^Recommendation: Deny/,
  department: /^Retail/,
  manager: /^Reports to /,
  signIn: /^Last sign-in 91 to 365 days before/,
  previous: /^Last time: Deny/,
};

test('five groupings put everybody in exactly one group, and a group can be decided as one', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 40);
  // Last time's answers are read after the people.
  await expect(page.getByRole('button', { name: /^Last time: / }).first()).toBeVisible();
  const group = page.getByRole('combobox', { name: 'Group by' });
  const folds = page
    .getByRole('rowheader')
    .getByRole('button', { name: /people?, \d+ not reviewed|person, \d+ not reviewed/ });

  for (const [grouping, words] of Object.entries(GROUPINGS)) {
    await group.selectOption(grouping);
    await expect(page).toHaveURL(new RegExp(`group=${grouping}`));
    // With all groups folded, all group rows are visible, and everybody is in one of them.
    await expect(async () => {
      const open = page.getByRole('rowheader').locator('button[aria-expanded=true]');
      while ((await open.count()) > 0) await open.first().click();
      const sizes = await folds.allInnerTexts();
      const people = sizes.map((text) =>
        Number(/(\d+) people,/.exec(text)?.[1] ?? (/one person,/.test(text) ? 1 : Number.NaN)),
      );
      expect(people.reduce((sum, one) => sum + one, 0)).toBe(40);
    }).toPass();
    await expect(folds.filter({ hasText: words }).first()).toBeVisible();
  }

  const denied = page.getByRole('checkbox', { name: /^Select these \d+: Last time: Deny$/ });
  const size = Number(/\d+/.exec((await denied.getAttribute('aria-label')) ?? '')?.[0]);
  await denied.check();
  await expect(page.getByText(`${size} selected`)).toBeVisible();
  await decide(page, 'Approve', 'Came back to the team.');
  await expect(page.getByText(`${size} decisions are saved.`)).toBeVisible();
  const adele = await tenant.graphAs('Adele Vance');
  const items = await adele.items(largeReview);
  expect(items.filter(({ justification }) => justification === 'Came back to the team.')).toHaveLength(size);

  await page.reload();
  await expect(group).toHaveValue('previous');
  await expect(folds.filter({ hasText: 'Last time: Deny' })).toContainText('0 not reviewed');
});
