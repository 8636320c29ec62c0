import { CONTOSO } from '../sandbox/seed/seed';
import { atSize, DESK, PHONE } from './support/accessibility';
import {
  ask,
  decide,
  expectSaved,
  openReview,
  personCard,
  personRow,
  saveDialog,
  selectPeople,
} from './support/portal';
import { signInAs } from './support/sign-in';
import { desk, expect, phone, test } from './support/test';

const { reviews } = CONTOSO;

test('one’s recent and the organisation’s reasons are suggested while typing, and never filled in', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Moved to the Paris office.');
  await expectSaved(page, ['Debra Berger']);

  // A reason used for Deny isn't suggested for Approve.
  await selectPeople(page, ['Irvin Sayers']);
  let dialog = await ask(page, 'Approve');
  const reason = page.getByRole('textbox', { name: 'Reason' });
  const offered = page.getByRole('group', { name: 'Suggested reasons' }).getByRole('button');
  await expect(reason).toHaveValue('');
  await expect(offered).toHaveText(['Still needs it for the work']);
  await reason.fill('x'.repeat(2_500));
  await expect(dialog).toContainText('2,500 of 4,000');
  await reason.fill('x'.repeat(4_001));
  await expect(dialog).toContainText('4,001 of 4,000');
  await expect(dialog).toContainText('This reason is too long: at most 4,000 characters.');
  await reason.fill('Plans our stores.');
  await saveDialog(page);
  await expectSaved(page, ['Irvin Sayers']);

  await selectPeople(page, ['Isaiah Langer']);
  dialog = await ask(page, 'Deny');
  const forDeny = ['Moved to the Paris office.', 'Left the team or the project', 'No longer needs it'];
  for (const size of [PHONE, DESK]) {
    await atSize(page, size);
    await reason.fill('');
    // A phone has room for two.
    const shown = size === PHONE ? forDeny.slice(0, 2) : forDeny;
    await expect(offered).toHaveText(shown);
    for (const one of await offered.all()) await expect(one).toBeInViewport();
    await reason.fill('need');
    await expect(offered).toHaveText(['No longer needs it']);
    await expect(reason).toHaveValue('need');
    await reason.fill('paris');
    await expect(offered).toHaveText(['Moved to the Paris office.']);
  }
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Clear selection' }).click();

  // In the row too, and after a reload: one press on the decision and one on a reason save it.
  await page.reload();
  await page.getByRole('button', { name: 'Approve: Isaiah Langer' }).click();
  await expect(offered).toHaveText(['Plans our stores.', 'Still needs it for the work']);
  await expect(reason).toHaveValue('');
  await offered.first().click();
  await expectSaved(page, ['Isaiah Langer']);
  await expect(personRow(page, 'Isaiah Langer')).toContainText('Plans our stores.');
});

for (const [where, device] of Object.entries({ phone, desk }))
  test.describe(`at a ${where}`, () => {
    test.use(device);
    test('an email’s link suggests the reasons for the chosen decision', async ({ page, tenant }) => {
      await signInAs(
        page,
        tenant,
        'Adele Vance',
        await tenant.mailLink('Adele Vance', reviews.directReports, 'deny'),
      );
      const offered = page.getByRole('group', { name: 'Suggested reasons' }).getByRole('button');
      await expect(page.getByRole('radio', { name: 'Deny' })).toBeChecked();
      await expect(offered).toHaveText(['Left the team or the project', 'No longer needs it']);
      await page.getByRole('radio', { name: 'Approve' }).check();
      await expect(offered).toHaveText(['Still needs it for the work']);
    });
  });

test.describe('on a phone', () => {
  test.use(phone);

  test('one’s own reason is suggested for the next person, in one by one and in the list', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.directReports);
    const walk = page.getByRole('dialog');
    const offered = page.getByRole('group', { name: 'Suggested reasons' }).getByRole('button');
    const name = walk.getByRole('heading', { level: 2 });
    const names: string[] = [];
    const next = async (at: number) => {
      await expect(walk).toContainText(`${at} of `);
      names.push((await name.textContent()) ?? '');
      await walk.getByRole('button', { name: 'Deny' }).tap();
    };
    await next(1);
    await expect(offered).toHaveText(['Left the team or the project', 'No longer needs it']);
    await walk.getByRole('textbox', { name: 'Reason' }).fill('Moved to the Paris office.');
    await walk.getByRole('button', { name: 'Deny access' }).tap();
    await next(2);
    await expect(walk.getByRole('textbox', { name: 'Reason' })).toHaveValue('');
    await offered.filter({ hasText: 'Moved to the Paris office.' }).tap();
    await expect(walk).toContainText('3 of ');
    await walk.getByRole('button', { name: 'Close' }).tap();
    for (const one of names) {
      await expect(personCard(page, one)).toContainText('Moved to the Paris office.');
      await expect(personCard(page, one)).toContainText('Saved');
    }

    const card = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: /^Deny: / }) })
      .first();
    await card.getByRole('button', { name: /^Approve: / }).tap();
    await expect(offered).toHaveText(['Still needs it for the work']);
    await card.getByRole('button', { name: 'Cancel' }).tap();
    const third = (
      (await card.getByRole('button', { name: /^Deny: / }).getAttribute('aria-label')) ?? ''
    ).replace('Deny: ', '');
    await card.getByRole('button', { name: /^Deny: / }).tap();
    await expect(offered.first()).toHaveText('Moved to the Paris office.');
    await offered.first().tap();
    await expect(personCard(page, third)).toContainText('Saved');
    const adele = await tenant.graphAs('Adele Vance');
    for (const one of [...names, third])
      expect(await adele.item(reviews.directReports, one)).toMatchObject({
        decision: 'Deny',
        justification: 'Moved to the Paris office.',
      });
  });
});

test.describe('on a phone, in a hurry', () => {
  test.use(phone);

  test('three people with a required reason are decided with at most seven taps and no typing', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.directReports);
    const walk = page.getByRole('dialog');
    let taps = 0;
    const tap = async (called: string) => {
      await walk.getByRole('button', { name: called, exact: true }).tap();
      taps += 1;
    };
    const decided: string[] = [];
    for (const [at, act, reason] of [
      [1, 'Deny', 'No longer needs it'],
      [2, 'Approve', 'Still needs it for the work'],
      [3, 'Deny', 'Left the team or the project'],
    ] as const) {
      await expect(walk).toContainText(`${at} of `);
      decided.push((await walk.getByRole('heading', { level: 2 }).textContent()) ?? '');
      await tap(act);
      await tap(reason);
    }
    await tap('Close');
    expect(taps).toBeLessThanOrEqual(7);
    for (const name of decided) await expect(personCard(page, name)).toContainText('Saved');
  });
});

test('reasons for one’s own access and for others’ access are suggested separately', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  const offered = page.getByRole('group', { name: 'Suggested reasons' }).getByRole('button');
  await selectPeople(page, ['Adele Vance']);
  let dialog = await ask(page, 'Approve');
  await expect(offered).toHaveText(['I still need it for my work']);
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('I plan the stores.');
  await saveDialog(page);
  await expectSaved(page, ['Adele Vance']);

  await selectPeople(page, ['Grady Archie']);
  dialog = await ask(page, 'Approve');
  await expect(offered).toHaveText(['Still needs it for the work']);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await selectPeople(page, ['Adele Vance']);
  await ask(page, 'Approve');
  await expect(offered).toHaveText(['I plan the stores.', 'I still need it for my work']);
});
