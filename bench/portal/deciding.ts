import type { Locator, Page } from '@playwright/test';
import type { Times } from './acting';
import { type Sign, toPaint } from './in-page';
import { ALL_HERE } from './loading';
import { ROUNDS } from './rounds';

const ROWS = '[role="row"][data-key]';
const SETTLES_MS = 300_000;
const DIALOG: Sign = { selector: '[role="dialog"], [role="alertdialog"]' };
/** More than a page keeps in sight: the rows that are decided one by one. */
const ONE_BY_ONE = 4 * ROUNDS;

/** What a row says once Microsoft has shown its decision. */
const savedIn = (row: Locator): Locator => row.getByText('Saved', { exact: true });

/** The button that saves an act's dialog: it says what it does. */
export const saveButton = (dialog: Locator): Locator =>
  dialog.getByRole('button', { name: /^(Approve|Deny|Save|Take back|Accept)/ });

const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Few enough rows that nothing above the list moves one of them out of sight. */
const FEW = 4;

/** The keys of the first rows that nobody has answered. */
async function keysInSight(page: Page): Promise<string[]> {
  const rows = page.locator(ROWS).filter({ has: page.getByRole('button', { name: /^Approve: / }) });
  const keys = await rows.evaluateAll((found) => found.map((row) => row.getAttribute('data-key') ?? ''));
  return keys.slice(0, FEW);
}

async function dialogTo(page: Page, sign: Sign): Promise<number> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Measured.');
  const save = saveButton(dialog);
  if (!(await save.textContent())?.endsWith('…')) return toPaint(page, 'click', sign, () => save.click());
  await save.click();
  const yes = dialog.getByRole('button', { name: /^Yes, / });
  await yes.waitFor();
  return toPaint(page, 'click', sign, () => yes.click());
}

/** Undoes the last act; where that is asked first, the time is that of the answer. */
async function undo(page: Page, sign: Sign): Promise<number> {
  const button = page.locator('fieldset', { hasText: 'Undo' }).getByRole('button', { name: 'Undo' });
  const asked = page.getByRole('alertdialog').getByRole('button', { name: 'Undo' });
  const time = toPaint(page, 'click', sign, () => button.click(), 5_000);
  const first = await Promise.race([
    time.catch(() => 'asked' as const),
    asked.waitFor({ timeout: 5_000 }).then(
      () => 'asked' as const,
      () => new Promise<never>(() => {}),
    ),
  ]);
  if (first !== 'asked') return first;
  time.catch(() => {});
  return toPaint(page, 'click', sign, () => asked.click());
}

/** Selects, decides and undoes one row after another among ten thousand. */
export async function decideOne(page: Page): Promise<Times> {
  const times = {
    select: [] as number[],
    'open the question': [] as number[],
    decide: [] as number[],
    undo: [] as number[],
  };
  const keys = await keysInSight(page);
  for (let n = 0; n < ONE_BY_ONE; n += 1) {
    const row = `[role="row"][data-key="${keys[n % keys.length]}"]`;
    const saved = savedIn(page.locator(row));
    const box = page.locator(row).getByRole('checkbox');
    times.select.push(
      await toPaint(page, 'click', { selector: row, attribute: 'aria-selected', says: 'true' }, () =>
        box.click(),
      ),
    );
    times['open the question'].push(await toPaint(page, 'click', DIALOG, () => act(page, 'Approve').click()));
    times.decide.push(await dialogTo(page, { selector: row }));
    await saved.waitFor({ timeout: SETTLES_MS });
    await page.waitForTimeout(300);
    times.undo.push(await undo(page, { selector: row }));
    await saved.waitFor({ timeout: SETTLES_MS });
    await page.waitForTimeout(300);
  }
  return times;
}

const BAR: Sign = { selector: 'fieldset[aria-label="Decide"] p', says: '10,000 selected' };
const FIRST: Sign = { selector: '[role="row"][aria-rowindex="2"]' };

/** Until Microsoft has shown all decisions: first the sentence under the list says so, then a row. */
async function settled(page: Page): Promise<void> {
  await page
    .getByText(/\d decisions are saved/)
    .first()
    .waitFor({ timeout: SETTLES_MS });
  await savedIn(page.locator(FIRST.selector)).waitFor({ timeout: SETTLES_MS });
}

/** Selects all ten thousand, decides them with one act, and undoes it. Each time it waits until everything is sent. */
export async function decideAll(page: Page): Promise<Times> {
  const times = {
    select: [] as number[],
    'open the question': [] as number[],
    decide: [] as number[],
    undo: [] as number[],
  };
  for (let n = 0; n < ROUNDS; n += 1) {
    times.select.push(await toPaint(page, 'click', BAR, () => page.locator(ALL_HERE).click()));
    times['open the question'].push(await toPaint(page, 'click', DIALOG, () => act(page, 'Approve').click()));
    times.decide.push(await dialogTo(page, FIRST));
    console.log(`portal: all decided, ${JSON.stringify(times)}`);
    await settled(page);
    times.undo.push(await undo(page, FIRST));
    await settled(page);
  }
  return times;
}
