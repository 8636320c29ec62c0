import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { atSize, DESK, expectNoViolations, PHONE } from './support/accessibility';
import {
  decide,
  expectAllSaved,
  expectLoaded,
  expectNotReviewed,
  expectSaved,
  notReviewedRows,
  openList,
  openReview,
  personCard,
  personRow,
  selectPeople,
} from './support/portal';
import { signInAs } from './support/sign-in';
import type { TestTenant } from './support/tenant';
import { desk, expect, phone, test } from './support/test';

const { largeReview, reviews } = CONTOSO;

/** The open question under a row. */
const question = (page: Page, name: string) =>
  page.getByRole('group', { name: new RegExp(`${name}’s access`) });

test('where no reason is required, one press decides, the focus moves on, and Undo is offered', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.expenses);
  const [first, second] = await notReviewedRows(page)
    .getByRole('rowheader')
    .getByRole('link')
    .allTextContents();
  if (!first || !second) throw new Error('Two people wait in this review.');
  await page.getByRole('button', { name: `Approve: ${first}` }).click();
  await expectSaved(page, [first]);
  await expect(personRow(page, second).locator(':focus')).toHaveCount(1);
  await expect(page.getByText(`Approved ${first}`)).toBeInViewport();

  // The row shows the decision, and it can be changed there.
  await personRow(page, first)
    .getByRole('button', { name: `Change the decision about ${first}` })
    .click();
  await page.getByRole('button', { name: `Don’t know: ${first}` }).click();
  await expect(personRow(page, first)).toContainText('Don’t know');
  await expectSaved(page, [first]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(personRow(page, first)).toContainText('Approve');

  // A key decides with one press too.
  await personRow(page, second).getByRole('checkbox').focus();
  await page.keyboard.press('d');
  await expectSaved(page, [second]);
  await expect(personRow(page, second)).toContainText('Deny');
  const adele = await tenant.graphAs('Adele Vance');
  expect(await adele.item(reviews.expenses, second)).toMatchObject({ decision: 'Deny', justification: '' });
});

test('where a reason is required, the row asks for it by name and keeps what was typed until it is saved', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  await expect(page.getByText('40 people')).toBeAttached();
  const asked = question(page, 'Debra Berger');
  await test.step('no reason is filled in beforehand, and Escape closes the question', async () => {
    await page.getByRole('button', { name: 'Approve: Debra Berger' }).click();
    await expect(asked).toHaveAccessibleName('Approve Debra Berger’s access to Northwind launch?');
    const reason = asked.getByRole('textbox', { name: 'Reason' });
    await expect(reason).toBeFocused();
    await expect(reason).toHaveValue('');
    await page.keyboard.type('Runs the launch.');
    await page.keyboard.press('Escape');
    await expect(asked).toBeHidden();
    await expectNotReviewed(page, 'Debra Berger');
    await expect(personRow(page, 'Debra Berger').locator(':focus')).toHaveCount(1);
  });

  await test.step('a typed reason is offered only for the same decision about the same person', async () => {
    await page.keyboard.press('d');
    await expect(asked).toHaveAccessibleName('Deny Debra Berger’s access to Northwind launch?');
    await expect(asked.getByRole('textbox', { name: 'Reason' })).toHaveValue('');
    await asked.getByRole('button', { name: 'Deny access' }).click();
    await expect(asked).toContainText('Give a reason: the review’s administrator asks for one.');
    for (const size of [DESK, PHONE])
      await test.step(`at ${size.width} px`, async () => {
        await atSize(page, size);
        await expect(asked.getByRole('button', { name: 'Deny access' })).toBeVisible();
        await expectNoViolations(page, 'a row that asks for a reason');
      });
    await atSize(page, DESK);
    await page.reload();
    await expect(asked).toHaveAccessibleName('Deny Debra Berger’s access to Northwind launch?');
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Approve: Debra Berger' }).click();
    await expect(asked.getByRole('textbox', { name: 'Reason' })).toHaveValue('Runs the launch.');
    await asked.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('somebody who knows can be asked, and the row shows whom I asked and when', async () => {
    await page.getByRole('button', { name: 'Deny: Debra Berger' }).click();
    await asked.getByRole('button', { name: 'Ask somebody' }).click();
    const person = asked.getByRole('listitem').filter({ hasText: 'the person' });
    const mail = person.getByRole('link', { name: 'Write an email' });
    await expect(mail).toHaveAttribute(
      'href',
      /^mailto:debrab@[^?]+\?subject=Access%20review%3A%20Northwind%20launch&body=Hello%20Debra/,
    );
    await expect(person.getByRole('link', { name: 'Chat in Teams' })).toHaveAttribute(
      'href',
      /^https:\/\/teams\.microsoft\.com\/l\/chat\/0\/0\?users=debrab%40/,
    );
    for (const size of [PHONE, DESK]) {
      await atSize(page, size);
      // Another width is another list, whose question opens with only what was typed.
      const ask = asked.getByRole('button', { name: 'Ask somebody' });
      if ((await ask.getAttribute('aria-expanded')) === 'false') await ask.click();
      await expect(mail).toBeVisible();
      await expectNoViolations(page, 'whom a reviewer can ask');
    }
    await mail.click();
    await expect(asked).toContainText('Asked Debra Berger');
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await expect(personRow(page, 'Debra Berger')).toContainText(/Asked Debra Berger, \d+ \w+ \d{4}/);
    await page.reload();
    await expect(personRow(page, 'Debra Berger')).toContainText(/Asked Debra Berger, \d+ \w+ \d{4}/);
  });

  await test.step('a suggested reason saves a decision in two presses, and the focus goes to the next person', async () => {
    await page.getByRole('button', { name: 'Deny: Debra Berger' }).click();
    await asked.getByRole('button', { name: 'No longer needs it' }).click();
    await expect(asked).toBeHidden();
    await expectSaved(page, ['Debra Berger']);
    await expect(personRow(page, 'Debra Berger')).toContainText('No longer needs it');
    await expect(personRow(page, 'Henrietta Mueller').locator(':focus')).toHaveCount(1);
  });

  await test.step('two keys and a typed reason save a decision', async () => {
    await page.keyboard.press('a');
    await page.keyboard.type('Fits the shops.');
    await page.keyboard.press('Control+Enter');
    await expectSaved(page, ['Henrietta Mueller']);
    await expect(personRow(page, 'Henrietta Mueller')).toContainText('Fits the shops.');
  });
  const adele = await tenant.graphAs('Adele Vance');
  expect(await adele.item(reviews.northwind, 'Henrietta Mueller')).toMatchObject({
    decision: 'Approve',
    justification: 'Fits the shops.',
  });
});

test('keys typed before the first question has loaded decide about nobody else', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  // The code of questions is fetched when the list is entered, here by keyboard only.
  await page.getByRole('link', { name: reviews.northwind }).press('Enter');
  await expectLoaded(page, 40);
  const [first = '', second = ''] = await notReviewedRows(page)
    .getByRole('rowheader')
    .getByRole('link')
    .allTextContents();
  const network = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 500, downloadThroughput: -1, uploadThroughput: -1 };
  await network.send('Network.emulateNetworkConditions', slow);
  await personRow(page, first).getByRole('checkbox').focus();
  await page.keyboard.press('a');
  // These keys would go down, deny and tick.
  await page.keyboard.type('jd jd ');
  const asked = question(page, first);
  await expect(asked.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await expect(question(page, second)).toBeHidden();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expectNotReviewed(page, second);
});

test('Escape pressed before a question about several has loaded leaves the selection to it', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await page.getByRole('link', { name: reviews.northwind }).press('Enter');
  await expectLoaded(page, 40);
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
  const network = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 500, downloadThroughput: -1, uploadThroughput: -1 };
  await network.send('Network.emulateNetworkConditions', slow);
  await boxes.first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('d');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  const asked = page.getByRole('dialog', { name: 'Deny access for 2 people?' });
  await expect(asked).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(asked).toBeHidden();
  await expect(page.getByText('2 selected', { exact: true })).toBeVisible();
});

test('a change can be cancelled, which leaves the decision and records nothing', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.expenses);
  const [name = ''] = await notReviewedRows(page).getByRole('rowheader').getByRole('link').allTextContents();
  await page.getByRole('button', { name: `Approve: ${name}` }).click();
  await expectSaved(page, [name]);
  const recorded = (await tenant.ledger()).length;
  const change = page.getByRole('button', { name: `Change the decision about ${name}` });
  const act = (word: string) => page.getByRole('button', { name: `${word}: ${name}` });

  await test.step('Escape cancels the change and keeps the selection', async () => {
    await personRow(page, name).getByRole('checkbox').check();
    await change.click();
    await expect(act('Approve')).toHaveAttribute('aria-pressed', 'true');
    for (const word of ['Deny', 'Don’t know', 'Take back'])
      await expect(act(word)).toHaveAttribute('aria-pressed', 'false');
    await page.keyboard.press('Escape');
    await expect(act('Deny')).toBeHidden();
    await expect(change).toBeAttached();
    await expect(personRow(page, name)).toContainText('Approve');
    await expect(personRow(page, name).locator(':focus')).toHaveCount(1);
    await expect(page.getByText('1 selected')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('1 selected')).toBeHidden();
  });

  await test.step('the Cancel button cancels the change', async () => {
    for (const size of [DESK, PHONE]) {
      await atSize(page, size);
      await change.click();
      await act('Cancel').click();
      await expect(act('Deny')).toBeHidden();
      await expect(change).toBeAttached();
    }
  });
  expect(await tenant.ledger()).toHaveLength(recorded);
});

test('choosing the same decision again asks first and shows the reason that it would replace', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.expenses);
  const [name = ''] = await notReviewedRows(page).getByRole('rowheader').getByRole('link').allTextContents();
  await selectPeople(page, [name]);
  await decide(page, 'Deny', 'Has left the team.');
  await expectSaved(page, [name]);
  const asked = question(page, name);
  const reason = asked.getByRole('textbox', { name: 'Reason' });
  await page.getByRole('button', { name: `Change the decision about ${name}` }).click();
  await page.getByRole('button', { name: `Deny: ${name}` }).click();
  await expect(reason).toBeFocused();
  await expect(reason).toHaveValue('Has left the team.');
  // It is selected, so that another one takes its place; and it can be removed.
  await page.keyboard.type('Works in Oslo.');
  await expect(reason).toHaveValue('Works in Oslo.');
  await reason.fill('');
  await expect(reason).toHaveValue('');
  await asked.getByRole('button', { name: 'Deny access' }).click();
  await expect(personRow(page, name)).not.toContainText('Has left the team.');
  await expectSaved(page, [name]);
  const adele = await tenant.graphAs('Adele Vance');
  expect(await adele.item(reviews.expenses, name)).toMatchObject({ decision: 'Deny', justification: '' });
});

test('taking back somebody else’s decision is asked in the row, and a second Enter doesn’t confirm it', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const name = 'Fatima El Amrani';
  const asked = question(page, name);
  const takeBack = page.getByRole('button', { name: `Take back: ${name}` });
  const change = page.getByRole('button', { name: `Change the decision about ${name}` });
  await change.press('Enter');
  await takeBack.press('Enter');
  await expect(asked).toBeFocused();
  await expect(asked).toContainText('Saving replaces this decision:');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(asked).toBeHidden();
  await expect(personRow(page, name)).toContainText('Deny');
  await expect(personRow(page, name).locator(':focus')).toHaveCount(1);
  const adele = await tenant.graphAs('Adele Vance');
  expect(await adele.item(reviews.shared, name)).toMatchObject({ decision: 'Deny' });

  await change.press('Enter');
  await takeBack.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expectNotReviewed(page, name);
  await expectSaved(page, [name]);
  expect(await adele.item(reviews.shared, name)).toMatchObject({ decision: 'NotReviewed' });
});

test.describe('in cards', () => {
  test.use(phone);

  test('after a decision saved in a card, the focus is on the next card that isn’t reviewed', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openList(page, reviews.northwind, true);
    await expectLoaded(page, 40);
    const boxes = page.getByRole('listitem').getByRole('checkbox');
    const names = await boxes.evaluateAll((all) => all.map((box) => box.ariaLabel?.replace('Select ', '')));
    const [first = '', second = '', third = ''] = names;
    await page.getByRole('button', { name: `Don’t know: ${second}` }).tap();
    await expect(personCard(page, second)).toContainText('Saved');
    await expect(personCard(page, third).locator(':focus')).toHaveCount(1);

    await page.getByRole('button', { name: `Deny: ${first}` }).tap();
    const asked = question(page, first);
    await asked.getByRole('textbox', { name: 'Reason' }).fill('Left the launch.');
    await asked.getByRole('button', { name: 'Deny access' }).tap();
    await expect(personCard(page, first)).toContainText('Saved');
    await expect(personCard(page, third).locator(':focus')).toHaveCount(1);
  });
});

test.describe('in a long list', () => {
  test.use({ seed: { seed: 'large', items: 60 } });

  test('a double click at the foot of the window decides about one person only', async ({ page, tenant }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, largeReview);
    await expectLoaded(page, 60);
    const answers = page.getByRole('button', { name: /^Don’t know: / });
    // What was saved covers the foot of the list from the first decision on.
    await answers.first().click();
    await expect(page.getByText('1 of 60 decided')).toBeVisible();
    const inSight = await answers.evaluateAll((buttons) =>
      buttons.flatMap((button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        const seen = document.elementFromPoint(x + width / 2, y + height / 2);
        return seen && button.contains(seen) ? (button.getAttribute('aria-label') ?? '') : [];
      }),
    );
    const last = inSight.at(-1) ?? '';
    await page.getByRole('button', { name: last, exact: true }).dblclick();
    await expect(personRow(page, last.replace('Don’t know: ', ''))).toContainText('Saved');
    await expect(page.getByText('2 of 60 decided')).toBeVisible();

    // A press of its own is another decision.
    await answers.first().click();
    await expectAllSaved(page, 3);
    await expect(page.getByText('3 of 60 decided')).toBeVisible();
    expect(await tenant.ledger()).toHaveLength(3);
  });
});

for (const [where, device] of Object.entries({ phone, desk }))
  test.describe(`at a ${where}`, () => {
    test.use(device);
    const onPhone = where === 'phone';

    test('the question about one person shows the person, the facts for and against, and what happens', async ({
      page,
      tenant,
    }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openList(page, reviews.northwind, onPhone);
      await expect(page.getByText('40 people')).toBeAttached();
      const asked = question(page, 'Debra Berger');
      for (const [act, told] of [
        [
          'Approve',
          /Last sign-in: 45 days before this review began\..*Microsoft recommends Deny\..*Access stays\./,
        ],
        [
          'Deny',
          /Last sign-in: 45 days before this review began\..*Microsoft recommends the same\..*Access is removed once the review has ended\..*applied automatically/,
        ],
      ] as const) {
        await page.getByRole('button', { name: `${act}: Debra Berger` }).click();
        await expect(asked).toHaveAccessibleName(`${act} Debra Berger’s access to Northwind launch?`);
        await expect(asked).toHaveAccessibleDescription(told);
        await asked.getByRole('button', { name: 'Cancel' }).click();
        await expect(asked).toBeHidden();
      }
    });

    /** Denies six of the forty who are to be looked at first, as a reviewer would; counts the presses. */
    const denySix = async (page: Page, tenant: TestTenant) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openReview(page, reviews.northwind);
      await expect(page.getByText('40 people')).toBeAttached();
      let presses = 0;
      const press = async (what: ReturnType<Page['getByRole']>) => {
        await (onPhone ? what.tap() : what.click());
        presses += 1;
      };
      const rowOf = onPhone ? personCard : personRow;
      const dialog = page.getByRole('dialog');
      // On a phone, one by one opens first.
      if (onPhone) await press(dialog.getByRole('button', { name: 'Close' }));
      if (onPhone) await press(page.getByRole('button', { name: 'Filters' }));
      await press(page.getByRole('button', { name: /^Look at these first \(\d+\)$/ }));
      if (onPhone) await press(page.getByRole('button', { name: /^Show \d+ people$/ }));
      await expect(page.getByText(/^Showing \d+ of 40$/)).toBeVisible();
      const denied: string[] = [];
      const doubtful = page
        .getByRole(onPhone ? 'listitem' : 'row')
        .filter({ has: page.getByRole('button', { name: 'Recommendation: Deny' }) });
      await expect(doubtful.nth(5)).toBeVisible();
      const names = await doubtful
        .getByRole('checkbox')
        .evaluateAll((boxes) =>
          boxes.map((box) => box.getAttribute('aria-label')?.replace('Select ', '') ?? ''),
        );
      // Finds rows by name, because items that are still being read can change the order.
      for (const name of names.slice(0, 6)) {
        denied.push(name);
        await press(rowOf(page, name).getByRole('checkbox'));
      }
      await press(page.getByRole('button', { name: 'Deny', exact: true }));
      await expect(dialog.getByText('Show all 6 people')).toBeVisible();
      await press(dialog.getByRole('button', { name: 'No longer needs it' }));
      return { dialog, denied, press, presses: () => presses };
    };
    const atMost = onPhone ? 15 : 12;
    const expectDenied = async (tenant: TestTenant, denied: readonly string[]) => {
      const adele = await tenant.graphAs('Adele Vance');
      await expect
        .poll(async () =>
          (await adele.items(reviews.northwind))
            .filter(({ decision }) => decision === 'Deny')
            .map(({ principal }) => principal.displayName)
            .toSorted(),
        )
        .toEqual(denied.toSorted());
    };

    test(`six of forty people are denied and all others approved in at most ${atMost} presses`, async ({
      page,
      tenant,
    }) => {
      const { dialog, denied, press, presses } = await denySix(page, tenant);
      await press(page.getByRole('button', { name: 'Approve all 34 left' }));
      await expect(dialog).toContainText('Approve access for 34 people?');
      // Those who were looked at are named as they are: against the recommendation, so it is asked twice.
      await expect(dialog).toContainText('Against Microsoft’s recommendation for 7 people');
      await press(dialog.getByRole('button', { name: 'Still needs it for the work' }));
      await press(dialog.getByRole('button', { name: /^Yes, approve/ }));
      await expect(page.getByText('40 of 40 decided')).toBeVisible();
      expect(presses()).toBeLessThanOrEqual(atMost);
      await expectDenied(tenant, denied);
    });

    test(`six of forty people are denied and those without a doubt approved in at most ${atMost} presses`, async ({
      page,
      tenant,
    }) => {
      const { dialog, denied, press, presses } = await denySix(page, tenant);
      // The doubtful ones who aren't denied are not among the others.
      await press(page.getByRole('button', { name: 'Approve the other 27 people' }));
      await expect(dialog).toContainText('Approve access for 27 people?');
      await expect(dialog).not.toContainText('Against Microsoft’s recommendation');
      await press(dialog.getByRole('button', { name: 'Still needs it for the work' }));
      // Nobody among them is advised otherwise, so nothing is asked twice.
      await expect(dialog).toBeHidden();
      expect(presses()).toBeLessThanOrEqual(atMost);
      await expect(page.getByText('33 of 40 decided')).toBeVisible();
      await expect(page.getByRole('button', { name: /^Approve the other/ })).toBeHidden();
      await expectDenied(tenant, denied);
    });
  });
