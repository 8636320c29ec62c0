import { CONTOSO } from '../sandbox/seed/seed';
import { expectNoViolations } from './support/accessibility';
import {
  expectLoaded,
  expectNotReviewed,
  expectSaved,
  openReview,
  personCard,
  personRow,
} from './support/portal';
import { signInAs } from './support/sign-in';
import { desk, expect, phone, test } from './support/test';

const { largeReview, reviews } = CONTOSO;

test.use({ seed: { seed: 'large', items: 10, varied: true } });

test('one by one shows one person after another, to be decided by button or key, skipped and shown again', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 10);
  await page.getByRole('button', { name: 'One by one' }).click();
  const walk = page.getByRole('dialog');
  const name = walk.getByRole('heading', { level: 2 });

  // Alex has answered for one of the ten; one by one shows the others, from the first.
  await expect(walk).toContainText('1 of 9');
  await expect(name).toBeFocused();
  const first = (await name.textContent()) ?? '';
  await expect(walk).toContainText('No sign-in within the 30 days before the review began.');
  await walk.getByRole('button', { name: 'Approve' }).click();
  const question = walk.getByRole('group', { name: `Approve ${first}’s access to` });
  await question.getByRole('button', { name: 'Approve access' }).click();
  await expect(walk).toContainText('Give a reason: the review’s administrator asks for one.');
  await question.getByRole('textbox', { name: 'Reason' }).fill('On the team.');
  await question.getByRole('button', { name: 'Approve access' }).click();

  // The next person, by keys only; the reason of the person before is not carried over.
  await expect(walk).toContainText('2 of 9');
  await expect(name).toBeFocused();
  const second = (await name.textContent()) ?? '';
  await page.keyboard.press('d');
  const denying = walk.getByRole('group', { name: `Deny ${second}’s access to` });
  await expect(denying).toHaveAccessibleDescription(
    /^Last sign-in: .*Access is removed once the review has ended\./,
  );
  await expect(denying.getByText('Access is removed once the review has ended.')).toBeVisible();
  const reason = walk.getByRole('textbox', { name: 'Reason' });
  await expect(reason).toBeFocused();
  await expect(reason).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(reason).toBeHidden();
  await page.keyboard.press('d');
  await page.keyboard.type('Away, says Alex.');
  await page.keyboard.press('Control+Enter');
  await expect(walk).toContainText('3 of 9');

  await page.keyboard.press('ArrowLeft');
  await expect(name).toHaveText(second);
  await expect(walk).toContainText('Deny');
  await expect(walk).toContainText('Away, says Alex.');
  for (let at = 2; at < 9; at += 1) await page.keyboard.press('ArrowRight');
  await expect(walk).toContainText('9 of 9');
  await walk.getByRole('button', { name: 'Skip' }).click();
  await expect(name).toHaveText('7 left');
  await expect(walk).toContainText('7 people still need a decision.');
  await walk.getByRole('button', { name: 'Go through the 7 left' }).click();
  await expect(walk).toContainText('1 of 7');
  await page.keyboard.press('Escape');
  await expect(walk).toBeHidden();

  await expectSaved(page, [first, second]);
  const adele = await tenant.graphAs('Adele Vance');
  const items = await adele.items(largeReview);
  const mine = items.filter(({ reviewedBy }) => reviewedBy?.displayName === 'Adele Vance');
  expect(
    mine.map(({ principal, decision, justification }) => [principal.displayName, decision, justification]),
  ).toEqual([
    [first, 'Approve', 'On the team.'],
    [second, 'Deny', 'Away, says Alex.'],
  ]);
});

test('one by one opened from a row names somebody else’s decision before it is replaced', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 10);
  const name = 'Ada Abe 000001';
  await expect(personRow(page, name)).toContainText('Alex Wilber');
  await personRow(page, name).getByRole('checkbox').focus();
  await page.keyboard.press('Enter');
  const walk = page.getByRole('dialog');
  await expect(walk.getByRole('heading', { level: 2 })).toHaveText(name);
  await expect(walk).toContainText('Somebody else has decided. Your decision replaces:');
  await expect(walk).toContainText('Left the project.');
  await page.keyboard.press('a');
  await walk.getByRole('textbox', { name: 'Reason' }).fill('Came back in May.');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Close' }).click();
  await expectSaved(page, [name]);
  const adele = await tenant.graphAs('Adele Vance');
  expect(await adele.item(largeReview, name)).toMatchObject({
    decision: 'Approve',
    justification: 'Came back in May.',
  });
});

test('a letter pressed in an explanation decides nothing', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 10);
  await page.getByRole('button', { name: 'One by one' }).click();
  await expect(page.getByRole('dialog')).toContainText('1 of 9');
  await page.getByRole('button', { name: 'What does “Recommendation” mean?' }).click();
  const help = page.getByRole('dialog', { name: 'Recommendation' });
  await expect(help).toBeVisible();
  await page.keyboard.press('u');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(page.getByRole('dialog')).toContainText('1 of 9');
  await page.keyboard.press('u');
  await expect(page.getByRole('dialog')).toContainText('2 of 9');
  // Z takes it back and shows that person again.
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByRole('dialog')).toContainText('1 of 9');
  await expect(page.getByRole('dialog').getByRole('group', { name: 'Last decisions' })).toHaveCount(0);
});

test('a double click decides about one person only', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 10);
  await page.getByRole('button', { name: 'One by one' }).click();
  const walk = page.getByRole('dialog');
  const name = walk.getByRole('heading', { level: 2 });
  const first = (await name.textContent()) ?? '';
  const dontKnow = walk.getByRole('button', { name: 'Don’t know' });
  await dontKnow.dblclick();
  await expect(walk).toContainText('2 of 9');
  const second = (await name.textContent()) ?? '';
  await page.keyboard.press('ArrowRight');
  await expect(walk).toContainText('3 of 9');
  const third = (await name.textContent()) ?? '';
  await dontKnow.click();
  await expect(walk).toContainText('4 of 9');

  // Keys pressed one right after the other are two decisions.
  await page.keyboard.press('ArrowRight');
  await expect(walk).toContainText('5 of 9');
  for (const key of ['u', 'u']) await page.keyboard.press(key);
  await expect(walk).toContainText('7 of 9');
  await walk.getByRole('button', { name: 'Close' }).click();
  await expectSaved(page, [first, third]);
  await expectNotReviewed(page, second);
  await expect(page.getByText('5 of 10 decided')).toBeVisible();
});

test.describe('in a review of three', () => {
  test.use({ seed: { seed: 'large', items: 3 } });

  test('the ending gets the focus once, and the list gets it after one by one is closed', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, largeReview);
    await page.getByRole('row').getByRole('checkbox').nth(1).focus();
    await page.keyboard.press('Enter');
    const walk = page.getByRole('dialog');
    for (const at of [1, 2, 3]) {
      await expect(walk).toContainText(`${at} of 3`);
      await page.keyboard.press('u');
    }
    const ending = walk.getByRole('region', { name: 'All 3 done.' });
    await expect(ending.getByRole('heading')).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(walk).toContainText('3 of 3');
    await page.keyboard.press('ArrowRight');
    await expect(ending.getByRole('heading')).toBeVisible();
    await walk.getByRole('button', { name: 'Back to the list' }).click();
    await expect(walk).toBeHidden();
    await expect(page.getByRole('region', { name: 'All 3 done.' })).toBeHidden();
    await expect(page.getByRole('row').getByRole('checkbox').nth(1)).toBeFocused();
  });

  test('no ending covers the list after the last decision was undone in one by one', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, largeReview);
    await page.getByRole('row').getByRole('checkbox').nth(1).focus();
    await page.keyboard.press('Enter');
    const walk = page.getByRole('dialog');
    for (const at of [1, 2, 3]) {
      await expect(walk).toContainText(`${at} of 3`);
      await page.keyboard.press('u');
    }
    await expect(walk.getByRole('region', { name: 'All 3 done.' })).toBeVisible();
    await walk.getByRole('button', { name: 'Undo' }).click();
    await expect(walk).toContainText('3 of 3');
    await walk.getByRole('button', { name: 'Close' }).click();
    await expect(walk).toBeHidden();
    await expect(page.getByText('2 of 3 decided')).toBeVisible();
    await expect(page.getByRole('region', { name: /decisions so far/ })).toBeHidden();
    await expect(page.getByRole('row').getByRole('checkbox').nth(1)).toBeFocused();
  });
});

test('a person whom the filter leaves out after the decision can still be reached with Back', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 10);
  await page.getByRole('button', { name: /^9 not reviewed/ }).click();
  await expect(page.getByText('Showing 9 of 10')).toBeVisible();
  await page.getByRole('button', { name: 'One by one' }).click();
  const walk = page.getByRole('dialog');
  const name = walk.getByRole('heading', { level: 2 });
  await expect(walk).toContainText('1 of 9');
  const first = (await name.textContent()) ?? '';
  await page.keyboard.press('u');
  await expect(walk).toContainText('2 of 9');
  await expect(page.getByText('Showing 8 of 10')).toBeAttached();
  await page.keyboard.press('ArrowLeft');
  await expect(walk).toContainText('1 of 9');
  await expect(name).toHaveText(first);
  await expect(walk).toContainText('Don’t know');
  await expect(walk.getByRole('button', { name: 'Approve' })).toBeVisible();
});

test('when all who match are decided, one by one says how many others are not', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 10);
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: /^Approve: / }) });
  const found = (await row.first().getByRole('rowheader').getByRole('link').textContent()) ?? '';
  await page.getByRole('searchbox').fill(found);
  await expect(page.getByText('Showing 1 of 10')).toBeVisible();
  await page.getByRole('button', { name: 'One by one' }).click();
  const walk = page.getByRole('dialog');
  await expect(walk).toContainText('1 of 1');
  await page.keyboard.press('u');
  await expect(walk.getByRole('heading', { level: 2 })).toHaveText('These are done');
  await expect(walk).toContainText('8 others still need a decision.');
  await walk.getByRole('button', { name: 'Back to the list' }).click();
  await expect(walk).toBeHidden();
});

for (const [where, device] of Object.entries({ 'a phone': phone, 'a desk': desk }))
  test.describe(`at ${where}`, () => {
    test.use(device);

    test('a refusal is visible and announced before one by one is closed', async ({ page, tenant }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openReview(page, largeReview);
      const walk = page.getByRole('dialog');
      if (device === desk) await page.getByRole('button', { name: 'One by one' }).click();
      await expect(walk).toContainText('1 of 9');
      await tenant.fault({ match: { method: 'PATCH' }, status: 403, times: 100 });
      await walk.getByRole('button', { name: 'Don’t know' }).click();
      await expect(walk).toContainText('2 of 9');
      await expect(walk.getByText('One decision not saved.')).toBeInViewport({ ratio: 1 });
      // By their roles only what screen readers are shown is found.
      await expect(page.getByRole('alert').filter({ hasText: 'One decision was not saved' })).toBeAttached();
      await expectNoViolations(page, 'one by one after a refusal');
      await page.keyboard.press('u');
      await expect(walk.getByText('2 decisions not saved.')).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole('alert').filter({ hasText: '2 decisions were not saved' })).toBeAttached();
    });
  });

test('a notice that is on every page is announced while a dialog is open', async ({
  page,
  tenant,
  context,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 10);
  await page.getByRole('button', { name: 'One by one' }).click();
  await expect(page.getByRole('dialog')).toContainText('1 of 9');
  await context.setOffline(true);
  await page.keyboard.press('u');
  await expect(page.getByRole('status').filter({ hasText: 'You are offline' })).toBeAttached();
});

test('the next person’s card shows the last decision, and Undo goes back to that person', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 10);
  await page.getByRole('button', { name: 'One by one' }).click();
  const walk = page.getByRole('dialog');
  const name = walk.getByRole('heading', { level: 2 });
  await expect(walk).toContainText('1 of 9');
  const first = (await name.textContent()) ?? '';
  const back = walk.getByRole('button', { name: 'Back' });
  await expect(back).toBeDisabled();
  await expect(back).toHaveCSS('border-top-color', 'rgba(0, 0, 0, 0)');
  await page.keyboard.press('u');
  await expect(walk).toContainText('2 of 9');
  await expect(walk.getByText(`Don’t know for ${first}`)).toBeInViewport({ ratio: 1 });
  await walk.getByRole('button', { name: 'Undo' }).click();
  await expect(name).toHaveText(first);
  await expect(name).toBeFocused();
  await walk.getByRole('button', { name: 'Skip' }).click();
  await expect(walk).toContainText('2 of 9');
  await walk.getByRole('button', { name: 'Close' }).click();
  await expectNotReviewed(page, first);
  const adele = await tenant.graphAs('Adele Vance');
  await expect.poll(async () => (await adele.item(largeReview, first)).decision).toBe('NotReviewed');
});

test.describe('without a reason', () => {
  test.use({ seed: { seed: 'contoso' } });

  test('the consequence of a Deny and the time for changes are shown before one press records it', async ({
    page,
    tenant,
  }) => {
    await page.setViewportSize(phone.viewport);
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.staged);
    const walk = page.getByRole('dialog');
    await expect(walk).toContainText('1 of 6');
    await expect(walk.getByText(/Deny: Access is removed once the review has ended\./)).toBeInViewport({
      ratio: 1,
    });
    await expect(walk.getByText(/You can change this until \d+ \w+ \d+, \d\d:\d\d\./)).toBeInViewport({
      ratio: 1,
    });
    await walk.getByRole('button', { name: 'Deny', exact: true }).click();
    for (let at = 2; at < 6; at += 1) {
      await expect(walk).toContainText(`${at} of 6`);
      await walk.getByRole('button', { name: 'Skip' }).click();
    }
    // One's own access is the last.
    await expect(walk).toContainText('This is your own access.');
    await expect(walk.getByText(/No: You lose the access once the review has ended\./)).toBeInViewport({
      ratio: 1,
    });
    await expect(walk.getByText(/^Yes\. Signed in within/)).toBeVisible();
    // About one's own access there are two answers, for the keys too.
    await expect(walk.getByRole('button', { name: 'Yes' })).toBeVisible();
    await expect(walk.getByRole('button', { name: 'Don’t know' })).toHaveCount(0);
    await page.keyboard.press('u');
    await page.keyboard.press('d');
    await expect(walk).toContainText('6 of 6');
    const adele = await tenant.graphAs('Adele Vance');
    await expect.poll(async () => (await adele.item(reviews.staged, 'Adele Vance')).decision).toBe('Deny');
  });
});

test.describe('to the end', () => {
  test.use({ seed: { seed: 'contoso' }, ...phone });

  test('after the last person the ending is shown with its receipt, once', async ({ page, tenant }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.endsSoon);
    const walk = page.getByRole('dialog');
    for (let at = 1; at <= 3; at += 1) {
      await expect(walk).toContainText(`${at} of 3`);
      await walk.getByRole('button', { name: 'Deny', exact: true }).tap();
    }
    const ending = walk.getByRole('region', { name: 'All 3 done.' });
    await expect(ending.getByRole('heading')).toBeFocused();
    await expect(ending).toContainText('3 denied.');
    await expect(ending.getByRole('link', { name: 'Receipt' })).toBeInViewport({ ratio: 1 });
    await expectNoViolations(page, 'the ending of one by one');
    await ending.getByRole('button', { name: 'Back to the list' }).tap();
    await expect(walk).toBeHidden();
    await expect(page.getByText('3 of 3 decided')).toBeVisible();
    await expect(page.getByRole('region', { name: 'All 3 done.' })).toBeHidden();
  });
});

test.describe('on a phone', () => {
  test.use(phone);

  test('one by one opens by itself, and its people can be decided by taps, skipped and shown again', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, largeReview);
    const walk = page.getByRole('dialog');
    const name = walk.getByRole('heading', { level: 2 });
    const button = (called: string) => walk.getByRole('button', { name: called, exact: true });
    await expect(walk).toContainText('1 of 9');
    const first = (await name.textContent()) ?? '';
    for (const act of ['Approve', 'Deny', 'Don’t know', 'Skip'])
      await expect(button(act)).toBeInViewport({ ratio: 1 });
    await button('Approve').tap();
    const question = walk.getByRole('group', { name: `Approve ${first}’s access to` });
    await expect(question).toHaveAccessibleDescription(/Last sign-in: /);
    await expect(button('Approve access')).toBeInViewport({ ratio: 1 });
    await button('Approve access').tap();
    await expect(walk).toContainText('Give a reason: the review’s administrator asks for one.');
    await button('Still needs it for the work').tap();

    await expect(walk).toContainText('2 of 9');
    const second = (await name.textContent()) ?? '';
    await button('Deny').tap();
    await expect(walk.getByText(/^Save with (this reason|one of these reasons):$/)).toBeInViewport({
      ratio: 1,
    });
    await expect(walk.getByText('Deny: why?')).toBeInViewport({ ratio: 1 });
    await expect(walk.getByText('Access is removed once the review has ended.')).toBeInViewport({ ratio: 1 });
    await expect(walk.getByRole('textbox', { name: 'Reason' })).toHaveValue('');
    await walk.getByRole('textbox', { name: 'Reason' }).fill('Away, says Alex.');
    await button('Deny access').tap();

    await expect(walk).toContainText('3 of 9');
    await button('Back').tap();
    await expect(name).toHaveText(second);
    await expect(walk).toContainText('Away, says Alex.');
    for (let at = 2; at <= 9; at += 1) {
      await expect(walk).toContainText(`${at} of 9`);
      await button(at === 2 ? 'Next' : 'Skip').tap();
    }
    await expect(walk).toContainText('7 people still need a decision.');
    await button('Go through the 7 left').tap();
    await expect(walk).toContainText('1 of 7');
    await button('Close').tap();
    for (const one of [first, second]) await expect(personCard(page, one)).toContainText('Saved');
    const adele = await tenant.graphAs('Adele Vance');
    expect(await adele.item(largeReview, first)).toMatchObject({
      decision: 'Approve',
      justification: 'Still needs it for the work',
    });
    expect(await adele.item(largeReview, second)).toMatchObject({
      decision: 'Deny',
      justification: 'Away, says Alex.',
    });
  });
});
