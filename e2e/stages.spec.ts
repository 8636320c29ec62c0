import { CONTOSO } from '../sandbox/seed/seed';
import { atSize, DESK, expectNoViolations, PHONE } from './support/accessibility';
import {
  decide,
  expectNotReviewed,
  expectSaved,
  openReview,
  personRow,
  selectPeople,
} from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { largeReview } = CONTOSO;

test.use({ seed: { seed: 'large', items: 12, varied: true, stages: 2 } });

test('a review in stages names the stage, and a decision is recorded in that stage', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expect(page.getByText(/Stage \d of 2\./)).toBeVisible();
  const name = (await page.getByRole('rowheader').first().getByRole('link').textContent()) ?? '';
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Still on the project.');
  await expectSaved(page, [name]);
  const writes = (await tenant.requests()).filter(({ method }) => method === 'PATCH');
  expect(writes).toHaveLength(1);
  expect(writes[0]?.path).toContain('/stages/');
  await page.reload();
  await expect(personRow(page, name)).toContainText('Approve');
});

test('an earlier stage’s decision and reason are shown beside my own decision', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expect(page.getByText(/^Stage 2 of 2\. If you don’t answer by/)).toBeVisible();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(page.getByText('It is the last stage: what is decided here counts.')).toBeVisible();
  const ada = personRow(page, 'Ada Abe 000001');
  await expect(ada).toContainText('Earlier stage: Approve, by Alex Wilber');
  await expect(ada).toContainText('Works with us.');
  await expectNotReviewed(page, 'Ada Abe 000001');
  await expect(personRow(page, 'Bruno Abe 000002')).toContainText('Earlier stage: Deny, by Alex Wilber');
  await expect(personRow(page, 'Chidi Abe 000003')).not.toContainText('Earlier stage');
  await page.getByRole('button', { name: 'One by one' }).click();
  await expect(page.getByRole('dialog')).toContainText('Approve, by Alex Wilber');
});

test('after the end, the outcome of an earlier stage’s decision is shown', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  const review = page.url();
  await tenant.advance('P60D');
  await signInAs(page, tenant, 'Adele Vance');
  await page.goto(review);
  const bruno = personRow(page, 'Bruno Abe 000002');
  await expect(bruno).toContainText('Earlier stage: Deny, by Alex Wilber');
  await expect(bruno).toContainText(
    'The earlier stage’s Deny counts. Not applied yet: access stays until it is.',
  );
  await expect(page.getByText(/Where nobody decided, what an earlier stage decided stood/)).toBeVisible();
  await expect(page.getByRole('main').locator('header')).toContainText(/Ended/);
  await bruno.getByRole('link', { name: 'Bruno Abe 000002' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Bruno Abe 000002: access to/ })).toBeVisible();
  await expect(
    page.getByText('The earlier stage’s Deny counts. Not applied yet: access stays until it is.'),
  ).toBeVisible();
  await expect(page.getByText(/the earlier stage’s decision stood/)).toBeVisible();
});

test.describe('in a first stage', () => {
  test.use({ seed: { seed: 'contoso' } });

  test('the review says who goes on to the next stage and until when this stage runs', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    const card = page.getByRole('listitem').filter({ hasText: CONTOSO.reviews.staged });
    await expect(card).toContainText(/\d+ of \d+ decided/);
    const due = (await card.getByRole('button', { name: /^in / }).textContent()) ?? '';
    await openReview(page, CONTOSO.reviews.staged);
    await expect(page.getByRole('main').locator('header')).toContainText(`Due ${due}`);
    await expect(page.getByText(/^Stage 1 of 2\. .*the next stage is asked\.$/)).toBeVisible();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const stage = page.getByText(/^Stage 1 of 2\. It ends/);
    await expect(stage).toContainText('All go on to the next stage.');
    await expect(stage).toContainText(/It ends \w+day, \d/);
  });

  test('an ended stage is described as past, also on the receipt', async ({ page, tenant }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, CONTOSO.reviews.staged);
    const review = page.url();
    await tenant.advance('P4D');
    await signInAs(page, tenant, 'Adele Vance');
    await page.goto(review);
    await expect(page.getByText(/^Your stage of this review has ended\./)).toBeVisible();
    await expect(page.getByText(/^Stage 1 of 2\. It ended \w+day, \d/)).toBeVisible();
    await expect(page.getByText('If you don’t answer by')).toBeHidden();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await expect(page.getByText(/^Stage 1 of 2\. It ended/)).toHaveCount(2);
    await expectNoViolations(page, 'a review whose stage has ended');
    await expect(page.getByText('All go on to the next stage.')).toBeHidden();
    const details = page.getByRole('main').getByRole('definition').filter({ hasText: 'The review ends' });
    await expect(details).not.toContainText(/Without an answer|next stage/);
    await expect(page.getByRole('term').filter({ hasText: 'If you don’t answer' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Receipt' }).click();
    await expect(page.getByText('No longer: your stage has ended.')).toBeVisible();
    await page.goto(review);
    await page.getByRole('rowheader').first().getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1, name: /: access to / })).toBeVisible();
    await expect(page.getByText(/Without an answer/)).toHaveCount(0);
    await expectNoViolations(page, 'a person after the end of the stage');
  });

  test('while the next stage runs, the review and its receipt are found among past reviews', async ({
    page,
    tenant,
  }) => {
    const name = CONTOSO.reviews.staged;
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, name);
    const person = (await page.getByRole('rowheader').first().getByRole('link').textContent()) ?? '';
    await selectPeople(page, [person]);
    await decide(page, 'Approve', 'Still in finance.');
    await expectSaved(page, [person]);
    await tenant.advance('P4D');
    await signInAs(page, tenant, 'Adele Vance');
    const list = page.getByRole('list', { name: 'Past reviews' });
    const entry = list.getByRole('listitem').first();
    for (const size of [DESK, PHONE]) {
      await page.goto('/');
      await atSize(page, size);
      // Until the inbox has been read, it shows what the device kept. What stands below it comes last, and reads lists too.
      await expect(page.getByRole('status').filter({ hasText: /reviews? to do/ })).toBeVisible();
      await expect(page.getByText('This is what this device kept')).toBeHidden();
      await expect(page.getByRole('region', { name: 'One guest you sponsor' })).toBeVisible();
      await expect(page.getByRole('link', { name })).toHaveCount(0);
      await tenant.forgetRequests();
      await page.getByRole('link', { name: 'Past reviews' }).click();
      await expect(entry).toContainText(name);
      await expect(entry).toContainText('Your stage has ended');
      await expect(entry).toContainText(/Ended /);
      await expect(list).toContainText(CONTOSO.reviews.applied);
      const paths = (await tenant.requests()).map(({ path }) => path);
      expect(paths.filter((path) => /\/(stages|decisions)\//.test(path))).toEqual([]);
      await expectNoViolations(page, 'a past review whose next stage runs');
      await entry.getByRole('heading').getByRole('link', { name }).click();
      await expect(page.getByText(/^Your stage of this review has ended\./)).toBeVisible();
      await page.getByRole('link', { name: 'Past reviews' }).click();
      await entry.getByRole('link', { name: `Receipt of ${name}` }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Your receipt' })).toBeVisible();
      await expect(page.getByRole('main')).toContainText(person);
    }
  });
});
