import { CONTOSO } from '../sandbox/seed/seed';
import { atSize, DESK, PHONE } from './support/accessibility';
import { allFilters, ask, openReview, personRow, selectAll } from './support/portal';
import { addReviewOf } from './support/reviews';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

test('a Deny that can’t take effect is marked in the row, counted by a filter and explained before saving', async ({
  page,
  tenant,
}) => {
  const reviews = [
    {
      group: 'Payroll clerks',
      person: 'Ingrid Hauge',
      mark: 'Deny won’t apply: synced group',
      why: 'Deny won’t remove this access: the group comes from your own servers, and only an administrator there can remove somebody.',
    },
    {
      group: 'Everyone in Retail',
      person: 'Debra Berger',
      mark: 'Deny won’t apply: rule sets members',
      why: 'Membership is set by a rule (dynamic group): whoever fits the rule stays in.',
    },
    {
      group: 'Facilities',
      person: 'Sean O’Brien',
      mark: 'Deny may not apply: not a direct member',
      why: 'Not a direct member now. If the access comes through another group, Deny won’t remove it.',
    },
  ];
  for (const { group } of reviews)
    await addReviewOf(tenant, { name: `Who is in ${group}`, group, reviewer: 'Adele Vance' });
  await signInAs(page, tenant, 'Adele Vance');
  for (const { group, person, mark, why } of reviews) {
    await openReview(page, `Who is in ${group}`);
    await expect(page.getByText(/^If you don’t answer by .*, access stays\.$/)).toBeVisible();
    await expect(personRow(page, person)).toContainText(mark);
    await selectAll(page);
    const dialog = await ask(page, 'Deny');
    await expect(dialog).toContainText(/Deny may not take effect by itself for (\d|one)/);
    await expect(dialog).toContainText(why);
    // Some of Facilities are direct members, and lose the access.
    await expect(dialog.getByText('Access is removed once')).toHaveCount(group === 'Facilities' ? 1 : 0);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await personRow(page, person).getByRole('link', { name: person }).click();
    await page.getByRole('radio', { name: 'Deny' }).check();
    await expect(page.getByRole('main')).toContainText(why);
    await expect(page.getByText('Access is removed once')).toHaveCount(0);
    await page.goto('/');
  }

  // Where there are enough people to filter, the filter counts them.
  await openReview(page, 'Who is in Everyone in Retail');
  const said = page.getByRole('status').filter({ hasText: /^\d+ people$/ });
  const people = Number.parseInt((await said.textContent()) ?? '', 10);
  const filter = `${people} where Deny may not take effect`;
  await (await allFilters(page)).getByRole('button', { name: filter }).click();
  await expect(page.getByText(`Showing ${people} of ${people}`)).toBeVisible();
  await page.getByRole('link', { name: 'My reviews' }).click();

  // Only some are no direct members: Patti is one.
  await openReview(page, 'Who is in Facilities');
  await expect(personRow(page, 'Sean O’Brien')).toContainText('not a direct member');
  await expect(personRow(page, 'Patti Fernandez')).not.toContainText('not a direct member');
});

const SIZES = [PHONE, DESK];

test('the blocking and deletion of guests is shown before a Deny, and its outcome after the end', {
  tag: '@case-07-denied-guest-is-blocked-and-deleted',
}, async ({ page, tenant }) => {
  const { blockedGuests, changedElsewhere } = CONTOSO.reviews;
  await signInAs(page, tenant, 'Nestor Wilke');
  await openReview(page, blockedGuests);
  await selectAll(page);
  const dialog = await ask(page, 'Deny');
  for (const size of SIZES) {
    await atSize(page, size);
    await expect(dialog).toContainText('a guest can’t sign in for 30 days and is then deleted');
    await expect(dialog.getByRole('link', { name: 'How Microsoft blocks and deletes guests' })).toBeVisible();
  }
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await test.step('also where the recommendation denies one of them', async () => {
    const accepting = await ask(page, 'Accept recommendations');
    await expect(accepting).toContainText('Sam Reed');
    for (const size of SIZES) {
      await atSize(page, size);
      await expect(accepting).toContainText('a guest can’t sign in for 30 days and is then deleted');
      await expect(
        accepting.getByRole('link', { name: 'How Microsoft blocks and deletes guests' }),
      ).toBeVisible();
    }
    await accepting.getByRole('button', { name: 'Cancel' }).click();
  });
  await page.getByRole('link', { name: 'My reviews' }).click();

  // Her group is synchronized from the organisation's own servers.
  await openReview(page, changedElsewhere);
  const ended = page.url();
  const graph = await tenant.graphAs('Nestor Wilke');
  await graph.decide(changedElsewhere, 'Ingrid Hauge', 'Deny', 'Left payroll.');
  await tenant.advance('P20D');
  await signInAs(page, tenant, 'Nestor Wilke');
  await page.goto(ended);
  for (const size of SIZES) {
    await atSize(page, size);
    await expect(page.getByText(/^The review ended/)).toBeVisible();
    await expect(page.getByText('Deny did nothing').first()).toBeVisible();
  }
});

test('one by one shows the consequence of a Deny before it is saved, and no button moves', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Nestor Wilke');
  await openReview(page, CONTOSO.reviews.blockedGuests);
  await personRow(page, 'Mia Torres').getByRole('checkbox').focus();
  await page.keyboard.press('Enter');
  const walk = page.getByRole('dialog');
  const question = walk.getByRole('group', { name: /^Deny .*’s access to/ });
  for (const size of SIZES) {
    await atSize(page, size);
    const deny = walk.getByRole('button', { name: 'Deny', exact: true });
    const before = await deny.boundingBox();
    await deny.click();
    await expect(question).toHaveAccessibleDescription(
      /^Last sign-in: .*a guest can’t sign in for 30 days and is then deleted .*Results are applied/,
    );
    const told = question.getByText('a guest can’t sign in for 30 days and is then deleted');
    await expect(told).toBeInViewport({ ratio: 1 });
    expect(await deny.boundingBox()).toEqual(before);
    await question.getByRole('button', { name: 'Cancel' }).click();
  }
  // On the smallest phone it is higher than the window, and everything of it can be reached.
  await atSize(page, { width: 320, height: 568, touch: true });
  await walk.getByRole('button', { name: 'Deny', exact: true }).click();
  await expect(walk.getByRole('heading', { name: 'Mia Torres' })).toBeInViewport({ ratio: 1 });
  for (const name of ['Deny access', 'Cancel']) {
    const button = question.getByRole('button', { name });
    await button.scrollIntoViewIfNeeded();
    await expect(button).toBeInViewport({ ratio: 1 });
  }
});

test('a definition without reviewers doesn’t make others’ access look like one’s own', {
  tag: '@case-05-no-reviewers-named-but-others-reviewed',
}, async ({ page, tenant }) => {
  const adele = await tenant.graphAs('Adele Vance');
  const mine = "/v1.0/identityGovernance/accessReviews/definitions/filterByCurrentUser(on='reviewer')";
  const { value } = await adele.get<{ value: object[] }>(mine);
  const body = { value: value.map((one) => ({ ...one, reviewers: [], fallbackReviewers: [] })) };
  await tenant.fault({
    match: { path: '/v1.0/identityGovernance/accessReviews/definitions/filterByCurrentUser*' },
    status: 200,
    body,
    times: 500,
  });
  await tenant.fault({
    match: { path: '/v1.0/identityGovernance/accessReviews/definitions/*' },
    patchBody: { reviewers: [], fallbackReviewers: [] },
    times: 500,
  });
  await signInAs(page, tenant, 'Adele Vance');
  const { shared } = CONTOSO.reviews;
  const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: shared }) });
  await expect(card).toContainText(/\d+ of \d+ decided/);
  await expect(card).not.toContainText('own access');
  await openReview(page, shared);
  await expect(personRow(page, 'Patti Fernandez')).toBeVisible();
  const { id } = await adele.item(shared, 'Patti Fernandez');
  const { search } = new URL(page.url());
  await page.goto(`/decision${search}&item=${id}`);
  for (const size of SIZES) {
    await atSize(page, size);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Should Patti Fernandez keep access to Legal hold?',
    );
    await expect(page.getByRole('radio', { name: 'Deny' })).toBeVisible();
  }
});
