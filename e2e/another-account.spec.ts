import { CONTOSO } from '../sandbox/seed/seed';
import { expectDecisionsKept } from './support/device';
import {
  decide,
  expectNotReviewed,
  expectSaved,
  notReviewedRows,
  openReview,
  personRow,
  selectPeople,
} from './support/portal';
import { pickAccount, signInByPicker } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('another account in the same browser neither sees nor sends a decision that waits', async ({
  page,
  tenant,
}) => {
  const before = (await tenant.ledger()).length;
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const open = notReviewedRows(page).first();
  const label = (await open.getByRole('checkbox').getAttribute('aria-label')) ?? '';
  const name = label.replace(/^Select /, '');
  // The read before sending fails too, so that no request is running when the page is left.
  const reads = { method: 'GET', pathRegex: 'decisions/[0-9a-f-]{36}$' };
  await tenant.fault({ match: reads, status: 429, retryAfter: 600, times: 100 });
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Still on the case.');
  await expect(personRow(page, name)).toContainText('Microsoft asks Attest to wait');

  const linkFor = (person: string) =>
    `/?login_hint=${encodeURIComponent(tenant.person(person).userPrincipalName)}`;
  await page.goto(linkFor('Alex Wilber'));
  await page.getByRole('button', { name: 'Switch account' }).click();
  await pickAccount(page, tenant, 'Alex Wilber');
  await tenant.clearFaults();
  await openReview(page, reviews.shared);
  await expectNotReviewed(page, name);
  await expect(page.getByText(/on this device/i)).toHaveCount(0);
  await expectDecisionsKept(page);
  // Alex's decision is sent, Adele's waiting ones aren't.
  await selectPeople(page, [name]);
  await decide(page, 'Don’t know', 'Ask Adele.');
  await expectSaved(page, [name]);
  expect((await tenant.ledger()).slice(before)).toMatchObject([
    { decision: 'DontKnow', reviewerId: tenant.person('Alex Wilber').id },
  ]);

  await page.goto(linkFor('Adele Vance'));
  await page.getByRole('button', { name: 'Switch account' }).click();
  await expect(page.getByRole('banner')).toContainText('Adele Vance');
  await page.getByRole('link', { name: reviews.shared }).click();
  // Alex answered after Adele decided, so the portal asks before it sends.
  const question = page.getByRole('alertdialog', { name: 'Replace Alex Wilber’s decision?' });
  await question.getByRole('button', { name: 'Replace' }).click();
  await expectSaved(page, [name]);
  expect((await tenant.ledger()).at(-1)).toMatchObject({
    decision: 'Approve',
    reviewerId: tenant.person('Adele Vance').id,
  });
});

test('a guest is asked which account to use with their own email address', async ({ page, tenant }) => {
  const { userPrincipalName } = tenant.person('Dana Fox');
  await signInByPicker(page, tenant, userPrincipalName);
  await page.goto(await tenant.mailLink('Adele Vance', reviews.directReports, 'start'));
  await expect(page.getByRole('heading', { name: 'Which account do you want to use?' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('you are signed in as dana.fox@');
  await expect(page.getByRole('main')).not.toContainText('#EXT#');
});
