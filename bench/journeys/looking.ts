import type { Claim } from '../claims';
import type { Scene } from '../portal/scene';
import { DESK, PHONE, type Size, visit } from './visit';

const ROWS = '[role=row][data-key], [role=listitem][data-key]';
const WINDOWS: readonly Size[] = [DESK, { width: 1920, height: 1080 }, PHONE, { width: 320, height: 256 }];

/** The part of the list that a reader sees before the first act, in px and words. */
interface Look {
  first: number;
  height: number;
  visible: number;
  words: number;
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
    first: boxes[0]?.top ?? Number.NaN,
    height: middle(boxes.map(({ height }) => height)),
    visible: boxes.filter(({ bottom }) => bottom <= window.innerHeight).length,
    words: middle(rows.map(wordsOf)),
  };
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

/** Measures where the first row is, how high rows are, how many are visible, and how many words each has. */
export async function measureLooking(scene: Scene): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const size of WINDOWS) {
    const at = await visit(scene, size, scene.reviewUrl);
    const name = `${size.width}×${size.height}`;
    await at.page.locator(ROWS).first().waitFor({ state: 'attached' });
    const close = at.page.getByRole('button', { name: 'Close' });
    if (size.width < 768) await close.click();
    await at.page.waitForTimeout(500);
    const { first, height, visible, words } = await at.page.evaluate(lookAt, ROWS);
    const detail = `rows of ${height.toFixed(0)} px, ${words} words each, ${visible} of them whole on the screen`;
    if (size === DESK) {
      claims.push({ what: `The first row, at ${name}`, unit: 'px', atMost: 260, measured: first, detail });
      claims.push({ what: `A row's height, at ${name}`, unit: 'px', atMost: 48, measured: height, detail });
      claims.push({
        what: `Rows on the first screen, at ${name}`,
        unit: 'rows',
        atLeast: 10,
        measured: visible,
        detail,
      });
      claims.push({ what: `Words in a row, at ${name}`, unit: 'words', atMost: 12, measured: words, detail });
    } else if (size === PHONE) {
      claims.push({ what: `The first row, at ${name}`, unit: 'px', atMost: 300, measured: first, detail });
    } else {
      // A table row has the same limit at every width; at 400 % a card must still fit into the window.
      const atMost = size.width < 768 ? size.height : 48;
      claims.push({ what: `A row's height, at ${name}`, unit: 'px', atMost, measured: height, detail });
    }
    await at.close();
  }
  const { skipping, walking } = await tabStops(scene);
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
