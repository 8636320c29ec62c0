import { CONTOSO } from '../sandbox/seed/seed';
import { decide, expectSaved, openReview, personRow, saveDecision, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('each decision about one person is one write, and Graph has the decision and its reason', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  const adele = await tenant.graphAs('Adele Vance');

  await test.step('one decision is sent as one PATCH, and Graph has it', async () => {
    await selectPeople(page, ['Debra Berger']);
    await decide(page, 'Deny', 'Moved to the planning team.');
    await expectSaved(page, ['Debra Berger']);
    const writes = (await tenant.requests()).filter(({ method }) => method === 'PATCH' || method === 'PUT');
    expect(writes).toHaveLength(1);
    expect(writes[0]?.body).toEqual({ decision: 'Deny', justification: 'Moved to the planning team.' });
    const item = await adele.item(reviews.directReports, 'Debra Berger');
    expect(item).toMatchObject({ decision: 'Deny', justification: 'Moved to the planning team.' });
  });

  await test.step('a saved decision is shown after a reload, with who decided', async () => {
    await selectPeople(page, ['Irvin Sayers']);
    await decide(page, 'Don’t know');
    await expectSaved(page, ['Irvin Sayers']);
    await page.reload();
    await expect(personRow(page, 'Irvin Sayers')).toContainText('Don’t know');
    await expect(personRow(page, 'Irvin Sayers')).toContainText('You');
  });
});

test('on a person’s page, a save leaves what I type meanwhile, and the saved decision is not proposed again', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  await page.getByRole('link', { name: 'Kai Sørensen' }).click();
  const deny = page.getByRole('radio', { name: 'Deny' });
  const reason = page.getByRole('textbox', { name: 'Reason' });
  const alex = await tenant.graphAs('Alex Wilber');
  await tenant.fault({ match: { method: 'PATCH' }, status: 429, retryAfter: 5, times: 10_000 });

  await test.step('a decision on its way is still in the form after a reload', async () => {
    await deny.check();
    await reason.fill('Moved.');
    await saveDecision(page).click();
    await expect(saveDecision(page)).toBeDisabled();
    // Between two sends: one that a reload cuts off is in doubt, and another value waits for it for a minute.
    await expect(page.getByText('Microsoft asks Attest to wait').first()).toBeVisible();
    await page.reload();
    await expect(deny).toBeChecked();
    await expect(reason).toHaveValue('Moved.');
  });

  await test.step('the reason that I type meanwhile stays after the save, and can be saved too', async () => {
    await reason.fill('Moved to the planning team.');
    await tenant.clearFaults();
    await expect
      .poll(async () => (await alex.item(reviews.shared, 'Kai Sørensen')).justification)
      .toBe('Moved.');
    await expect(page.getByText('You decided Deny', { exact: false })).toBeVisible();
    await expect(reason).toHaveValue('Moved to the planning team.');
    await tenant.fault({ match: { method: 'PATCH' }, status: 429, retryAfter: 1, times: 10_000 });
    await saveDecision(page).click();
    await expect(saveDecision(page)).toBeDisabled();
  });

  await test.step('a colleague’s later decision is shown, and the form doesn’t contain mine', async () => {
    await page.getByRole('link', { name: reviews.shared, exact: true }).click();
    await tenant.clearFaults();
    await expectSaved(page, ['Kai Sørensen']);
    await alex.decide(reviews.shared, 'Kai Sørensen', 'Approve', 'Came back.');
    await page.reload();
    await page.getByRole('link', { name: 'Kai Sørensen' }).click();
    await expect(page.getByText('Came back.', { exact: false })).toBeVisible();
    await expect(deny).not.toBeChecked();
    await expect(reason).toHaveValue('');
  });
});
