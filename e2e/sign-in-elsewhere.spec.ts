import { CONTOSO } from '../sandbox/seed/seed';
import { expectDecisionsKept } from './support/device';
import { decide, openReview, selectPeople } from './support/portal';
import { portalUrl, sandboxUrl } from './support/sandbox';
import { pickAccount, signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('a sign-in that ends in another browser opens the link’s page there and says what to do', async ({
  page,
  tenant,
  browser,
}) => {
  const link = new URL(await tenant.mailLink('Adele Vance', reviews.directReports, 'start'));
  link.searchParams.delete('login_hint');
  await page.goto(link.href);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL((url) => url.origin === sandboxUrl());

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(page.url());
  await other.getByLabel('Email').fill(tenant.person('Adele Vance').userPrincipalName);
  await other.getByRole('button', { name: 'Next' }).click();
  await expect(other).toHaveURL((url) => url.origin === portalUrl() && !url.pathname.startsWith('/auth/'));
  expect(new URL(other.url()).pathname).toBe(link.pathname);
  await expect(other.getByText('began in another tab or browser')).toBeVisible();
  await other.getByRole('button', { name: 'Sign in' }).click();
  await pickAccount(other, tenant, 'Adele Vance');
  await expect(other.getByRole('heading', { level: 1 })).toContainText(reviews.directReports);
  await expect(other.getByText('began in another tab or browser')).toHaveCount(0);
  await elsewhere.close();
});

test('a sign-in answer that names a foreign page opens the start page', async ({ page }) => {
  const meta = Buffer.from(JSON.stringify({ id: 'x', meta: { interactionType: 'redirect' } })).toString(
    'base64',
  );
  const place = Buffer.from('//evil.example/x').toString('base64url');
  await page.goto(`/auth/done.html#code=x&state=${encodeURIComponent(`${meta}|${place}`)}`);
  await expect(page).toHaveURL(`${portalUrl()}/`);
  await expect(page.getByText('use the link in your email again')).toBeVisible();
});

test('a damaged sign-in store can be removed, and unsaved decisions stay', async ({
  page,
  tenant,
  context,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger']);
  await tenant.fault({ match: { method: 'PATCH' }, status: 503, retryAfter: 240, times: 500 });
  await decide(page, 'Approve', 'Plans our stores.');
  await expectDecisionsKept(page);
  const value = encodeURIComponent(JSON.stringify({ id: 'x', key: '!' }));
  await context.addCookies([{ name: 'msal.cache.encryption', value, url: portalUrl() }]);
  await page.reload();
  await expect(page.getByText('What this browser keeps of your sign-in is damaged')).toBeVisible();
  await page.getByRole('button', { name: 'Remove it and sign in again' }).click();
  await tenant.clearFaults();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await pickAccount(page, tenant, 'Adele Vance');
  await expectDecisionsKept(page);
});

for (const [number, title] of [
  [90094, 'Your administrator must approve Attest first'],
  [50105, 'Your account isn’t assigned to Attest'],
  [53003, 'Your organisation’s rules block this sign-in'],
] as const) {
  test(`a sign-in that Entra refuses with AADSTS${number} says why, with a reference`, async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL((url) => url.origin === sandboxUrl());
    const refusal = new URLSearchParams({
      error: 'access_denied',
      error_description: `AADSTS${number}: Refused.`,
      state: new URL(page.url()).searchParams.get('state') ?? '',
    });
    await page.goto(`${portalUrl()}/auth/done.html#${refusal}`);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.getByText(`AADSTS${number}`)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  });
}
