import { CONTOSO } from '../sandbox/seed/seed';
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
  await tap('Save');
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
  await expect(page.getByRole('button', { name: 'Save' })).toBeInViewport();
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
});

test('afterwards the answer can be changed, and taken back', async ({ page, tenant }) => {
  await page.goto(await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'no'));
  await page.getByRole('button', { name: 'Sign in' }).tap();
  await page.getByRole('button', { name: /Alex Wilber/ }).tap();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Changed desks.');
  await page.getByRole('button', { name: 'Save' }).tap();
  await expect(page.getByRole('heading', { name: 'Recorded: No' })).toBeVisible();
  await expect(page.getByText(/You can change this until/)).toBeVisible();

  await page.getByRole('button', { name: 'Take back' }).tap();
  await expect(page.getByRole('heading', { name: /^Taken back/ })).toBeVisible();
  const alex = await tenant.graphAs('Alex Wilber');
  expect(await alex.item(reviews.buildingSecurity, 'Alex Wilber')).toMatchObject({
    decision: 'NotReviewed',
  });
});

test('the receipt is one tap away, after saving and after the review has ended', async ({ page, tenant }) => {
  const link = await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'yes');
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).tap();
  await page.getByRole('button', { name: /Alex Wilber/ }).tap();
  await expect(page).toHaveTitle(`${reviews.buildingSecurity} · Decision · Attest`);
  await page.getByRole('textbox', { name: 'Reason' }).fill('I open the building in the morning.');
  await page.getByRole('button', { name: 'Save' }).tap();
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
