import { CONTOSO } from '../sandbox/seed/seed';
import { saveDecision } from './support/portal';
import { expect, phone, test } from './support/test';

test.use(phone);

const { reviews } = CONTOSO;

test('on a phone, signed out, four taps lead from the mail to a recorded answer', async ({
  page,
  tenant,
}) => {
  const link = await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'yes');
  await page.goto(link);
  let taps = 1;
  const tap = async (name: string | RegExp) => {
    taps += 1;
    await page.getByRole('button', { name }).tap();
  };
  await tap('Sign in');
  await tap(/Alex Wilber/);
  await expect(page.getByRole('heading', { name: /^Do you still need Building security\?/ })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Yes' })).toBeChecked();
  await page.getByRole('textbox', { name: 'Reason' }).fill('I open the building in the morning.');
  await tap('Yes, keep it');
  await expect(page.getByRole('heading', { name: 'Recorded: Yes' })).toBeVisible();
  expect(taps).toBeLessThanOrEqual(4);

  const alex = await tenant.graphAs('Alex Wilber');
  const item = await alex.item(reviews.buildingSecurity, 'Alex Wilber');
  expect(item).toMatchObject({
    decision: 'Approve',
    justification: 'I open the building in the morning.',
  });
});

test('the question, the answers and Save stand on the first screen', async ({ page, tenant }) => {
  await page.goto(await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'no'));
  await page.getByRole('button', { name: 'Sign in' }).tap();
  await page.getByRole('button', { name: /Alex Wilber/ }).tap();
  await expect(page.getByRole('radio', { name: 'No' })).toBeChecked();
  await expect(saveDecision(page)).toBeInViewport();
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
});

test('afterwards the answer can be changed, and taken back', async ({ page, tenant }) => {
  await page.goto(await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'no'));
  await page.getByRole('button', { name: 'Sign in' }).tap();
  await page.getByRole('button', { name: /Alex Wilber/ }).tap();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Changed desks.');
  await saveDecision(page).tap();
  await expect(page.getByRole('heading', { name: 'Recorded: No' })).toBeVisible();
  await expect(page.getByText(/You can change this until/)).toBeVisible();

  await page.getByRole('button', { name: 'Take back' }).tap();
  await expect(page.getByRole('heading', { name: /^Taken back/ })).toBeVisible();
  const alex = await tenant.graphAs('Alex Wilber');
  expect(await alex.item(reviews.buildingSecurity, 'Alex Wilber')).toMatchObject({
    decision: 'NotReviewed',
  });
});

test('by keyboard, the focus goes to the question when the answer is changed, and when taking it back fails', async ({
  page,
  tenant,
}) => {
  await page.goto(await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'no'));
  await page.getByRole('button', { name: 'Sign in' }).tap();
  await page.getByRole('button', { name: /Alex Wilber/ }).tap();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Changed desks.');
  await page.keyboard.press('Control+Enter');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Recorded: No');
  await page.getByRole('button', { name: 'Change decision' }).press('Enter');
  await expect(heading).toHaveText(/^Do you still need Building security\?/);
  await expect(heading).toBeFocused();

  await page.getByRole('radio', { name: 'Yes' }).check();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Came back.');
  await page.keyboard.press('Control+Enter');
  await expect(heading).toHaveText('Recorded: Yes');
  await tenant.fault({ match: { method: 'PATCH' }, status: 403, times: 50 });
  await page.getByRole('button', { name: 'Take back' }).press('Enter');
  await expect(page.getByText('You don’t have permission for this')).toBeVisible();
  await expect(heading).toHaveText(/^Do you still need Building security\?/);
  await expect(heading).toBeFocused();
});

test('the receipt is one tap away, after saving and after the review has ended', async ({ page, tenant }) => {
  const link = await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'yes');
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).tap();
  await page.getByRole('button', { name: /Alex Wilber/ }).tap();
  await expect(page).toHaveTitle(`${reviews.buildingSecurity} · Decision · Attest`);
  await expect(page.getByRole('button', { name: 'Yes, keep it' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Reason' }).fill('I open the building in the morning.');
  await saveDecision(page).tap();
  const receipt = page.getByRole('link', { name: `Receipt of ${reviews.buildingSecurity}` });
  await receipt.tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Your receipt' })).toBeVisible();
  await expect(page.getByText('1 of 1')).toBeVisible();

  await tenant.advance('P10D');
  await page.goto(link);
  await expect(page.getByText('This review has ended.')).toBeVisible();
  await receipt.tap();
  await expect(page.getByText('No longer: the review has ended.')).toBeVisible();
});
