import { expect, type Locator, type Page } from '@playwright/test';

type Act = 'Approve' | 'Deny' | 'Don’t know' | 'Accept recommendations' | 'Take back';

/** Opens a review from the list, once the list is complete: late parts would move the rest. */
export async function openReview(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /reviews? to do/ })).toBeVisible();
  await page.getByRole('heading', { level: 3 }).getByRole('link', { name }).click();
  // Not found by its role, because on a phone one by one lies over the page.
  await expect(page.locator('h1')).toContainText(name);
}

/** Opens a review's list: on a phone one by one opens first, and is closed. */
export async function openList(page: Page, name: string, onPhone: boolean): Promise<void> {
  await openReview(page, name);
  if (onPhone) await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
}

/** The row of a person in a review's table. */
export function personRow(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
}

/** The rows that aren't reviewed: they show the three decisions. */
export function notReviewedRows(page: Page): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('button', { name: /^Approve: / }) });
}

export async function expectNotReviewed(page: Page, name: string): Promise<void> {
  await expect(personRow(page, name).getByRole('button', { name: /^Approve: / })).toBeVisible();
}

/** The button that saves an act's dialog; its name is the act, and about one's own access the answer. */
export const saveButton = (dialog: Locator): Locator =>
  dialog.getByRole('button', { name: /^(Approve|Deny|Save|Take back|Accept|Yes, keep|No, give)/ });

/**
 * The button that saves the page of one decision: its name is what it does, once an answer is chosen.
 */
export const saveDecision = (page: Page): Locator =>
  page.getByRole('button', {
    name: /^(Save|Approve access|Deny access|Save Don’t know|Yes, keep it|No, give it up)$/,
  });

export async function selectPeople(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) await personRow(page, name).getByRole('checkbox').check();
}

/** Selects everyone, after the whole review is loaded. */
export async function selectAll(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'Select all' }).check();
}

/** Presses an act for the selection and saves its dialog. */
export async function decide(page: Page, act: Act, reason?: string): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (reason !== undefined) await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await saveDialog(page);
}

/** Opens an act's question for the selection. */
export async function ask(page: Page, act: Act): Promise<Locator> {
  await page.getByRole('button', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  return dialog;
}

/** The card of a person on a phone. */
export function personCard(page: Page, name: string): Locator {
  return page.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: `Select ${name}` }) });
}

/** The heads of a review's columns, in order. */
export async function columnNames(page: Page): Promise<string[]> {
  const heads = await page.getByRole('columnheader').allTextContents();
  return heads.filter((name) => name !== '');
}

/** The menu with all filters of a desk, opened where it isn't: the line over the list has only those that fit. */
export async function allFilters(page: Page): Promise<Locator> {
  const menu = page.getByRole('group', { name: 'All filters' });
  if (!(await menu.isVisible())) await page.getByRole('button', { name: 'All filters' }).click();
  await expect(menu).toBeVisible();
  return menu;
}

/** The number in a filter's sentence, such as 12 in "12 recommended Deny". */
export async function countOf(page: Page, sentence: string): Promise<number> {
  const filter = (await allFilters(page)).getByRole('button', { name: new RegExp(`^[\\d,]+ ${sentence}`) });
  return Number.parseInt(((await filter.textContent()) ?? '').replace(/,/g, ''), 10);
}

/** Waits until everything about a review's people is loaded: last time's answers come last. */
export async function expectLoaded(page: Page, total: number): Promise<void> {
  await expect(
    page.getByRole('status').filter({ hasText: `${total.toLocaleString('en-GB')} people` }),
  ).toBeAttached();
}

/** Saves an act's open dialog, and confirms where a second question is asked. */
export async function saveDialog(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await saveButton(dialog).click();
  await expect(async () => {
    // The second question is asked for many decisions at once, or against recommendations.
    const yes = dialog.getByRole('button', { name: /^Yes, / });
    if (await yes.isVisible()) await yes.click();
    await expect(dialog).toBeHidden({ timeout: 500 });
  }).toPass();
}

export async function expectSaved(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) await expect(personRow(page, name)).toContainText('Saved');
}

/**
 * Expects that this many decisions are saved, and none is on its way. A decision is shown before it is sent.
 */
export async function expectAllSaved(page: Page, count: number): Promise<void> {
  const said =
    count === 1 ? 'One decision is saved.' : `${count.toLocaleString('en-GB')} decisions are saved.`;
  await expect(page.getByText(said)).toBeVisible();
}
