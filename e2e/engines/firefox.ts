import { type BrowserContext, type ElementHandle, launch, type Page } from 'puppeteer-core';
import type { Engine, Found, Tab } from './engine';

/** The body as an expression: a function made from text in the page would break the page's policy. */
const expression = (body: string, args: readonly unknown[]) =>
  `(function () { ${body} }).apply(null, ${JSON.stringify(args)})`;

function tabOf(page: Page, context: BrowserContext): Tab {
  const complaints: string[] = [];
  page.on('pageerror', (error) => {
    // Firefox reports this for any request to a server that doesn't answer.
    if (!/CORS request did not succeed/.test(String(error))) complaints.push(String(error));
  });
  page.on('console', (message) => {
    if (/Content-Security-Policy|Hydration|Minified React error/i.test(message.text()))
      complaints.push(message.text());
  });
  return {
    open: async (url) => void (await page.goto(url, { waitUntil: 'load' })),
    reload: async () => void (await page.reload({ waitUntil: 'load' })),
    run: <T>(body: string, ...args: unknown[]) => page.evaluate(expression(body, args)) as Promise<T>,
    find: async (body, ...args) => {
      const element = (
        await page.evaluateHandle(expression(body, args))
      ).asElement() as ElementHandle<Element> | null;
      if (!element) return undefined;
      const found: Found = { press: () => element.click(), type: (text) => element.type(text) };
      return found;
    },
    size: (width, height) => page.setViewport({ width, height }),
    picture: () => page.screenshot(),
    complaints: () => complaints,
    close: () => context.close(),
  };
}

/** Firefox without a window, over WebDriver BiDi. @param path of the program */
export async function firefox(path: string): Promise<Engine> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: path,
    headless: true,
    acceptInsecureCerts: true,
    protocolTimeout: 600_000,
    // A page with this policy moves into another browsing context, where the driver can lose it.
    extraPrefsFirefox: { 'browser.tabs.remote.useCrossOriginOpenerPolicy': false },
  });
  return {
    name: (await browser.version()).replace('/', ' '),
    tab: async () => {
      const context = await browser.createBrowserContext();
      return tabOf(await context.newPage(), context);
    },
    close: () => browser.close(),
  };
}
