import { CONTOSO } from '../sandbox/seed/seed';
import { expectQuestionKept } from './support/device';
import {
  ask,
  decide,
  notReviewedRows,
  openReview,
  personCard,
  personRow,
  saveButton,
  saveDialog,
  selectAll,
  selectPeople,
} from './support/portal';
import { signInAs } from './support/sign-in';
import { desk, expect, phone, test } from './support/test';

const { reviews } = CONTOSO;
const MISSING = 'Give a reason: the review’s administrator asks for one.';

test('a required reason is asked for with each act, for one person and for everybody', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  const dialog = page.getByRole('dialog');
  const reason = dialog.getByRole('textbox', { name: 'Reason' });
  for (const who of ['one person', 'everybody'] as const) {
    if (who === 'everybody') await selectAll(page);
    else await selectPeople(page, ['Debra Berger']);
    for (const act of ['Approve', 'Deny', 'Accept recommendations'] as const)
      await test.step(`${act} for ${who} asks for a reason`, async () => {
        await page.getByRole('button', { name: act, exact: true }).click();
        await saveButton(dialog).click();
        await expect(dialog).toContainText(MISSING);
        await expect(reason).toBeFocused();
        await reason.fill(' \u200b\u00a0\n\u202e');
        await saveButton(dialog).click();
        await expect(dialog).toContainText(MISSING);

        const writes = (await tenant.requests()).filter(
          ({ method, path }) =>
            method === 'PATCH' || /batchRecordDecisions|acceptRecommendations/i.test(path),
        );
        expect(writes).toEqual([]);
        await reason.fill('');
        await dialog.getByRole('button', { name: 'Cancel' }).click();
        await expect(dialog).toBeHidden();
      });
  }
});

test('where no reason is required, none is asked for', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.expenses);
  const first = notReviewedRows(page).first();
  const name = (await first.getByRole('checkbox').getAttribute('aria-label')) ?? '';
  await first.getByRole('checkbox').check();
  await decide(page, 'Approve');
  await expect(page.getByRole('row').filter({ has: page.getByRole('checkbox', { name }) })).toContainText(
    'Saved',
  );
});

test('a reason of ten thousand characters is refused before it is sent, and kept', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger']);
  await page.getByRole('button', { name: 'Deny', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('x'.repeat(10_000));
  await saveButton(dialog).click();
  await expect(dialog).toContainText('This reason is too long');
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('x'.repeat(10_000));
  expect((await tenant.requests()).filter(({ method }) => method === 'PATCH')).toEqual([]);
});

for (const [where, device] of Object.entries({ phone, desk }))
  test.describe(`at a ${where}`, () => {
    test.use(device);
    const onPhone = where === 'phone';

    test('a typed reason and the selection survive a reload', async ({ page, tenant }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openReview(page, reviews.directReports);
      const dialog = page.getByRole('dialog');
      // On a phone, one by one opens first.
      if (onPhone) await dialog.getByRole('button', { name: 'Close' }).click();
      const boxOf = (name: string) => page.getByRole('checkbox', { name: `Select ${name}` });
      for (const name of ['Debra Berger', 'Irvin Sayers']) await boxOf(name).check();
      await page.getByRole('button', { name: 'Deny', exact: true }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Half a senten');
      await page.reload();

      const reason = dialog.getByRole('textbox', { name: 'Reason' });
      await expect(reason).toHaveValue('Half a senten');
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await test.step('the reason is offered neither for another act nor for fewer people', async () => {
        await ask(page, 'Approve');
        await expect(reason).toHaveValue('');
        await dialog.getByRole('button', { name: 'Cancel' }).click();
        await boxOf('Irvin Sayers').uncheck();
        await ask(page, 'Deny');
        await expect(reason).toHaveValue('');
        await expect(dialog.getByText('Half a senten')).toHaveCount(0);
        await dialog.getByRole('button', { name: 'Cancel' }).click();
        await boxOf('Irvin Sayers').check();
      });
      await ask(page, 'Deny');
      await expect(reason).toHaveValue('Half a senten');
      await saveDialog(page);
      const rowOf = onPhone ? personCard : personRow;
      for (const name of ['Debra Berger', 'Irvin Sayers'])
        await expect(rowOf(page, name)).toContainText('Saved');
    });

    test('on a decision’s page the typed reason and the decision survive a reload', async ({
      page,
      tenant,
    }) => {
      const link = await tenant.mailLink('Adele Vance', reviews.directReports, 'approve');
      await signInAs(page, tenant, 'Adele Vance', link);
      await page.getByText('Deny', { exact: true }).click();
      await page.getByRole('textbox', { name: 'Reason' }).fill('Not any m');
      await page.reload();
      await expect(page.getByRole('radio', { name: 'Deny' })).toBeChecked();
      await expect(page.getByRole('textbox', { name: 'Reason' })).toHaveValue('Not any m');
      await page.getByText('Approve', { exact: true }).click();
      await expect(page.getByRole('textbox', { name: 'Reason' })).toHaveValue('');
      await page.getByText('Deny', { exact: true }).click();
      await expect(page.getByRole('textbox', { name: 'Reason' })).toHaveValue('Not any m');
    });
  });

test('a question that was closed stays closed when the review is opened again', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectAll(page);
  await page.getByRole('button', { name: 'Deny', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expectQuestionKept(page, 'Deny');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'My reviews' }).click();
  await openReview(page, reviews.directReports);
  await expect(personRow(page, 'Debra Berger')).toBeVisible();
  await expect(dialog).toBeHidden();
});
