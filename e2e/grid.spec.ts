import { CONTOSO } from '../sandbox/seed/seed';
import { accessCell } from './support/access-cell';
import { expectNoViolations } from './support/accessibility';
import { boxOf } from './support/boxes';
import { signInAs } from './support/sign-in';
import { expect, phone, test } from './support/test';

const { reviews } = CONTOSO;

test('the table of people by access decides a cell and a rectangle over two reviews, and selects a column', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  const [inSeveral] =
    (await page.getByText('people are in several of your reviews').textContent())?.match(/\d+/) ?? [];
  await page.getByRole('link', { name: 'Decide by person and access' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'People and access' })).toBeVisible();
  // The number with which the table was offered is found in it.
  await expect(page.getByText(/^44 people in 9 reviews/)).toContainText(`, ${inSeveral} of them in several.`);
  const acts = page.getByRole('group', { name: 'Decide', exact: true });
  await expect(acts).toHaveCount(0);
  const { y: before } = await boxOf(page.getByRole('grid'));
  const anh = 'Nguyễn Thị Ánh';
  const launch = await accessCell(page, anh, 'Northwind launch');
  await expect(launch).toContainText('Not reviewed');
  await expect(await accessCell(page, anh, 'All employees')).toContainText('Not asked');

  // Looks at one cell and decides it by key.
  await launch.click();
  await expect(page.getByText('1 cell selected in one review')).toBeVisible();
  await expect(acts).toBeVisible();
  expect((await boxOf(page.getByRole('grid'))).y).toBe(before);
  await expect(page.getByRole('region', { name: 'About this cell' })).toContainText(
    'Signed in within the 30 days',
  );
  await page.keyboard.press('a');
  const asked = page.getByRole('group', { name: `Approve ${anh}’s access to Northwind launch?` });
  await expect(asked.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.type('Pays the launch.');
  await page.keyboard.press('Escape');
  await expect(asked).toBeHidden();
  await expect(launch).toBeFocused();
  await page.keyboard.press('a');
  await expect(asked.getByRole('textbox', { name: 'Reason' })).toHaveValue('Pays the launch.');
  await expectNoViolations(page, 'a cell that asks for a reason');
  await page.keyboard.press('Enter');
  await expect(asked).toBeHidden();
  await expect(launch).toContainText('Approve');
  await expect(launch).toContainText('Saved');
  await expect(page.locator('[role=gridcell]:focus')).toContainText('Not reviewed');
  // R asks for another reason for the current decision.
  await launch.focus();
  await page.keyboard.press('r');
  await expect(asked.getByRole('textbox', { name: 'Reason' })).toHaveValue('Pays the launch.');
  await page.keyboard.press('Escape');
  await expect(launch).toBeFocused();

  // A rectangle of two people and two reviews: one act and one reason, and the question names each review.
  await (await accessCell(page, 'Patti Fernandez', 'Northwind launch')).click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  const selected = page.locator('[role=gridcell][aria-selected=true]');
  await expect(page.getByText(/^\d cells selected in 2 reviews$/)).toBeVisible();
  const size = await selected.count();
  expect(size).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Deny', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Deny ${size} items?` });
  await expect(dialog).toContainText(`in ${reviews.northwind}`);
  await expect(dialog).toContainText(`in ${reviews.expenses}`);
  await dialog.getByText(`Show all ${size} items`).click();
  await expect(
    dialog.getByRole('listitem').filter({
      hasText: /^Patti Fernandez · Northwind launch · Members of Northwind launch · last sign-in: 7 days/,
    }),
  ).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The launch is over.');
  // The act is against recommendations, so the question is asked twice; the same keys answer both.
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('button', { name: /^Yes, deny/ })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(acts).toHaveCount(0);
  await expect(await accessCell(page, 'Patti Fernandez', 'Northwind launch')).toContainText('Saved');

  const adele = await tenant.graphAs('Adele Vance');
  const denied = async (review: string) =>
    (await adele.items(review))
      .filter(({ justification }) => justification === 'The launch is over.')
      .map(({ principal, decision }) => `${principal.displayName}: ${decision}`);
  await expect.poll(() => denied(reviews.northwind)).toContain('Patti Fernandez: Deny');
  await expect
    .poll(async () => [...(await denied(reviews.northwind)), ...(await denied(reviews.expenses))].length)
    .toBe(size);

  // Selects a whole column by its head, and deselects everything again.
  await page.getByRole('columnheader', { name: 'Expense Central' }).getByRole('button').click();
  await expect(page.getByText('10 cells selected in one review')).toBeVisible();
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await expect(selected).toHaveCount(0);
});

test('what was decided over several reviews is told once, also after a reload, and Z undoes all of it', async ({
  page,
  tenant,
}) => {
  const patti = 'Patti Fernandez';
  await signInAs(page, tenant, 'Adele Vance', '/grid');
  await (await accessCell(page, patti, 'Northwind launch')).click();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText('2 cells selected in 2 reviews')).toBeVisible();
  await page.keyboard.press('u');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('I ask the owners.');
  await page.keyboard.press('Control+Enter');
  const last = page.getByRole('group', { name: 'Last decisions' });
  const cells = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: patti }) })
    .getByRole('gridcell');
  const saved = cells.filter({ hasText: 'Don’t know' });
  await expect(saved).toHaveCount(2);
  await expect(last).toContainText('Don’t know for 2 items');
  await expect(last).toContainText('2 decisions are saved.');
  await page.reload();
  await expect(last).toContainText('Don’t know for 2 items');
  await expect(saved).toHaveCount(2);
  await cells.first().focus();
  await page.keyboard.press('z');
  await expect(saved).toHaveCount(0);
  const adele = await tenant.graphAs('Adele Vance');
  const left = async () =>
    (await Promise.all([reviews.northwind, reviews.expenses].map((review) => adele.items(review))))
      .flat()
      .filter(({ justification }) => justification === 'I ask the owners.').length;
  await expect.poll(left).toBe(0);
  await expect(last).toHaveCount(0);
});

test('N goes to the next cell that isn’t reviewed, ? lists the keys, and a cell shows whom I asked', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance', '/grid');
  const focused = page.locator('[role=gridcell]:focus');
  const notAsked = await accessCell(page, 'Nguyễn Thị Ánh', 'All employees');
  await notAsked.focus();
  await page.keyboard.press('n');
  await expect(focused).toContainText('Not reviewed');
  // A block begins at the cell that N went to, not at the one before.
  await (await accessCell(page, 'Nguyễn Thị Ánh', 'Northwind launch')).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('n');
  await expect(await accessCell(page, 'Nguyễn Thị Ánh', 'Expense Central')).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText('1 cell selected in one review')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(keys).toContainText('Select a block');
  await expectNoViolations(page, 'the keys of the table');
  await page.keyboard.press('Escape');
  await expect(focused).toContainText('Not reviewed');

  const hold = await accessCell(page, 'Patti Fernandez', 'Legal hold');
  await hold.click();
  const panel = page.getByRole('region', { name: 'About this cell' });
  await panel.getByRole('button', { name: 'Ask somebody' }).click();
  await panel
    .getByRole('listitem')
    .filter({ hasText: 'the person' })
    .getByRole('link', { name: 'Write an email' })
    .click();
  await expect(hold).toContainText(/Asked Patti Fernandez, \d+ \w+ \d{4}/);
  await hold.focus();
  await page.keyboard.press('a');
  await page.keyboard.type('Still on the case.');
  await page.keyboard.press('Enter');
  await expect(hold).toContainText('Saved');
  await expect(hold).not.toContainText('Asked');
});

for (const width of [1280, 390])
  test(`a question about several items of one person names the person and each review’s outcome, at ${width} px`, async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await page.getByRole('link', { name: 'Decide by person and access' }).click();
    const patti = 'Patti Fernandez';
    await (await accessCell(page, patti, 'Northwind launch')).click();
    await page.keyboard.press('Shift+Space');
    const selected = page.locator('[role=gridcell][aria-selected=true]');
    await expect(page.getByText(/^\d cells selected in \d reviews$/)).toBeVisible();
    const size = await selected.count();
    expect(size).toBeGreaterThan(1);
    await page.setViewportSize({ width, height: 844 });
    const dialog = page.getByRole('dialog');
    const act = (name: string) => page.getByRole('button', { name, exact: true }).click();

    await act('Approve');
    await expect(dialog).toHaveAccessibleName(`Approve ${size} items for ${patti}?`);
    await expect(dialog).toHaveAccessibleDescription(
      new RegExp(`${reviews.northwind}: ${patti} · Northwind launch.*Last sign-in: .+\\. .*Access stays\\.`),
    );
    await expect(dialog.getByRole('button', { name: `Approve ${size} items` })).toBeVisible();
    await expect(dialog).not.toContainText('people');
    await page.keyboard.press('Escape');

    await act('Deny');
    await expect(dialog).toHaveAccessibleName(`Deny ${size} items for ${patti}?`);
    await expect(dialog).toHaveAccessibleDescription(/Access is removed once the review has ended\./);
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Works elsewhere.');
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByRole('listitem').getByText(`Deny ${size} items`, { exact: true })).toBeVisible();
    await expect(dialog).toHaveAccessibleName(`Deny ${size} items for ${patti}?`);
    await expect(dialog).not.toContainText('people');
  });

test('the focus stays in the table or in a person’s list when the focused control disappears', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await page.getByRole('link', { name: 'Decide by person and access' }).click();
  const anh = 'Nguyễn Thị Ánh';
  const launch = await accessCell(page, anh, 'Northwind launch');
  const clear = page.getByRole('button', { name: 'Clear selection' });
  await launch.click();
  await clear.press('Enter');
  await expect(launch).toBeFocused();

  await page.getByRole('rowheader', { name: anh }).getByRole('button').click();
  const heading = page.getByRole('heading', { level: 2, name: anh });
  await expect(heading).toBeFocused();
  const box = page.getByRole('checkbox', { name: /Northwind launch/ });
  await box.check();
  await clear.press('Enter');
  await expect(heading).toBeFocused();
  await box.check();
  await page.getByRole('button', { name: 'Approve', exact: true }).press('Enter');
  const reason = page.getByRole('textbox', { name: 'Reason' });
  await reason.fill('Pays the launch.');
  await reason.press('Enter');
  await expect(reason).toBeHidden();
  const headingOf = (name: string) => page.getByRole('heading', { level: 3, name });
  await expect(headingOf('Expense Central')).toBeFocused();

  // Each item has its own buttons, as a row of the list has: nothing has to be selected.
  const archive = page.getByRole('checkbox', { name: /Finance archive/ });
  await archive.check();
  await page.getByRole('button', { name: 'Approve: Expense Central' }).click();
  const central = page.getByRole('listitem').filter({ hasText: 'Users of Expense Central' });
  await expect(central).toContainText('Saved');
  await expect(headingOf('Finance archive')).toBeFocused();
  await expect(archive).toBeChecked();
  await expectNoViolations(page, 'one person’s access as a list');
});

test('a question about a cell opens without a network once the table is loaded', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await page.getByRole('link', { name: 'Decide by person and access' }).click();
  const launch = await accessCell(page, 'Nguyễn Thị Ánh', 'Northwind launch');
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await launch.click();
  await page.keyboard.press('d');
  const asked = page.getByRole('group', { name: /^Deny Nguyễn Thị Ánh’s access to Northwind launch/ });
  await expect(asked.getByRole('textbox', { name: 'Reason' })).toBeFocused();
});

test('a selected cell that isn’t on screen is decided in a dialog', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance', '/grid');
  await page.getByRole('combobox', { name: 'Order' }).selectOption('By name');
  const alex = 'Alex Wilber';
  await (await accessCell(page, alex, 'Northwind launch')).click();
  const deny = page.getByRole('button', { name: 'Deny', exact: true });
  const dialog = page.getByRole('dialog', { name: alex });

  await page.getByRole('rowheader', { name: 'Clara Fontaine' }).getByRole('button').click();
  await expect(page.getByRole('heading', { level: 2, name: 'Clara Fontaine' })).toBeVisible();
  await deny.click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Back to the table' }).click();

  await page.getByRole('checkbox', { name: 'Only people asked about more than once' }).check();
  await expect(page.getByRole('rowheader', { name: alex })).toHaveCount(0);
  await deny.click();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Left the launch.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  const graph = await tenant.graphAs('Adele Vance');
  await expect
    .poll(() => graph.item(reviews.northwind, alex))
    .toMatchObject({ decision: 'Deny', justification: 'Left the launch.' });
});

test('the table says that a part may be missing where a review can’t be read, and reads it again', async ({
  page,
  tenant,
}) => {
  await tenant.fault({
    match: { path: '/v1.0/**/instances/filterByCurrentUser*', inBatch: true },
    status: 403,
  });
  await signInAs(page, tenant, 'Adele Vance', '/grid');
  const alert = page.getByRole('alert').filter({ hasText: 'Part of the list may be missing here' });
  await expect(alert).toBeVisible();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toBeHidden();
  await expect(page.getByRole('columnheader', { name: 'Northwind launch' })).toBeVisible();
});

test('the table uses the width of a wide window and shows people in a low one', async ({ page, tenant }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await signInAs(page, tenant, 'Adele Vance', '/grid');
  const grid = page.getByRole('grid');
  expect((await boxOf(grid)).width).toBeGreaterThan(1400);
  // The recommendation is told in one line, with the icon that the decision has.
  const patti = await accessCell(page, 'Patti Fernandez', 'Northwind launch');
  await expect(patti).toContainText('Recommendation: Approve');
  expect((await boxOf(patti.getByText('Microsoft:'))).height).toBeLessThan(24);
  await expect(patti.getByText('Microsoft:').locator('svg')).toBeVisible();
  await page.setViewportSize({ width: 844, height: 390 });
  await expect(page.getByRole('rowheader').first()).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 320, height: 256 });
  expect((await boxOf(grid)).y).toBeLessThan(256);
});

test.describe('on a phone', () => {
  test.use(phone);

  test('a question closes when the reviewer goes elsewhere, and the buttons for deciding come back', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await page.getByRole('link', { name: 'Decide by person and access' }).tap();
    const anh = 'Nguyễn Thị Ánh';
    const launch = await accessCell(page, anh, 'Northwind launch');
    const question = page.getByRole('group', { name: `Deny ${anh}’s access to Northwind launch?` });
    const acts = page.getByRole('group', { name: 'Decide', exact: true });
    await launch.tap();
    await acts.getByRole('button', { name: 'Deny' }).tap();
    await expect(question).toBeVisible();
    await expect(acts).toBeHidden();
    await (await accessCell(page, 'Patti Fernandez', 'Northwind launch')).tap();
    await expect(question).toBeHidden();
    await expect(acts).toBeVisible();

    await acts.getByRole('button', { name: 'Clear selection' }).tap();
    await launch.tap();
    await acts.getByRole('button', { name: 'Deny' }).tap();
    await expect(question).toBeVisible();
    await page.getByRole('rowheader', { name: anh }).getByRole('button').tap();
    await expect(page.getByRole('heading', { level: 2, name: anh })).toBeVisible();
    await expect(acts).toContainText('1 cell selected');
  });
});
