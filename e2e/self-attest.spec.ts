import type { Locator } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { saveDecision } from './support/portal';
import { desk, expect, phone, test } from './support/test';

const { reviews } = CONTOSO;

for (const [where, device] of Object.entries({ phone, desk }))
  test.describe(`at a ${where}`, () => {
    test.use(device);
    /** A tap on a phone, a click at a desk. */
    const press = (target: Locator) => (where === 'phone' ? target.tap() : target.click());

    test('four presses lead from the email, signed out, to a recorded decision', async ({ page, tenant }) => {
      const link = await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'yes');
      await page.goto(link);
      let presses = 1;
      const pressButton = async (name: string | RegExp) => {
        presses += 1;
        await press(page.getByRole('button', { name }));
      };
      await pressButton('Sign in');
      await pressButton(/Alex Wilber/);
      await expect(
        page.getByRole('heading', { name: /^Do you still need Building security\?/ }),
      ).toBeVisible();
      await expect(page.getByRole('radio', { name: 'Yes' })).toBeChecked();
      await page.getByRole('textbox', { name: 'Reason' }).fill('I open the building in the morning.');
      await pressButton('Yes, keep it');
      await expect(page.getByRole('heading', { name: 'Saved: Yes' })).toBeVisible();
      expect(presses).toBeLessThanOrEqual(4);

      const alex = await tenant.graphAs('Alex Wilber');
      const item = await alex.item(reviews.buildingSecurity, 'Alex Wilber');
      expect(item).toMatchObject({
        decision: 'Approve',
        justification: 'I open the building in the morning.',
      });
    });

    test('the question, the decisions and Save are on the first screen', async ({ page, tenant }) => {
      await page.goto(await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'no'));
      await press(page.getByRole('button', { name: 'Sign in' }));
      await press(page.getByRole('button', { name: /Alex Wilber/ }));
      await expect(page.getByRole('radio', { name: 'No' })).toBeChecked();
      await expect(page.getByRole('group', { name: 'Your decision' })).toBeVisible();
      await expect(page.getByText(/^Yes\. Signed in within/)).toBeVisible();
      await expect(saveDecision(page)).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
    });

    test('the decision can be taken back afterwards', async ({ page, tenant }) => {
      await page.goto(await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'no'));
      await press(page.getByRole('button', { name: 'Sign in' }));
      await press(page.getByRole('button', { name: /Alex Wilber/ }));
      await page.getByRole('textbox', { name: 'Reason' }).fill('Changed desks.');
      await press(saveDecision(page));
      await expect(page.getByRole('heading', { name: 'Saved: No' })).toBeVisible();
      await expect(page.getByText(/You can change this until/)).toBeVisible();

      await press(page.getByRole('button', { name: 'Take back' }));
      await expect(page.getByRole('heading', { name: /^Taken back/ })).toBeVisible();
      const alex = await tenant.graphAs('Alex Wilber');
      expect(await alex.item(reviews.buildingSecurity, 'Alex Wilber')).toMatchObject({
        decision: 'NotReviewed',
      });
    });

    test('the focus goes to the question when the decision is changed and when taking back fails', async ({
      page,
      tenant,
    }) => {
      await page.goto(await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'no'));
      await press(page.getByRole('button', { name: 'Sign in' }));
      await press(page.getByRole('button', { name: /Alex Wilber/ }));
      await page.getByRole('textbox', { name: 'Reason' }).fill('Changed desks.');
      await page.keyboard.press('Control+Enter');
      const heading = page.getByRole('heading', { level: 1 });
      await expect(heading).toHaveText('Saved: No');
      await page.getByRole('button', { name: 'Change decision' }).press('Enter');
      await expect(heading).toHaveText(/^Do you still need Building security\?/);
      await expect(heading).toBeFocused();

      await page.getByRole('radio', { name: 'Yes' }).check();
      await page.getByRole('textbox', { name: 'Reason' }).fill('Came back.');
      await page.keyboard.press('Control+Enter');
      await expect(heading).toHaveText('Saved: Yes');
      await tenant.fault({ match: { method: 'PATCH' }, status: 403, times: 50 });
      await page.getByRole('button', { name: 'Take back' }).press('Enter');
      await expect(page.getByText('You don’t have permission for this')).toBeVisible();
      await expect(heading).toHaveText(/^Do you still need Building security\?/);
      await expect(heading).toBeFocused();
    });

    test('the receipt is one press away, after saving and after the end', async ({ page, tenant }) => {
      const link = await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'yes');
      await page.goto(link);
      await press(page.getByRole('button', { name: 'Sign in' }));
      await press(page.getByRole('button', { name: /Alex Wilber/ }));
      await expect(page).toHaveTitle(`${reviews.buildingSecurity} · Decision · Attest`);
      await expect(page.getByRole('button', { name: 'Yes, keep it' })).toBeVisible();
      await page.getByRole('textbox', { name: 'Reason' }).fill('I open the building in the morning.');
      await press(saveDecision(page));
      const receipt = page.getByRole('link', { name: `Receipt of ${reviews.buildingSecurity}` });
      await press(receipt);
      await expect(page.getByRole('heading', { level: 1, name: 'Your receipt' })).toBeVisible();
      await expect(page.getByText('1 of 1')).toBeVisible();

      await tenant.advance('P10D');
      await page.goto(link);
      await expect(page.getByText('This review has ended.')).toBeVisible();
      await press(receipt);
      await expect(page.getByText('No longer: the review has ended.')).toBeVisible();
    });
  });

test('after the end, the outcome of a No about one’s own access is told as it was asked', async ({
  page,
  tenant,
}) => {
  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.buildingSecurity, 'Alex Wilber', 'Deny', 'Changed desks.');
  const link = await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'no');
  await tenant.advance('P20D');
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /Alex Wilber/ }).click();
  await expect(page.getByText('This review has ended.')).toBeVisible();
  await expect(page.getByText(/^You decided No/)).toBeVisible();
  await expect(page.getByText(/^The No was applied|^Not applied yet: you keep access/)).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('Deny');
});
