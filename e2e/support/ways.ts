import { expect, type Locator, type Page } from '@playwright/test';
import { pseudoText } from '../../lib/messages/pseudo';
import { expectNothingSideways } from './boxes';

/**
 * One way to go through the portal: how a reviewer presses, in which language, and what must hold at each
 * step.
 */
export interface Way {
  /** A text of the catalogue in the page's language. */
  say(text: string): string;
  press(target: Locator): Promise<void>;
  /** @param what the step, for the failure message */
  look(what: string): Promise<void>;
}

const inEnglish = (text: string) => text;
const click = (target: Locator) => target.click();

/**
 * How the focused element differs visibly from others; null where nothing shows it, or something lies over
 * it.
 */
const focusSeen = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'the page itself';
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const { x, y, width, height } = element.getBoundingClientRect();
    const on = document.elementFromPoint(x + width / 2, y + Math.min(height / 2, 20));
    const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    const shown = on !== null && (element.contains(on) || on.contains(element));
    if (!outlined || /, 0\)$/.test(outlineColor) || !shown) return null;
    return element.textContent;
  });

/** With keys only; every focused element on the way must visibly have the focus. */
export function byKeys(page: Page): Way {
  return {
    say: inEnglish,
    look: async () => {},
    async press(target) {
      await expect(target).toBeVisible();
      for (
        let tabs = 0;
        !(await target.evaluate((element) => element === document.activeElement));
        tabs += 1
      ) {
        if (tabs === 90) throw new Error(`Tab never reaches ${target}.`);
        await page.keyboard.press('Tab');
        const html = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300));
        if ((await focusSeen(page)) === null) expect(await html(), 'has the focus unseen').toBe('');
      }
      await page.keyboard.press('Enter');
    },
  };
}

/** In a window of 1280 by 1024 px at 400 %. */
export function atFourHundred(page: Page): Way {
  return {
    say: inEnglish,
    press: click,
    async look(what) {
      await expectNothingSideways(page, what);
      const inRow = page.getByRole('group', { name: /’s access/ });
      if ((await inRow.count()) > 0) {
        const acts = inRow.getByRole('button', { name: /^((Approve|Deny) access|Cancel)$/ });
        await expect(acts).toHaveCount(2);
        for (const act of await acts.all()) await expect(act, `${what}: ${act}`).toBeInViewport({ ratio: 1 });
      }
      const dialog = page.getByRole('dialog');
      if ((await dialog.count()) === 0) return;
      await expect(dialog.getByRole('heading').first(), `${what}: the title`).toBeInViewport();
      // Where a question is open, its save button; otherwise the decisions.
      const saves = dialog.getByRole('button', { name: /^(Approve|Deny) access$/ });
      const chooses = dialog.getByRole('button', { name: /^(Approve|Deny)$/ });
      await expect((await saves.count()) > 0 ? saves : chooses.last()).toBeInViewport({ ratio: 1 });
    },
  };
}

/** Buttons without a border or a text, and icons that can't be distinguished from their background. */
const unseenInForced = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const canvas = document.createElement('i');
    canvas.style.color = 'Canvas';
    document.body.append(canvas);
    const ground = getComputedStyle(canvas).color;
    canvas.remove();
    const found: string[] = [];
    for (const element of document.querySelectorAll('button, input, textarea, svg, [aria-selected=true]')) {
      if (!element.checkVisibility({ opacityProperty: true }) || element.closest('.sr-only')) continue;
      const style = getComputedStyle(element);
      const lined = Number.parseFloat(style.borderTopWidth) > 0 || Number.parseFloat(style.outlineWidth) > 0;
      const word = (element.textContent ?? '').trim() !== '';
      const sign = element.querySelector('svg') !== null;
      const native = element.matches('input[type=checkbox], input[type=radio]');
      if (element.matches('svg')) {
        const own = [...element.querySelectorAll('*')].some((part) => {
          const { stroke, fill } = getComputedStyle(part);
          return [stroke, fill].some((colour) => colour !== 'none' && colour !== ground);
        });
        if (!own) found.push(`sign: ${element.outerHTML.slice(0, 120)}`);
      } else if (element.matches('[aria-selected=true]')) {
        if (!lined && !element.querySelector('input:checked')) found.push(`selected: ${element.textContent}`);
      } else if (!lined && !word && !sign && !native) found.push(element.outerHTML.slice(0, 160));
    }
    return found;
  });

/** With forced colours, as in Windows' contrast themes. */
export function inForcedColours(page: Page): Way {
  return {
    say: inEnglish,
    press: click,
    async look(what) {
      expect(await unseenInForced(page), what).toEqual([]);
    },
  };
}

/** Elements that aren't mirrored, are cut off, or whose text is torn apart by the text around them. */
const wrongFromRight = (page: Page): Promise<string[]> =>
  // Not innerWidth: on a phone it grows with overflowing content.
  page.evaluate((screen) => {
    const found: string[] = [];
    const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
    /** Whether a text is outside the window: only what the parts around it don't clip or scroll away. */
    const isCutOff = (element: Element, { left, right }: DOMRect): boolean => {
      let [from, to] = [left, right];
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        if (getComputedStyle(at).overflowX === 'visible') continue;
        const box = at.getBoundingClientRect();
        [from, to] = [Math.max(from, box.left), Math.min(to, box.right)];
      }
      return to - from > 1 && (from < -1 || to > screen + 1);
    };
    const [mark, account] = [boxOf('header a'), boxOf('header button[popovertarget]')];
    if (mark && account && mark.x < account.x) found.push('the head is not mirrored');
    for (const svg of document.querySelectorAll('svg')) {
      const turns = /arrow-(left|right)\b|chevron-(left|right)\b/.test(svg.getAttribute('class') ?? '');
      if (turns && svg.checkVisibility() && !getComputedStyle(svg).scale.startsWith('-1'))
        found.push(`not turned: ${svg.parentElement?.outerHTML.slice(0, 160)}`);
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      // Initials in a circle are a picture, with no text beside them.
      if (!element?.checkVisibility() || element.closest('script, style, textarea, [aria-hidden=true]'))
        continue;
      // An address, a time or a name must keep its own direction in any surroundings.
      const apart = element.closest('bdi, bdo, [dir]:not(html)') ?? element.closest('time');
      const isolated = apart && /isolate|plaintext/.test(getComputedStyle(apart).unicodeBidi);
      if (/[a-z]{2,}/i.test(text) && !isolated) found.push(`not isolated: ${text.slice(0, 60)}`);
      const range = document.createRange();
      range.selectNodeContents(node);
      if (isCutOff(element, range.getBoundingClientRect())) found.push(`cut off: ${text.slice(0, 60)}`);
    }
    return found;
  }, page.viewportSize()?.width ?? 0);

/** In a language that is written from right to left. */
export function fromRight(page: Page): Way {
  return {
    say: (text) => pseudoText(text, 'ar-XB'),
    press: click,
    async look(what) {
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
      await expectNothingSideways(page, what);
      expect(await wrongFromRight(page), what).toEqual([]);
    },
  };
}
