import type { BrowserContext, Page } from '@playwright/test';

/** What is looked for in a page: the text of the first element that matches, or one of its attributes. */
export interface Sign {
  selector: string;
  attribute?: string;
  /** The text to wait for; if left out, any text other than the first one. */
  says?: string;
}

interface Watching {
  benchFirst?: number;
  benchPaint?: Promise<number>;
}

/** Runs in the page: notes when an element was first painted, in ms since the navigation began. */
function watchFirst(selector: string): void {
  const look = () => {
    if (!document.querySelector(selector)) return void requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      (window as Watching).benchFirst ??= performance.now();
    };
    // A message that is sent in a frame comes when the frame is painted.
    port2.postMessage(null);
  };
  requestAnimationFrame(look);
}

/** Every page of the context will note when an element that matches was first painted. */
export async function watchFirstIn(context: BrowserContext, selector: string): Promise<void> {
  await context.addInitScript(watchFirst, selector);
}

/** Milliseconds from the beginning of the navigation to that paint. */
export async function firstPainted(page: Page, timeout = 120_000): Promise<number> {
  const found = await page.waitForFunction(() => (window as Watching).benchFirst, undefined, { timeout });
  return (await found.jsonValue()) ?? Number.NaN;
}

/** Runs in the page: see `toPaint`. */
function watchPaint([event, { selector, attribute, says }]: [string, Sign]): void {
  const read = () => {
    const element = document.querySelector(selector);
    return element && (attribute ? element.getAttribute(attribute) : element.textContent);
  };
  const before = read();
  const shows = () => (says === undefined ? read() !== before : (read()?.includes(says) ?? false));
  (window as Watching).benchPaint = new Promise((resolve) => {
    let from: number | undefined;
    const observer = new MutationObserver(() => look());
    const look = () => {
      if (from === undefined || !shows()) return;
      const began = from;
      from = undefined;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - began);
        port2.postMessage(null);
      });
    };
    window.addEventListener(
      event,
      ({ timeStamp }) => {
        from = timeStamp;
        observer.observe(document, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
      },
      { capture: true, once: true },
    );
  });
}

/**
 * Milliseconds from an input event, as the browser stamped it, to the paint that shows what came of it.
 * @param event the event that `act` brings about: `click`, `keydown`, `online`
 * @throws where nothing shows within `timeout` ms
 */
export async function toPaint(
  page: Page,
  event: string,
  sign: Sign,
  act: () => Promise<unknown>,
  timeout = 60_000,
): Promise<number> {
  await page.evaluate(watchPaint, [event, sign] as [string, Sign]);
  await act();
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`nothing shows at ${JSON.stringify(sign)}`)), timeout).unref();
  });
  const painted = page.evaluate(() => (window as Watching).benchPaint ?? Number.NaN);
  painted.catch(() => {});
  return Promise.race([painted, late]);
}
