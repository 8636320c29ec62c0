import type { Page } from '@playwright/test';
import type { Times } from './acting';
import { type Sign, toPaint } from './in-page';

/** How many are shown. */
const SHOWN: Sign = { selector: 'section[aria-labelledby="people"] p[role="status"]' };
const FIRST: Sign = { selector: '[role="row"][aria-rowindex="2"]', attribute: 'data-key' };
const WORDS = ['abe', 'ada', 'retail', 'miller', '00012'];
const HEADS = ['Person', 'Last sign-in', 'Recommendation', 'Decision'];
const FILTERS = [/not reviewed$/, /recommended Deny$/, /90 days$/, /guests$/];

/** Types words letter by letter; a letter that changes nothing on the page is not counted. */
async function search(page: Page): Promise<number[]> {
  const times: number[] = [];
  const box = page.getByRole('searchbox');
  for (const word of WORDS) {
    await box.click();
    for (const letter of word) {
      const shown = toPaint(page, 'keydown', SHOWN, () => page.keyboard.press(letter), 3_000);
      await shown.then((time) => times.push(time)).catch(() => {});
    }
    await page.getByRole('button', { name: 'Clear search' }).click();
    await page.waitForTimeout(400);
  }
  return times;
}

/** Each head up and down, to the paint of another first row. */
async function sort(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (const name of HEADS) {
    const head = page.getByRole('columnheader').getByRole('button', { name, exact: true });
    for (let press = 0; press < 3; press += 1) {
      const shown = toPaint(page, 'click', FIRST, () => head.click(), 3_000);
      await shown.then((time) => times.push(time)).catch(() => {});
      await page.waitForTimeout(400);
    }
  }
  return times;
}

/** Each filter on and off again, in the menu that has all of them: the line has only those that fit. */
async function filter(page: Page): Promise<number[]> {
  const times: number[] = [];
  await page.getByRole('button', { name: 'All filters' }).click();
  const menu = page.getByRole('group', { name: 'All filters' });
  for (const name of FILTERS) {
    const toggle = menu.getByRole('button', { name });
    for (let press = 0; press < 4; press += 1) {
      times.push(await toPaint(page, 'click', SHOWN, () => toggle.click()));
      await page.waitForTimeout(400);
    }
  }
  return times;
}

/** Finding people among all: to the paint of the new count, or of the new first row. */
export async function arrangeAll(page: Page): Promise<Times> {
  return { search: await search(page), sort: await sort(page), filter: await filter(page) };
}
