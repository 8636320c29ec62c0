import type { Claim } from '../claims';
import { newScene, type Scene } from '../portal/scene';
import { DESK, PHONE, type Size, type Visit, visit, type Where } from './visit';

export const ROWS = '[role=row][data-key], [role=listitem][data-key]';
const WINDOWS: readonly Size[] = [DESK, { width: 1920, height: 1080 }, PHONE, { width: 320, height: 256 }];

/** The part of the list that a reader sees, in px and words. */
interface Look {
  first: number;
  height: number;
  visible: number;
  words: number;
  /** Where each row begins on the page, by its key. */
  tops: Record<string, number>;
}

function lookAt(selector: string): Look {
  const rows = [...document.querySelectorAll<HTMLElement>(selector)];
  const boxes = rows.map((row) => row.getBoundingClientRect());
  const middle = (values: number[]) => values.sort((one, other) => one - other)[values.length >> 1] ?? 0;
  const wordsOf = (row: HTMLElement) => {
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    let words = 0;
    while (walker.nextNode())
      if (walker.currentNode.parentElement?.checkVisibility())
        words += (walker.currentNode.textContent ?? '')
          .split(/\s+/)
          .filter((word) => /\p{L}|\d/u.test(word)).length;
    return words;
  };
  return {
    // On the page: a phone scrolls to a question that opens below.
    first: (boxes[0]?.top ?? Number.NaN) + window.scrollY,
    height: middle(boxes.map(({ height }) => height)),
    visible: boxes.filter(({ bottom }) => bottom <= window.innerHeight).length,
    words: middle(rows.map(wordsOf)),
    tops: Object.fromEntries(
      rows.map((row, index) => [row.dataset.key, (boxes[index]?.top ?? Number.NaN) + window.scrollY]),
    ),
  };
}

/** Denies the first row that nobody has answered, with a suggested reason, and waits until that is saved. */
async function decide({ page, press }: Visit): Promise<void> {
  const row = page
    .locator(ROWS)
    .filter({ has: page.getByRole('button', { name: /^Deny: / }) })
    .first();
  const key = await row.getAttribute('data-key');
  await press(row.getByRole('button', { name: /^Deny: / }));
  await press(page.getByRole('button', { name: 'No longer needs it' }));
  await page.locator(`[data-key="${key}"]`).getByText('Saved', { exact: true }).waitFor();
}

/** How far the row that moved most is from where it was, in px. */
function moved(before: Look, after: Look): number {
  const both = Object.keys(before.tops).filter((key) => key in after.tops);
  return Math.max(...both.map((key) => Math.abs((after.tops[key] ?? 0) - (before.tops[key] ?? 0))));
}

/** How many presses of Tab lead from the top of the page to a row, with the skip link and without it. */
async function tabStops(scene: Scene): Promise<{ skipping: number; walking: number }> {
  const at = await visit(scene, DESK, scene.reviewUrl);
  await at.page.locator(ROWS).first().waitFor();
  const inRow = () => at.page.evaluate(() => document.activeElement?.closest('[data-key]') != null);
  let walking = 0;
  while (!(await inRow()) && walking < 100) {
    await at.page.keyboard.press('Tab');
    walking += 1;
  }
  await at.page.reload();
  await at.page.locator(ROWS).first().waitFor();
  let skipping = 0;
  const onSkip = () =>
    at.page.evaluate(() => /^Skip to people/.test(document.activeElement?.textContent ?? ''));
  while (!(await onSkip()) && skipping < 100) {
    await at.page.keyboard.press('Tab');
    skipping += 1;
  }
  await at.close();
  return { skipping, walking };
}

/** What is promised of the list in one window; what isn't promised there is told beside it. */
function claimsOf(size: Size, before: Look, after: Look): Claim[] {
  const at = `at ${size.width}×${size.height}`;
  const { first, height, visible, words } = before;
  const later = `rows of ${after.height.toFixed(0)} px, ${after.visible} of them whole on the screen`;
  const desk = size.width >= 768;
  // At 400 % the head fills the window, and the list is below it.
  const promised = desk || size === PHONE;
  const detail = `rows of ${height.toFixed(0)} px, ${words} words each, ${visible} of them whole on the screen${promised ? '' : `, the first at ${first.toFixed(0)} px`}`;
  const firstAtMost = desk ? 260 : 300;
  const claims: Claim[] = [
    {
      what: `What a decision moves, ${at}`,
      unit: 'px',
      atMost: 0,
      measured: moved(before, after),
      detail: later,
    },
  ];
  // A table row has the same limit at every width; at 400 % a card must still fit into the window.
  if (size !== PHONE) {
    const atMost = desk ? 48 : size.height;
    claims.push({ what: `A row's height, ${at}`, unit: 'px', atMost, measured: height, detail });
  }
  if (promised)
    claims.push(
      { what: `The first row, ${at}`, unit: 'px', atMost: firstAtMost, measured: first, detail },
      {
        what: `The first row after a decision, ${at}`,
        unit: 'px',
        atMost: firstAtMost,
        measured: after.first,
        detail: later,
      },
    );
  if (desk)
    claims.push(
      { what: `Rows on the first screen, ${at}`, unit: 'rows', atLeast: 10, measured: visible, detail },
      { what: `Words in a row, ${at}`, unit: 'words', atMost: 12, measured: words, detail },
    );
  return claims;
}

/** Measures where rows are before and after a decision, how high they are, how many are visible, and their words. */
export async function measureLooking({ stand, browser }: Where): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const size of WINDOWS) {
    const scene = await newScene(stand, browser, 40);
    const at = await visit(scene, size, scene.reviewUrl);
    await at.page.locator(ROWS).first().waitFor({ state: 'attached' });
    if (size.width < 768) await at.page.getByRole('button', { name: 'Close' }).click();
    await at.page.waitForTimeout(500);
    const before = await at.page.evaluate(lookAt, ROWS);
    await decide(at);
    const after = await at.page.evaluate(lookAt, ROWS);
    claims.push(...claimsOf(size, before, after));
    await at.close();
  }
  const { skipping, walking } = await tabStops(await newScene(stand, browser, 40));
  const detail = `${walking} stops for whoever doesn't skip`;
  claims.push({
    what: 'Tab stops to _Skip to people_',
    unit: 'stops',
    atMost: 2,
    measured: skipping,
    detail,
  });
  return claims;
}
