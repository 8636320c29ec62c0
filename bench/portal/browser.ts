import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type CDPSession,
  chromium,
  type Page,
} from '@playwright/test';

const DESK = { width: 1280, height: 900 };
const EXECUTABLE = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium that everything is measured in. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGS });
}

/** The same Chromium on a folder that it keeps, and a port for Lighthouse. */
export function launchOn(folder: string, port: number): Promise<BrowserContext> {
  const args = [...ARGS, `--remote-debugging-port=${port}`];
  return chromium.launchPersistentContext(folder, { executablePath: EXECUTABLE, args, viewport: DESK });
}

/** A new browser context, in which functions of these files can run. */
export async function newContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: DESK, ...options });
  // tsx wraps named functions in a call of its own, which a page doesn't know.
  await context.addInitScript('globalThis.__name = (it) => it');
  return context;
}

/** A page of its own with the protocol of DevTools beside it. */
export async function pageOf(context: BrowserContext): Promise<{ page: Page; cdp: CDPSession }> {
  const page = await context.newPage();
  return { page, cdp: await context.newCDPSession(page) };
}
