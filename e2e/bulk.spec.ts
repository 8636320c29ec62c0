import { CONTOSO } from '../sandbox/seed/seed';
import { allFilters, ask, countOf, expectLoaded, openReview, selectAll } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { largeReview } = CONTOSO;

test.use({ seed: { seed: 'large', items: 70, varied: true, previous: true } });

test('a bulk decision shows its numbers, is asked twice, and can have another reason for the exceptions', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 70);
  await expect((await allFilters(page)).getByRole('button', { name: /denied last time/ })).toBeVisible();
  const denied = await countOf(page, 'denied last time');
  const others = await countOf(page, 'decided by somebody else');
  const adele = await tenant.graphAs('Adele Vance');
  const advisedDeny = (await adele.items(largeReview))
    .filter(({ recommendation }) => recommendation === 'Deny')
    .map(({ principal }) => principal.displayName);

  // No act is shown before the reviewer selects somebody.
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0);
  await selectAll(page);
  const left = ['Bruno Abe 000002', 'Daria Abe 000004'];
  for (const name of left) await page.getByRole('checkbox', { name: `Select ${name}` }).uncheck();
  await expect(page.getByText('68 selected')).toBeVisible();

  const dialog = await ask(page, 'Approve');
  const against = advisedDeny.filter((name) => !left.includes(name)).length;
  await expect(dialog).toContainText('Approve access for 68 people?');
  await expect(dialog).toContainText('Access stays.');
  await expect(dialog).toContainText(`Against Microsoft’s recommendation for ${against} people`);
  await expect(dialog).toContainText(`${denied} people were denied last time`);
  await expect(dialog).toContainText(`Saving replaces ${others} decisions of others:`);
  await expect(dialog).toContainText('Deny, by Alex Wilber');
  await expect(dialog).toContainText('You can change it until');

  await dialog.getByRole('textbox', { name: 'Reason', exact: true }).fill('Works with it.');
  await dialog
    .getByRole('checkbox', { name: `Another reason for the ${against} against the recommendation` })
    .check();
  await dialog.getByRole('button', { name: /^(Approve|Deny) .*…$/ }).click();
  await expect(dialog).toContainText('Give a reason: the review’s administrator asks for one.');
  await dialog
    .getByRole('textbox', { name: /^For the \d+ against the recommendation/ })
    .fill('Back from leave.');
  // Both reasons stay for the same act on the same people, over a cancel and a reload.
  const expectBothKept = async () => {
    await expect(dialog.getByRole('textbox', { name: 'Reason', exact: true })).toHaveValue('Works with it.');
    await expect(dialog.getByRole('textbox', { name: /^For the \d+ against/ })).toHaveValue(
      'Back from leave.',
    );
  };
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await ask(page, 'Approve');
  await expectBothKept();
  await page.reload();
  await expectBothKept();
  await dialog.getByRole('button', { name: /^(Approve|Deny) .*…$/ }).click();
  await expect(dialog.getByRole('listitem').getByText('Approve 68 people', { exact: true })).toBeVisible();
  await expect(dialog).toContainText('about so many and goes against Microsoft’s recommendation');
  await dialog.getByRole('button', { name: 'Back' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Reason', exact: true })).toHaveValue('Works with it.');
  await dialog.getByRole('button', { name: /^(Approve|Deny) .*…$/ }).click();
  expect((await tenant.requests()).filter(({ method }) => method === 'PATCH')).toEqual([]);
  await dialog.getByRole('button', { name: 'Yes, approve 68' }).click();
  await expect(page.getByText('68 decisions are saved.')).toBeVisible();

  const after = await adele.items(largeReview);
  for (const { principal, decision, justification } of after) {
    const expected = left.includes(principal.displayName)
      ? ['NotReviewed', '']
      : ['Approve', advisedDeny.includes(principal.displayName) ? 'Back from leave.' : 'Works with it.'];
    expect([principal.displayName, decision, justification ?? '']).toEqual([
      principal.displayName,
      ...expected,
    ]);
  }
});
