import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { tabTo, walkTo } from './support/keyboard';
import {
  countOf,
  expectLoaded,
  expectNotReviewed,
  expectSaved,
  openList,
  openReview,
  personRow,
  saveButton,
} from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { largeReview } = CONTOSO;

test.use({ seed: { seed: 'large', items: 200, varied: true } });

/** The row with the focus. */
const current = (page: Page) => page.getByRole('row').filter({ has: page.locator(':focus') });

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Presses Tab until a row has the focus. */
async function toTheList(page: Page): Promise<void> {
  const inside = page.locator('[role=row][data-key] :focus');
  for (let tabs = 0; tabs < 60 && (await inside.count()) === 0; tabs += 1) await press(page, 'Tab');
  await expect(inside).toHaveCount(1);
}

/** Presses the dialog's button, and the second question's where there is one. */
async function save(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await tabTo(page, saveButton(dialog));
  await press(page, 'Enter');
  const yes = dialog.getByRole('button', { name: /^Yes, / });
  await expect(async () => {
    if ((await yes.count()) > 0 && (await yes.isEnabled())) {
      await tabTo(page, yes);
      await press(page, 'Enter');
    }
    await expect(dialog).toBeHidden({ timeout: 500 });
  }).toPass();
}

test('a large review can be decided by keyboard alone', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 200);
  await expect(page.getByRole('button', { name: 'All filters' })).toBeVisible();
  // The link past the head is the page's second Tab stop.
  await page.reload();
  await expectLoaded(page, 200);
  await press(page, 'Tab', 'Tab');
  await expect(page.getByRole('button', { name: 'Skip to people' })).toBeFocused();
  const box = page.getByRole('checkbox', { name: 'Select all' });
  await tabTo(page, box);
  await toTheList(page);

  // The help lists every key.
  await press(page, '?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const what of ['Next not reviewed', 'Select a range', 'Undo the last decision', 'Search', 'Filters'])
    await expect(help).toContainText(what);
  await press(page, 'Escape');
  await expect(help).toBeHidden();

  // Alex has answered for Ada; the next person not reviewed is Bruno. Selects a range of three from him.
  await press(page, 'n');
  await expect(current(page)).toContainText('Bruno Abe 000002');
  // A key that is held for too long does nothing more, and does not scroll the page.
  const scrolled = await page.evaluate(() => window.scrollY);
  await press(page, 'ArrowRight');
  for (const _ of [1, 2, 3]) await page.keyboard.down('Space');
  await page.keyboard.up('Space');
  await expect(page.getByText('1 selected')).toBeVisible();
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(page.getByText('3 selected')).toBeVisible();
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
  const range = await page.locator('[role=row][aria-selected=true] [role=rowheader] a').allTextContents();
  await press(page, 'd');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Deny access for 3 people?');
  await page.keyboard.type('Not on the launch.');
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('Not on the launch.');
  await save(page);
  await expectSaved(page, range);

  // Asks for the focused person's reason again: under the row, with no button on the way.
  await press(page, 'r');
  const again = range.at(-1) ?? '';
  const question = page.getByRole('group', { name: `Deny ${again}’s access to` });
  await expect(question.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.type('Moved to Oslo.');
  await press(page, 'Enter');
  await expect(personRow(page, again)).toContainText('Moved to Oslo.');
  await expectSaved(page, [again]);

  // Where no reason is required, a letter decides at once, and the focus moves on by itself.
  const unknown = (await current(page).getByRole('rowheader').getByRole('link').textContent()) ?? '';
  await expectNotReviewed(page, unknown);
  await press(page, 'u');
  await expectSaved(page, [unknown]);
  await expect(personRow(page, unknown)).toContainText('Don’t know');
  await expect(current(page)).not.toContainText(unknown);
  await press(page, 'z');
  await expectNotReviewed(page, unknown);

  // The search, then the filters, then everybody who matches.
  await press(page, '/');
  await expect(page.getByRole('searchbox', { name: 'Search people' })).toBeFocused();
  await page.keyboard.type('cruz');
  await expect(page.getByText(/^Showing \d+ of 200$/)).toBeVisible();
  await press(page, 'Escape');
  await expectLoaded(page, 200);
  await personRow(page, unknown).getByRole('checkbox').focus();
  await press(page, 'f');
  // The filters are one Tab stop, and after them the menu of all; arrow keys move between them.
  await tabTo(page, page.getByRole('button', { name: 'All filters' }));
  await press(page, 'Enter', 'Tab');
  const guests = page.getByRole('group', { name: 'All filters' }).getByRole('button', { name: /guests/ });
  await walkTo(page, 'ArrowRight', guests);
  await press(page, 'Enter');
  await expect(guests).toHaveAttribute('aria-pressed', 'true');
  const guestCount = await countOf(page, 'guests');
  await press(page, 'Escape');
  await expect(page.getByText(`Showing ${guestCount} of 200`)).toBeVisible();
  await toTheList(page);
  await press(page, 'Control+a');
  await expect(page.getByText(`${guestCount} selected`)).toBeVisible();
  await press(page, 'a');
  await expect(dialog).toContainText(`Approve access for ${guestCount} people?`);
  await press(page, 'Escape');
  await press(page, 'Escape');
  await expect(page.getByRole('group', { name: 'Decide', exact: true })).toBeHidden();
});

for (const width of [1280, 390])
  test(`“Skip to people” gives the focus to the row that had it last, and before that to the first, at ${width} px`, async ({
    page,
    tenant,
  }) => {
    const narrow = width < 768;
    await page.setViewportSize({ width, height: 844 });
    await signInAs(page, tenant, 'Adele Vance');
    await openList(page, largeReview, narrow);
    await expectLoaded(page, 200);
    const skip = page.getByRole('button', { name: 'Skip to people' });
    const focused = page.getByRole(narrow ? 'listitem' : 'row').filter({ has: page.locator(':focus') });
    await skip.press('Enter');
    await expect(focused).toContainText('Ada Abe 000001');
    await press(page, 'j');
    await expect(focused).toContainText('Bruno Abe 000002');
    await skip.press('Enter');
    await expect(focused).toContainText('Bruno Abe 000002');
  });

test('Enter saves no reason while an input method is composing or while the key is held down', async ({
  page,
  tenant,
}) => {
  const before = (await tenant.ledger()).length;
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 200);
  const name = 'Bruno Abe 000002';
  await page.getByRole('button', { name: `Deny: ${name}` }).press('Enter');
  const question = page.getByRole('group', { name: `Deny ${name}’s access to` });
  const reason = question.getByRole('textbox', { name: 'Reason' });
  await expect(reason).toBeFocused();
  await page.keyboard.type('Left');
  for (const how of [{ isComposing: true }, { repeat: true }])
    for (const ctrlKey of [false, true]) {
      await reason.dispatchEvent('keydown', { key: 'Enter', ctrlKey, ...how });
      await expect(reason).toBeFocused();
    }
  await page.keyboard.type(' the team.');
  await press(page, 'Enter');
  await expectSaved(page, [name]);
  expect((await tenant.ledger()).slice(before)).toMatchObject([
    { decision: 'Deny', justification: 'Left the team.' },
  ]);
});

test('a decision with a required reason needs at most three keys besides its text, including the next person', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 200);
  await toTheList(page);
  await press(page, 'n');
  let keys = 0;
  const key = async (name: string) => {
    await press(page, name);
    keys += 1;
  };
  const decided: string[] = [];
  for (const [act, reason] of [
    ['d', 'Left the team.'],
    ['a', 'Runs the launch.'],
    ['d', 'Moved to Oslo.'],
  ] as const) {
    const name = (await current(page).getByRole('rowheader').getByRole('link').textContent()) ?? '';
    await expectNotReviewed(page, name);
    decided.push(name);
    await key(act);
    await page.keyboard.type(reason);
    await key('Enter');
    await expect(personRow(page, name)).toContainText(reason);
    await expect(current(page)).not.toContainText(name);
  }
  expect(keys / decided.length).toBeLessThanOrEqual(3);
  expect(new Set(decided).size).toBe(3);
  await expectSaved(page, decided);
});

/** The names of dialogs that came onto the page without the focus; each is looked at before its first frame. */
async function watchDialogs(page: Page): Promise<() => Promise<{ shown: number; without: string[] }>> {
  const seen = await page.evaluateHandle(() => {
    const found = { shown: 0, without: [] as string[] };
    const known = new Set<Element>();
    new MutationObserver((records) => {
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
      for (const node of added) {
        if (!(node instanceof HTMLElement)) continue;
        const popup = node.matches('[role$=dialog]') ? node : node.querySelector('[role$=dialog]');
        if (!popup || known.has(popup)) continue;
        known.add(popup);
        found.shown += 1;
        if (!popup.contains(document.activeElement)) found.without.push(popup.textContent ?? '');
      }
    }).observe(document.body, { childList: true, subtree: true });
    return found;
  });
  return () => seen.jsonValue();
}

test('each dialog has the focus from the moment it appears', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 200);
  const dialogs = await watchDialogs(page);
  const dialog = page.getByRole('dialog');

  // Without a field of its own, the first that Tab would reach has the focus.
  await toTheList(page);
  await press(page, '?');
  await expect(dialog.getByRole('region', { name: 'Keyboard shortcuts' })).toBeFocused();
  await press(page, 'Escape');
  await expect(current(page)).toContainText('Ada Abe 000001');
  // With one, the field.
  await press(page, 'Control+a', 'd');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await press(page, 'Escape');
  // One by one begins with the person's name.
  await tabTo(page, page.getByRole('button', { name: 'One by one' }));
  await press(page, 'Enter');
  await expect(dialog.getByRole('heading', { level: 2 })).toBeFocused();
  await press(page, 'Escape');
  await expect(dialog).toBeHidden();
  expect(await dialogs()).toEqual({ shown: 3, without: [] });
});

test('the focus goes to the list when the focused button disappears', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 200);
  const inList = page.locator('[role=row][data-key] :focus');
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await personRow(page, 'Bruno Abe 000002').getByRole('checkbox').focus();
  await press(page, 'Space');
  await button('Clear selection').press('Enter');
  await expect(current(page)).toContainText('Bruno Abe 000002');

  await press(page, 'u');
  await expectSaved(page, ['Bruno Abe 000002']);
  await button('Undo').press('Enter');
  await expectNotReviewed(page, 'Bruno Abe 000002');
  await expect(inList).toHaveCount(1);

  await button('Finish for now').press('Enter');
  await button('Stay here').press('Enter');
  await expect(inList).toHaveCount(1);

  await button(/^\d+ not reviewed/).press('Enter');
  await expect(page.getByText(/^Showing \d+ of 200$/)).toBeVisible();
  await personRow(page, 'Bruno Abe 000002').getByRole('checkbox').focus();
  await press(page, 'u');
  await button('Show only those that match').press('Enter');
  await expect(inList).toHaveCount(1);
  await button('Show everybody').press('Enter');
  await expect(inList).toHaveCount(1);
});

test('a range begins at the current row, whatever was selected before', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 200);
  await page.getByRole('combobox', { name: 'Group by' }).selectOption('advice');
  const group = page.getByRole('checkbox', { name: /^Select these \d+/ }).first();
  const size = Number(/\d+/.exec((await group.getAttribute('aria-label')) ?? '')?.[0]);
  // One row at the end, and then everybody in the first group.
  await toTheList(page);
  await press(page, 'Control+End', 'x');
  await expect(page.getByText('1 selected')).toBeVisible();
  await press(page, 'Escape', 'Control+Home', 'x');
  await expect(page.getByText(`${size} selected`)).toBeVisible();
  await press(page, 'ArrowDown');
  const from = (await current(page).getByRole('rowheader').textContent()) ?? '';
  await press(page, 'Shift+ArrowDown');
  await expect(current(page).getByRole('rowheader')).not.toHaveText(from);
  await expect(page.getByText(`${size} selected`)).toBeVisible();
});

test('hiding something by key moves the focus to the button that shows it again', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, largeReview);
  await expectLoaded(page, 200);
  await personRow(page, 'Bruno Abe 000002').getByRole('checkbox').focus();
  await press(page, 'u');
  await expectSaved(page, ['Bruno Abe 000002']);
  const [hide, show] = ['Hide this', 'Show the last decisions'].map((name) =>
    page.getByRole('button', { name }),
  );
  if (!hide || !show) throw new Error('Two buttons have two names.');
  await hide.press('Enter');
  await expect(show).toBeFocused();
  await show.press('Enter');
  await expect(hide).toBeFocused();
  // While somebody is selected there is no button to show it again, and the list gets the focus.
  await personRow(page, 'Bruno Abe 000002').getByRole('checkbox').check();
  await hide.press('Enter');
  await expect(page.locator('[role=row][data-key] :focus')).toHaveCount(1);
});
