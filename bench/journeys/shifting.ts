import type { Page } from '@playwright/test';
import type { Claim } from '../claims';
import { newScene } from '../portal/scene';
import { slowDown } from '../portal/tenant';
import { ROWS } from './looking';
import { DESK, PHONE, type Visit, visit, type Where } from './visit';

/** So long takes each call, in ms: what is told of saving changes later than the half second that the score leaves out. */
const LATENCY = 700;

/** A layout-shift score, and that of what moves within half a second after a press: the first leaves it out. */
interface Shifted {
  score: number;
  pressed: number;
}

declare global {
  interface Window {
    shifted?: Shifted;
  }
}

/** Runs in the page: sums from now on what shifts in it, as https://web.dev/articles/cls defines the score. */
function watchShifts(): void {
  const sums = { score: 0, pressed: 0 };
  window.shifted = sums;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      };
      sums[hadRecentInput ? 'pressed' : 'score'] += value;
    }
  }).observe({ type: 'layout-shift' });
}

/** What has shifted in the page since it is watched. */
async function shiftedIn(page: Page): Promise<Shifted> {
  // The browser reports the last paint with the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  const shifted = await page.evaluate(() => window.shifted);
  if (!shifted) throw new Error('this page was not watched');
  return shifted;
}

/** Selects the first person whom nobody has answered, clears the selection, decides with one press, and undoes it. */
async function workThrough({ page, press }: Visit): Promise<void> {
  const open = page.locator(ROWS).filter({ has: page.getByRole('button', { name: /^Don’t know: / }) });
  const row = page.locator(`[data-key="${await open.first().getAttribute('data-key')}"]`);
  await press(row.getByRole('checkbox'));
  await press(page.getByRole('button', { name: 'Clear selection' }));
  await press(row.getByRole('button', { name: /^Don’t know: / }));
  await row.getByText('Saved', { exact: true }).waitFor();
  await press(page.getByRole('button', { name: 'Undo' }));
  await row.getByRole('button', { name: /^Don’t know: / }).waitFor();
  // A card has it without showing it.
  await row.getByText('Saved', { exact: true }).waitFor({ state: 'attached' });
}

/**
 * Measures what shifts on the page of a review that is opened by its address, until the directory and the instance
 * before have answered: on a phone it opens with one person's card.
 */
export async function measureOpeningShifts({ stand, browser }: Where): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const size of [DESK, PHONE]) {
    const scene = await newScene(stand, browser, 40);
    await slowDown(stand, scene.tenant, LATENCY);
    const { page, close } = await visit(scene, size, 'about:blank');
    await page.addInitScript(watchShifts);
    await page.goto(scene.reviewUrl);
    const place = size === PHONE ? page.getByRole('dialog') : page.getByRole('grid');
    await place
      .getByText(/ · (Retail|Finance|Marketing)/)
      .first()
      .waitFor();
    await place
      .getByText(size === PHONE ? /, by / : /^(Approve|Deny)$/)
      .first()
      .waitFor();
    await page.waitForLoadState('networkidle');
    const { score } = await shiftedIn(page);
    claims.push({
      what: `Layout-shift score of opening a review, at ${size.width}×${size.height}`,
      unit: 'points',
      atMost: 0,
      measured: score,
      detail: `${score.toFixed(5)} where each call takes ${LATENCY} ms, until what is told of people and last time's decisions are here`,
    });
    await close();
  }
  return claims;
}

/** Measures what shifts on the page while a reviewer selects, decides and undoes. */
export async function measureShifting({ stand, browser }: Where): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const size of [DESK, PHONE]) {
    const scene = await newScene(stand, browser, 40);
    const at = await visit(scene, size, scene.reviewUrl);
    await at.page.locator(ROWS).first().waitFor({ state: 'attached' });
    if (size === PHONE) await at.page.getByRole('button', { name: 'Close' }).click();
    await at.page.getByText('40 people').waitFor({ state: 'attached' });
    await slowDown(stand, scene.tenant, LATENCY);
    await at.page.evaluate(watchShifts);
    await workThrough(at);
    const { score, pressed } = await shiftedIn(at.page);
    claims.push({
      what: `Layout-shift score of selecting, deciding and Undo, at ${size.width}×${size.height}`,
      unit: 'points',
      atMost: 0,
      measured: score,
      detail: `${score.toFixed(4)} where each call takes ${LATENCY} ms; within half a second after a press, which the score leaves out, ${pressed.toFixed(4)}`,
    });
    await at.close();
  }
  return claims;
}
