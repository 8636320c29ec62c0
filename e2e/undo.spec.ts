import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import {
  decide,
  expectNotReviewed,
  expectSaved,
  openReview,
  personRow,
  selectAll,
  selectPeople,
} from './support/portal';
import { signInAs } from './support/sign-in';
import type { TestTenant } from './support/tenant';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;
const THEIRS = ['Fatima El Amrani', 'Diego Siciliani'];

test('undoing a bulk decision restores each earlier one, and first names whose is saved under my name', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  await expect(personRow(page, 'Kai Sørensen')).toBeVisible();
  await selectAll(page);
  await decide(page, 'Approve', 'Looked at each of them.');
  await expect(page.getByText('5 decisions are saved.')).toBeVisible();
  const last = page.getByRole('group', { name: 'Last decisions' });
  await expect(last).toContainText('Approved 5 people');

  // The acts that can be undone are on the device, and still there after a reload.
  await page.reload();
  await expect(personRow(page, THEIRS[0] ?? '')).toContainText('Looked at each of them.');
  await last.getByRole('button', { name: 'Undo' }).click();
  const question = page.getByRole('alertdialog', { name: 'Undo for 5 people?' });
  await expect(question).toContainText(
    '2 decisions were somebody else’s. What comes back is saved under your name:',
  );
  for (const name of THEIRS) await expect(question).toHaveAccessibleDescription(new RegExp(name));
  await question.getByRole('button', { name: 'Leave as it is' }).click();
  await expect(personRow(page, THEIRS[0] ?? '')).toContainText('Approve');

  await last.getByRole('button', { name: 'Undo' }).click();
  await question.getByRole('button', { name: 'Undo' }).click();
  await expectNotReviewed(page, 'Kai Sørensen');
  const adele = await tenant.graphAs('Adele Vance');
  await expect
    .poll(async () =>
      (await adele.items(reviews.shared)).map(({ decision, justification, reviewedBy }) =>
        [decision, justification ?? '', decision === 'NotReviewed' ? '' : reviewedBy?.displayName].join('|'),
      ),
    )
    .toEqual([
      'Deny|Not on the case any more.|Adele Vance',
      'Deny|Not on the case any more.|Adele Vance',
      'NotReviewed||',
      'NotReviewed||',
      'NotReviewed||',
    ]);
});

test('single acts can be undone from a list, and a decision that somebody made since stays', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  for (const name of ['Kai Sørensen', 'Patti Fernandez']) {
    await selectPeople(page, [name]);
    await decide(page, 'Approve', `${name} works on the case.`);
    await expectSaved(page, [name]);
  }
  const last = page.getByRole('group', { name: 'Last decisions' });
  await last.getByRole('button', { name: 'One earlier' }).click();
  const list = page.getByRole('dialog', { name: 'Last decisions' });
  await list
    .getByRole('listitem')
    .filter({ hasText: 'Kai Sørensen' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expectNotReviewed(page, 'Kai Sørensen');
  await expect(personRow(page, 'Patti Fernandez')).toContainText('Approve');

  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.shared, 'Patti Fernandez', 'Deny', 'The case is closed.');
  await page.reload();
  await expect(personRow(page, 'Patti Fernandez')).toContainText('The case is closed.');
  await expect(last).toContainText('Approved Patti Fernandez');
  await last.getByRole('button', { name: 'Undo' }).click();
  const question = page.getByRole('alertdialog', { name: 'Nothing left to undo' });
  await expect(question).toContainText(
    'Somebody else has decided about one person since; that decision stays:',
  );
  await expect(question).toHaveAccessibleDescription(
    /Patti Fernandez: Deny, by Alex Wilber.*The case is closed\./,
  );
  await question.getByRole('button', { name: 'Close' }).click();
  expect(await alex.item(reviews.shared, 'Patti Fernandez')).toMatchObject({ decision: 'Deny' });
});

test('the question before undoing names the person and says whose decision comes back', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const [name = ''] = THEIRS;
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Still on the case.');
  await expectSaved(page, [name]);
  await page.reload();
  await expect(personRow(page, name)).toContainText('Still on the case.');
  await page.getByRole('button', { name: 'Undo' }).click();
  const question = page.getByRole('alertdialog', { name: `Undo for ${name}?` });
  await expect(question).toHaveAccessibleDescription(
    /One decision was somebody else’s\. What comes back is saved under your name/,
  );
  await question.getByRole('button', { name: 'Leave as it is' }).click();
  await expect(personRow(page, name)).toContainText('Approve');
});

test('a refused decision is not sent again after it was undone', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  const recorded = await tenant.ledger();
  await tenant.fault({ match: { method: 'PATCH' }, status: 403, times: 50 });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');
  await expect(personRow(page, 'Debra Berger')).toContainText('Not saved');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectNotReviewed(page, 'Debra Berger');
  await tenant.clearFaults();

  // A page that starts anew tries again whatever still waits.
  await page.reload();
  await expectNotReviewed(page, 'Debra Berger');
  await selectPeople(page, ['Irvin Sayers']);
  await decide(page, 'Approve', 'Plans our stores.');
  await expectSaved(page, ['Irvin Sayers']);
  const since = (await tenant.ledger()).slice(recorded.length);
  expect(since.map(({ decision }) => decision)).toEqual(['Approve']);
  const adele = await tenant.graphAs('Adele Vance');
  expect((await adele.item(reviews.directReports, 'Debra Berger')).decision).toBe('NotReviewed');
});

/** Adele approves a person whom Alex denied, and presses Undo. Returns the person's name and the question that opens. */
async function askedToUndo(page: Page, tenant: TestTenant) {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const [name = ''] = THEIRS;
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Still on the case.');
  await expectSaved(page, [name]);
  await page.getByRole('button', { name: 'Undo' }).click();
  const question = page.getByRole('alertdialog', { name: `Undo for ${name}?` });
  await expect(question).toBeVisible();
  return { name, question };
}

test('undoing does what its question said, even if another tab has decided about others since', async ({
  page,
  tenant,
  context,
}) => {
  const { name, question } = await askedToUndo(page, tenant);

  const second = await context.newPage();
  await second.goto(page.url());
  await selectPeople(second, ['Kai Sørensen']);
  await decide(second, 'Approve', 'Works on the case.');
  await expectSaved(second, ['Kai Sørensen']);
  await expect(page.getByText('Approved Kai Sørensen')).toBeAttached();
  await question.getByRole('button', { name: 'Undo' }).click();
  await expect(question).toBeHidden();
  await expect(personRow(page, name)).toContainText('Not on the case any more.');
  await expectSaved(page, [name]);
  const adele = await tenant.graphAs('Adele Vance');
  expect(await adele.item(reviews.shared, name)).toMatchObject({
    decision: 'Deny',
    justification: 'Not on the case any more.',
  });
  expect(await adele.item(reviews.shared, 'Kai Sørensen')).toMatchObject({ decision: 'Approve' });
});

test('the question before undoing is asked again where another tab has changed what it would undo', async ({
  page,
  tenant,
  context,
}) => {
  const { name, question } = await askedToUndo(page, tenant);

  const second = await context.newPage();
  await second.goto(page.url());
  await selectPeople(second, [name]);
  await decide(second, 'Don’t know', 'I will ask.');
  await expect(personRow(second, name)).toContainText('I will ask.');
  await expectSaved(second, [name]);
  await expect(page.getByText(`Don’t know for ${name}`)).toBeAttached();
  await question.getByRole('button', { name: 'Undo' }).click();
  const again = page.getByRole('alertdialog', { name: 'Nothing left to undo' });
  await expect(again).toHaveAccessibleDescription(
    /Something has changed since you were asked.*has a newer decision of yours, which stays/,
  );
  await again.getByRole('button', { name: 'Close' }).click();
  const adele = await tenant.graphAs('Adele Vance');
  expect(await adele.item(reviews.shared, name)).toMatchObject({ decision: 'DontKnow' });
});

test('undoing a refused decision drops it, shows the earlier one again and announces that', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const [name = ''] = THEIRS;
  await tenant.fault({ match: { method: 'PATCH' }, status: 403, times: 50 });
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Still on the case.');
  await expect(personRow(page, name)).toContainText('Approve not saved');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone for one person')).toBeAttached();
  await expect(personRow(page, name)).not.toContainText('not saved');
  await expect(personRow(page, name)).toContainText('Not on the case any more.');
});

test('undoing a change of mind brings back the decision that was on its way, also without a network', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const name = 'Kai Sørensen';
  const row = personRow(page, name);
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Works on the case.');
  await expectSaved(page, [name]);
  await page.context().setOffline(true);
  await selectPeople(page, [name]);
  await decide(page, 'Deny', 'Left the team.');
  await expect(row).toContainText('Left the team.');
  await selectPeople(page, [name]);
  await decide(page, 'Don’t know', 'I ask the team.');
  await expect(row).toContainText('I ask the team.');
  const last = page.getByRole('group', { name: 'Last decisions' });
  await last.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText('Left the team.');
  await last.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText('Works on the case.');
  await page.context().setOffline(false);
  await expectSaved(page, [name]);
  const adele = await tenant.graphAs('Adele Vance');
  expect(await adele.item(reviews.shared, name)).toMatchObject({
    decision: 'Approve',
    justification: 'Works on the case.',
  });
});
