import type { ElementHandle, Locator, Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { accessCell } from './support/access-cell';
import { ask, openList } from './support/portal';
import { signInAs } from './support/sign-in';
import { desk, expect, phone, test } from './support/test';

const { reviews } = CONTOSO;

/** An element that Tab reaches, and its box in the window. */
interface Stop {
  name: string;
  x: number;
  y: number;
  right: number;
  bottom: number;
}

const stopOf = (element: ElementHandle<Element>): Promise<Stop> =>
  element.evaluate((element) => {
    const { x, y, right, bottom } = element.getBoundingClientRect();
    const labels = 'labels' in element ? (element as HTMLInputElement).labels : null;
    const name = element.ariaLabel ?? labels?.[0]?.textContent ?? element.textContent ?? '';
    return { name, x, y, right, bottom };
  });

const REACHED = ':is(a[href], button, input, textarea, summary, [tabindex="0"])';

/** What Tab reaches in a part of the page, in its order: until it leaves the part, or is back at the first one. */
async function tabbedIn(page: Page, part: Locator): Promise<Stop[]> {
  await part.locator(REACHED).filter({ visible: true }).first().focus();
  const reached: ElementHandle<Element>[] = [];
  /** In one look, because a dialog sends the focus back to its beginning a moment after Tab has left it. */
  const isNew = () =>
    part.evaluate((part, reached) => {
      const here = document.activeElement;
      return part.contains(here) && !reached.some((element) => element === here);
    }, reached);
  while (await isNew()) {
    reached.push((await page.evaluateHandle(() => document.activeElement ?? document.body)).asElement());
    await page.keyboard.press('Tab');
  }
  // All at one time, because Tab scrolls.
  return Promise.all(reached.map(stopOf));
}

/** The order of a reader of English: line by line, and from left to right in each. */
function asSeen(one: Stop, other: Stop): number {
  if (one.bottom <= other.y) return -1;
  if (other.bottom <= one.y) return 1;
  return one.x - other.x;
}

/** Expects Tab to go the way of the eyes, and these parts to be on it. */
async function expectOrderAsSeen(page: Page, part: Locator, parts: readonly string[]): Promise<void> {
  await expect(part).toBeVisible();
  const stops = await tabbedIn(page, part);
  const order = stops.map(({ name }) => name);
  expect(order).toEqual(expect.arrayContaining([...parts]));
  expect(order).toEqual(stops.toSorted(asSeen).map(({ name }) => name));
}

for (const [where, device] of Object.entries({ phone, desk }))
  test.describe(`at a ${where}, Tab follows the visual order`, () => {
    test.use(device);
    const onPhone = where === 'phone';

    test('in the head of a review', async ({ page, tenant }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openList(page, reviews.northwind, onPhone);
      const head = page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });
      await expectOrderAsSeen(page, head, ['My reviews', 'Receipt', 'More']);
    });

    test('among the buttons of a selection', async ({ page, tenant }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openList(page, reviews.northwind, onPhone);
      await page.getByRole('checkbox', { name: 'Select Alex Wilber' }).check();
      const bar = page.getByRole('group', { name: 'Decide', exact: true });
      await expectOrderAsSeen(page, bar, [
        'Approve',
        'Deny',
        'Don’t know',
        'Accept recommendations',
        'Take back',
        'Clear selection',
      ]);
    });

    test('among the buttons of selected cells in people and access', async ({ page, tenant }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await page.getByRole('link', { name: 'Decide by person and access' }).click();
      await (await accessCell(page, 'Patti Fernandez', 'Northwind launch')).click();
      const bar = page.getByRole('group', { name: 'Decide', exact: true });
      await expectOrderAsSeen(page, bar, ['Approve', 'Deny', 'Don’t know', 'Clear selection']);
    });

    test('in the question about several people', async ({ page, tenant }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openList(page, reviews.northwind, onPhone);
      for (const name of ['Alex Wilber', 'Debra Berger'])
        await page.getByRole('checkbox', { name: `Select ${name}` }).check();
      const dialog = await ask(page, 'Deny');
      await expectOrderAsSeen(page, dialog, ['Reason', 'Deny 2 people…', 'Cancel']);
    });
  });
