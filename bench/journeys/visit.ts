import type { Locator, Page } from '@playwright/test';
import { newContext } from '../portal/browser';
import type { Scene } from '../portal/scene';

/** The stand and the browser in which journeys are played. */
export type Where = Pick<Scene, 'stand' | 'browser'>;

export interface Size {
  width: number;
  height: number;
  touch?: boolean;
}

export const DESK: Size = { width: 1280, height: 800 };
export const WIDE: Size = { width: 1920, height: 1080 };
export const PHONE: Size = { width: 390, height: 844, touch: true };

/** A page with a reader at work, whose presses and keys are counted. */
export interface Visit {
  page: Page;
  /** The number of presses of a mouse or a finger so far. */
  presses(): number;
  /** The number of pressed keys that aren't text, so far. */
  keys(): number;
  /** The number of addresses that the page has shown after the first one. */
  changes(): number;
  /** Counts a press that happens outside the page: a link of a mail. */
  pressedBefore(): void;
  press(target: Locator): Promise<void>;
  key(name: string): Promise<void>;
  close(): Promise<void>;
}

/** The page of an address. A filter or a choice that is kept in the address is no other page. */
function pageAt(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}

/** What a way took, besides the figure that is claimed of it. `began`: by `performance.now()`. */
export function told(at: Visit, { width, height }: Size, began: number): string {
  const took = ((performance.now() - began) / 1000).toFixed(1);
  const counts = `${at.presses()} presses, ${at.keys()} keys, ${at.changes()} changes of the page`;
  return `${width}×${height}, ${counts}, ${took} s for a program's hands`;
}

/** Opens an address in a window of this size, as the scene's reviewer; signed out where the scene has no state. */
export async function visit(
  { browser, state }: Pick<Scene, 'browser'> & Partial<Pick<Scene, 'state'>>,
  { width, height, touch = false }: Size,
  address: string,
): Promise<Visit> {
  const context = await newContext(browser, {
    viewport: { width, height },
    hasTouch: touch,
    isMobile: touch,
    ...(state ? { storageState: state } : {}),
    serviceWorkers: 'block',
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
  });
  const page = await context.newPage();
  await page.goto(address);
  const counted = { presses: 0, keys: 0, changes: 0 };
  let shown = pageAt(page.url());
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || pageAt(frame.url()) === shown) return;
    shown = pageAt(frame.url());
    counted.changes += 1;
  });
  return {
    page,
    presses: () => counted.presses,
    keys: () => counted.keys,
    changes: () => counted.changes,
    pressedBefore: () => {
      counted.presses += 1;
    },
    press: async (target) => {
      await (touch ? target.tap() : target.click());
      counted.presses += 1;
    },
    key: async (name) => {
      await page.keyboard.press(name);
      counted.keys += 1;
    },
    close: () => context.close(),
  };
}
