import { CONTOSO } from '../sandbox/seed/seed';
import { saveDecision } from './support/portal';
import { pickAccount, signInAs, signInByPicker } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('an email’s Deny link opened signed out leads to that decision after the sign-in, and records nothing', async ({
  page,
  tenant,
}) => {
  // Its answers need no reason: one that is sent by itself would be recorded.
  const link = await tenant.mailLink('Adele Vance', reviews.expenses, 'deny');
  await page.goto(link);
  await expect(page.getByText(tenant.domain).first()).toBeVisible();
  const address = new URL(page.url());
  expect([...address.searchParams.keys()].sort()).toEqual(['answer', 'definition', 'instance', 'item']);

  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /Adele Vance/ }).click();
  await expect(page.getByRole('radio', { name: 'Deny' })).toBeChecked();
  expect(new URL(page.url()).search).toBe(address.search);
  await expect(page).toHaveTitle(new RegExp(`^\\S.* · ${reviews.expenses} · Attest$`));

  await page.getByRole('textbox', { name: 'Reason' }).fill('Left the project.');
  await saveDecision(page).click();
  await expect(page.getByRole('heading', { name: 'Saved: Deny' })).toBeVisible();
  // Counted at the end: what the opening would have sent has arrived by now.
  const writes = (await tenant.requests()).filter(({ method }) => method === 'PATCH');
  expect(writes).toHaveLength(1);
});

test('the Save button names the decision, and Ctrl with Enter saves it', async ({ page, tenant }) => {
  await signInAs(
    page,
    tenant,
    'Adele Vance',
    await tenant.mailLink('Adele Vance', reviews.directReports, 'start'),
  );
  await page.getByRole('link', { name: 'Debra Berger' }).click();
  const button = page.getByRole('button', { name: 'Save', exact: true });
  await expect(button).toBeVisible();
  for (const [answer, saves] of [
    ['Approve', 'Approve access'],
    ['Don’t know', 'Save Don’t know'],
    ['Deny', 'Deny access'],
  ] as const) {
    await page.getByRole('radio', { name: answer }).check();
    await expect(page.getByRole('button', { name: saves, exact: true })).toBeVisible();
  }
  await expect(button).toBeHidden();
  const reason = page.getByRole('textbox', { name: 'Reason' });
  await reason.press('Control+Enter');
  await expect(page.getByText('Give a reason: the review’s administrator asks for one.')).toBeVisible();
  await reason.fill('Left the project.');
  await reason.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Saved: Deny' })).toBeVisible();
  expect((await tenant.requests()).filter(({ method }) => method === 'PATCH')).toHaveLength(1);
});

test('the page of one decision offers to ask the person and their manager', async ({ page, tenant }) => {
  const link = await tenant.mailLink('Adele Vance', reviews.directReports, 'deny');
  await signInAs(page, tenant, 'Adele Vance', link);
  await page.getByRole('button', { name: 'Ask somebody' }).click();
  await expect(page.getByRole('link', { name: /Write an email/ }).first()).toBeVisible();
});

test('a link for somebody else asks which account to use and never switches by itself', async ({
  page,
  tenant,
}) => {
  await signInByPicker(page, tenant, 'Alex Wilber');
  const link = await tenant.mailLink('Adele Vance', reviews.directReports, 'start');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Which account do you want to use?' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(tenant.person('Adele Vance').userPrincipalName);

  await page.getByRole('button', { name: 'Switch account' }).click();
  await page.getByRole('button', { name: /Adele Vance/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(reviews.directReports);
});

test('a link for somebody else can be opened with one’s own account', async ({ page, tenant }) => {
  await signInByPicker(page, tenant, 'Alex Wilber');
  await page.goto(await tenant.mailLink('Adele Vance', reviews.shared, 'start'));
  await page.getByRole('button', { name: /^Continue as/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(reviews.shared);
});

test('a link with an unknown decision is reported, and nothing is preselected', async ({ page, tenant }) => {
  const link = new URL(await tenant.mailLink('Adele Vance', reviews.directReports, 'approve'));
  link.searchParams.set('answer', 'ApproveAll');
  await page.goto(link.href);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await pickAccount(page, tenant, 'Adele Vance');
  await expect(page.getByText('The link asks for a decision that isn’t offered here.')).toBeVisible();
  for (const name of ['Approve', 'Deny', 'Don’t know']) {
    await expect(page.getByRole('radio', { name })).not.toBeChecked();
  }
});

test('My Access’s own link and a review’s path both find the review', async ({ page, tenant }) => {
  const start = new URL(await tenant.mailLink('Adele Vance', reviews.directReports, 'start'));
  const [definition, instance] = ['definition', 'instance'].map((name) => start.searchParams.get(name));
  await signInByPicker(page, tenant, 'Adele Vance', `/@${tenant.domain}#/access-reviews`);
  await expect(page.getByRole('heading', { name: 'My reviews' })).toBeVisible();
  await page.goto(`/reviews/${definition}/${instance}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(reviews.directReports);
});

test.describe('in a review of six hundred', () => {
  test.use({ seed: { seed: 'large', items: 620 } });

  test('a link to one decision reads only that decision, not the list', async ({ page, tenant }) => {
    const adele = await tenant.graphAs('Adele Vance');
    const { path } = await adele.item(CONTOSO.largeReview, 'Ada Abe 000001');
    const [, definition, instance, item] =
      /definitions\/([^/]+)\/instances\/([^/]+)\/decisions\/([^/?]+)/.exec(path) ?? [];
    await tenant.forgetRequests();
    // No other page of the portal is opened before: an inbox that is left may still be reading a list.
    await signInAs(
      page,
      tenant,
      'Adele Vance',
      `/decision?definition=${definition}&instance=${instance}&item=${item}`,
    );
    await page.getByRole('radio', { name: 'Approve' }).check();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Uses it daily.');
    await saveDecision(page).click();
    await expect(page.getByText(/^At least 99 more to decide in this review/)).toBeVisible();
    await expect(page.getByRole('link', { name: /^Next: Bruno Abe 000002/ })).toBeVisible();
    const lists = (await tenant.requests()).filter(({ path }) =>
      path.includes('/decisions/filterByCurrentUser'),
    );
    expect(lists).toHaveLength(1);
  });
});
