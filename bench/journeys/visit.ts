import type { Locator, Page } from '@playwright/test';
import { newContext } from '../portal/browser';
import type { Scene } from '../portal/scene';

export interface Size {
  width: number;
  height: number;
  touch?: boolean;
}

export const DESK: Size = { width: 1280, height: 800 };
export const PHONE: Size = { width: 390, height: 844, touch: true };

/** A page with a reader at work, whose presses and keys are counted. */
export interface Visit {
  page: Page;
  /** The number of presses of a mouse or a finger so far. */
  presses(): number;
  /** The number of pressed keys that aren't text, so far. */
  keys(): number;
  press(target: Locator): Promise<void>;
  key(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens an address as the scene's reviewer, signed in, in a window of this size. */
export async function visit(
  { browser, state }: Scene,
  { width, height, touch = false }: Size,
  address: string,
): Promise<Visit> {
  const context = await newContext(browser, {
    viewport: { width, height },
    hasTouch: touch,
    isMobile: touch,
    storageState: state,
    serviceWorkers: 'block',
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
  });
  const page = await context.newPage();
  await page.goto(address);
  const counted = { presses: 0, keys: 0 };
  return {
    page,
    presses: () => counted.presses,
    keys: () => counted.keys,
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
