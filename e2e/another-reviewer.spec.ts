import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import {
  ask,
  decide,
  expectLoaded,
  notReviewedRows,
  openReview,
  personRow,
  saveDialog,
  selectPeople,
} from './support/portal';
import { signInAs } from './support/sign-in';
import type { TestTenant } from './support/tenant';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;
const MINE = 'Kai Sørensen';
const NEXT = 'Patti Fernandez';
const CONFLICT = 'Needs you: Alex Wilber has decided meanwhile';

/** The open question about one person. */
const questionAbout = (page: Page, name: string) =>
  page.getByRole('group', { name: new RegExp(`${name}’s access`) });

/**
 * Alex answers for one person; I approve that row too, and Microsoft's answer to that is held until `goOn` is
 * called.
 */
async function bothDecide(
  page: Page,
  tenant: TestTenant,
  { review, name }: { review: string; name: string } = { review: reviews.shared, name: MINE },
) {
  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(review, name, 'Deny', 'Closed the case.');
  const { path } = await alex.item(review, name);
  const goOn = await tenant.hold({ method: 'GET', path });
  await page.getByRole('button', { name: `Approve: ${name}` }).click();
  await questionAbout(page, name).getByRole('textbox', { name: 'Reason' }).fill('Still on the case.');
  await page.keyboard.press('Enter');
  return { alex, goOn };
}

test('a decision that somebody else made meanwhile is shown, and replaced only when I confirm it', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const undecided = notReviewedRows(page).first();
  const label = (await undecided.getByRole('checkbox').getAttribute('aria-label')) ?? '';
  const name = label.replace(/^Select /, '');

  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.shared, name, 'Deny', 'Closed the case.');
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Still on the case.');

  const dialog = page.getByRole('alertdialog', { name: 'Replace Alex Wilber’s decision?' });
  await expect(dialog).toHaveAccessibleDescription(
    new RegExp(`Nothing of yours was saved for:.*${name}: Deny, by Alex Wilber.*Closed the case\\.`),
  );
  expect(await alex.item(reviews.shared, name)).toMatchObject({ decision: 'Deny' });

  await dialog.getByRole('button', { name: 'Replace' }).click();
  await expect(personRow(page, name)).toContainText('Saved');
  expect(await alex.item(reviews.shared, name)).toMatchObject({
    decision: 'Approve',
    justification: 'Still on the case.',
  });
});

test('somebody else’s decision stays when I choose to keep it', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const undecided = notReviewedRows(page).first();
  const name = ((await undecided.getByRole('checkbox').getAttribute('aria-label')) ?? '').replace(
    /^Select /,
    '',
  );
  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.shared, name, 'Deny', 'Closed the case.');
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Still on the case.');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep their decision' }).click();
  await expect(personRow(page, name)).toContainText('Alex Wilber');
  await expect(personRow(page, name)).toContainText('Deny');
  expect(await alex.item(reviews.shared, name)).toMatchObject({ decision: 'Deny' });
});

test('a decision that somebody else’s decision stops is not announced as saved', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const [name, ...others] = [
    'Kai Sørensen',
    'Patti Fernandez',
    tenant.person('dmitrio').displayName,
  ] as const;
  await selectPeople(page, others);
  await decide(page, 'Approve', 'Still on the case.');
  const said = page.getByText('2 decisions saved.', { exact: true });
  await expect(said).toHaveCount(1);
  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.shared, name, 'Deny', 'Closed the case.');
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Still on the case.');
  await expect(page.getByRole('alertdialog')).toContainText('Alex Wilber');
  await expect(said).toHaveCount(1);
});

test('a decision that arrives while I am asked about several people gets its own question afterwards', async ({
  page,
  tenant,
}) => {
  await page.clock.install();
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  await selectPeople(page, [MINE, NEXT]);
  const dialog = await ask(page, 'Approve');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Still on the case.');
  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.shared, MINE, 'Deny', 'Closed the case.');
  await page.clock.fastForward('00:15');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  // Not found by role, because an open question hides the list from roles.
  await expect(page.locator('[data-key]', { hasText: MINE })).toContainText('Closed the case.');
  await expect(dialog).not.toContainText('Saving replaces');
  await saveDialog(page);
  const theirs = page.getByRole('alertdialog', { name: 'Replace Alex Wilber’s decision?' });
  await expect(theirs).toContainText('Closed the case.');
  expect(await alex.item(reviews.shared, MINE)).toMatchObject({ decision: 'Deny' });
  await theirs.getByRole('button', { name: 'Keep their decision' }).click();
  await expect(personRow(page, NEXT)).toContainText('Saved');
});

for (const width of [1280, 390])
  test(`the question about another’s decision waits for my typed reason, and no key typed then answers it, at ${width} px`, async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.shared);
    await expect(personRow(page, NEXT)).toBeVisible();
    await page.setViewportSize({ width, height: 844 });
    const { alex, goOn } = await bothDecide(page, tenant);

    await page.getByRole('button', { name: `Deny: ${NEXT}` }).click();
    const reason = questionAbout(page, NEXT).getByRole('textbox', { name: 'Reason' });
    await expect(reason).toBeFocused();
    await page.keyboard.type('She has left ');
    await goOn();
    await expect(page.getByText(CONFLICT)).toBeVisible();
    await page.keyboard.type('the case and the house. ');
    await expect(reason).toHaveValue('She has left the case and the house. ');
    const dialog = page.getByRole('alertdialog', { name: 'Replace Alex Wilber’s decision?' });
    await expect(dialog).toBeHidden();

    // My reason is saved; then the question comes, and what is still being pressed is no answer to it.
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('heading')).toBeFocused();
    for (const key of ['Space', 'Enter', 'Control+Enter']) await page.keyboard.press(key);
    await expect(dialog.getByRole('button', { name: 'Replace' })).toBeEnabled();
    for (const key of ['Space', 'Enter']) await page.keyboard.press(key);
    await expect(dialog).toBeVisible();
    expect(await alex.item(reviews.shared, MINE)).toMatchObject({ decision: 'Deny' });
    expect(await alex.item(reviews.shared, NEXT)).toMatchObject({
      decision: 'Deny',
      justification: 'She has left the case and the house.',
    });
    await dialog.getByRole('button', { name: 'Keep their decision' }).click();
    await expect(dialog).toBeHidden();
    expect(await alex.item(reviews.shared, MINE)).toMatchObject({ decision: 'Deny' });
  });

test('the question about another’s decision waits until another question is closed, and then has the focus', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  await expect(personRow(page, NEXT)).toBeVisible();
  await selectPeople(page, [NEXT]);
  const { goOn } = await bothDecide(page, tenant);
  const mine = await ask(page, 'Deny');
  await goOn();
  await expect(page.getByText(CONFLICT)).toBeAttached();
  const theirs = page.getByRole('alertdialog');
  await expect(theirs).toBeHidden();
  await mine.getByRole('button', { name: 'Cancel' }).click();
  await expect(theirs.getByRole('heading')).toBeFocused();
  await theirs.getByRole('button', { name: 'Keep their decision' }).click();
  await expect(page.locator('[role=row][data-key] :focus')).toHaveCount(1);
});

test('the question about another’s decision waits until an explanation is closed', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  await expect(personRow(page, NEXT)).toBeVisible();
  const { goOn } = await bothDecide(page, tenant);
  await page.getByRole('button', { name: 'What does “Recommendation” mean?' }).click();
  const help = page.getByRole('dialog', { name: 'Recommendation' });
  await goOn();
  await expect(page.getByText(CONFLICT)).toBeAttached();
  const theirs = page.getByRole('alertdialog');
  await expect(theirs).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(theirs.getByRole('heading')).toBeFocused();
  await theirs.getByRole('button', { name: 'Keep their decision' }).click();
  await expect(theirs).toBeHidden();
});

test('on a person’s page, the question about another’s decision waits while I type', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  await page.getByRole('link', { name: MINE }).click();
  await page.getByRole('radio', { name: 'Approve' }).check();
  const reason = page.getByRole('textbox', { name: 'Reason' });
  await reason.fill('Still on the case.');
  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.shared, MINE, 'Deny', 'Closed the case.');
  const { path } = await alex.item(reviews.shared, MINE);
  await tenant.fault({ match: { method: 'GET', path }, latencyMs: 2_000, times: 1 });
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type(' And in');
  await expect(page.getByText('Closed the case.').first()).toBeVisible();
  await page.keyboard.type(' the house.');
  await expect(reason).toHaveValue('Still on the case. And in the house.');
  const theirs = page.getByRole('alertdialog', { name: 'Replace Alex Wilber’s decision?' });
  await expect(theirs).toBeHidden();

  // Saved, it is what replaces their answer.
  await page.keyboard.press('Control+Enter');
  await expect(theirs.getByRole('heading')).toBeFocused();
  await theirs.getByRole('button', { name: 'Replace' }).click();
  await expect(page.getByRole('heading', { name: 'Saved: Approve' })).toBeVisible();
  expect(await alex.item(reviews.shared, MINE)).toMatchObject({
    decision: 'Approve',
    justification: 'Still on the case. And in the house.',
  });
});

test.describe('in a list with a search box', () => {
  test.use({ seed: { seed: 'large', items: 10, varied: true } });

  test('the question about another’s decision waits until I leave the search box, and what I typed stays', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, CONTOSO.largeReview);
    await expectLoaded(page, 10);
    const both = { review: CONTOSO.largeReview, name: 'Bruno Abe 000002' };
    const { goOn } = await bothDecide(page, tenant, both);
    const search = page.getByRole('searchbox', { name: 'Search people' });
    await search.focus();
    await page.keyboard.type('B');
    await goOn();
    await expect(page.getByText(CONFLICT)).toBeAttached();
    await page.keyboard.type('runo');
    await expect(search).toHaveValue('Bruno');
    const dialog = page.getByRole('alertdialog');
    await expect(dialog).toBeHidden();
    await page.keyboard.press('Tab');
    await expect(dialog.getByRole('heading')).toBeFocused();
    await dialog.getByRole('button', { name: 'Keep their decision' }).click();
    await expect(search).toHaveValue('Bruno');
  });
});
