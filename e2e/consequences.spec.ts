import { ask, openReview, personRow, selectAll } from './support/portal';
import { addReviewOf } from './support/reviews';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

test('what a Deny can’t do is marked on the row, counted as a filter and said before it is saved', async ({
  page,
  tenant,
}) => {
  const reviews = [
    {
      group: 'Payroll clerks',
      person: 'Ingrid Hauge',
      mark: 'Deny has to be done on premises: the group is synced',
      why: 'The group comes from your own servers: only an administrator there can remove somebody.',
    },
    {
      group: 'Everyone in Retail',
      person: 'Debra Berger',
      mark: 'Deny doesn’t hold: a rule makes this group’s members',
      why: 'A rule makes the group’s members: whoever fits the rule stays in.',
    },
    {
      group: 'Facilities',
      person: 'Sean O’Brien',
      mark: 'Deny doesn’t reach: access comes through another group',
      why: 'The access comes through another group, and stays while they are in that one.',
    },
  ];
  for (const { group } of reviews)
    await addReviewOf(tenant, { name: `Who is in ${group}`, group, reviewer: 'Adele Vance' });
  await signInAs(page, tenant, 'Adele Vance');
  for (const { group, person, mark, why } of reviews) {
    await openReview(page, `Who is in ${group}`);
    await expect(page.getByText('Without an answer, access stays.')).toBeVisible();
    await expect(personRow(page, person)).toContainText(mark);
    await selectAll(page);
    const dialog = await ask(page, 'Deny');
    await expect(dialog).toContainText('Deny: access is removed once the review has ended.');
    await expect(dialog).toContainText(/Deny can’t take effect by itself for (\d|one)/);
    await expect(dialog).toContainText(why);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('link', { name: 'My reviews' }).click();
  }

  // Where there are enough people to filter, the filter counts them.
  await openReview(page, 'Who is in Everyone in Retail');
  const said = page.getByRole('status').filter({ hasText: /^\d+ people$/ });
  const people = Number.parseInt((await said.textContent()) ?? '', 10);
  await page.getByRole('button', { name: `${people} where Deny can’t take effect` }).click();
  await expect(page.getByText(`Showing ${people} of ${people}`)).toBeVisible();
  await page.getByRole('link', { name: 'My reviews' }).click();

  // Through another group come only some: Patti is in it herself.
  await openReview(page, 'Who is in Facilities');
  await expect(personRow(page, 'Sean O’Brien')).toContainText('through another group');
  await expect(personRow(page, 'Patti Fernandez')).not.toContainText('through another group');
});
