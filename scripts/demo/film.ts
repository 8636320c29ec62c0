import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { drawFrame, type Place, type Point } from './frame';

/** The number of frames of a pointer's movement, and the time of each (ms). */
const STEPS = 6;
const STEP_MS = 60;
const PRESS_MS = 160;

/** An animation made frame by frame: a still picture costs one frame, however long it is shown. */
export class Film {
  readonly #frames: { png: Buffer; ms: number }[] = [];
  #page: Page | undefined;
  #place: Place | undefined;
  #words: readonly string[] = [];
  #point: Point | null = null;

  /** Films this screen from here on, with these words above or beside it. */
  on(page: Page, place: Place, words: readonly string[]): void {
    if (page !== this.#page) this.#point = null;
    [this.#page, this.#place, this.#words] = [page, place, words];
  }

  /** Shows other words with the same screen. */
  say(...words: string[]): void {
    this.#words = words;
  }

  /** Shows the current screen for this long (ms). */
  async hold(ms: number): Promise<void> {
    await this.#add(await this.#screenshot(), this.#point, ms);
  }

  /** Moves the pointer to the middle of an element and presses it. */
  async press(target: Locator): Promise<void> {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (!box) throw new Error(`Nothing to press: ${target}`);
    const to = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const { width, height } = this.#filmed().place.screen;
    const from = this.#point ?? { x: width * 0.6, y: height * 0.75 };
    const screenshot = await this.#screenshot();
    for (let step = 1; step <= STEPS; step += 1) {
      const part = 1 - (1 - step / STEPS) ** 2;
      const at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
      await this.#add(screenshot, at, STEP_MS);
    }
    await this.#add(screenshot, { ...to, pressed: true }, PRESS_MS);
    this.#point = to;
    await target.click();
  }

  /** The film's length (ms). */
  get length(): number {
    return this.#frames.reduce((sum, { ms }) => sum + ms, 0);
  }

  /** The film as an animated WebP that repeats. */
  encode(quality: number): Promise<Buffer> {
    const pictures = this.#frames.map(({ png }) => png);
    const delay = this.#frames.map(({ ms }) => ms);
    return sharp(pictures, { join: { animated: true } })
      .webp({ quality, delay, loop: 0, effort: 4, minSize: true })
      .toBuffer();
  }

  #filmed(): { page: Page; place: Place } {
    if (!this.#page || !this.#place) throw new Error('No screen is filmed yet.');
    return { page: this.#page, place: this.#place };
  }

  #screenshot(): Promise<Buffer> {
    return this.#filmed().page.screenshot({ animations: 'disabled', caret: 'hide' });
  }

  async #add(screenshot: Buffer, point: Point | null, ms: number): Promise<void> {
    const png = await drawFrame(this.#filmed().place, this.#words, screenshot, point);
    this.#frames.push({ png, ms });
  }
}
