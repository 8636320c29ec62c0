import type { CDPSession, Page } from '@playwright/test';

const HELD = '/held-by-the-bench';

const LONGEST_MS = 60_000;

/** Runs in the page: once an element that matches is painted, asks for an answer that comes when the figures are read. */
function hold([selector, address]: [string, string]): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const request = new XMLHttpRequest();
    request.open('GET', address, false);
    request.send();
    // DevTools reads in the midst of a script, where a script runs.
    const end = performance.now() + 5;
    while (performance.now() < end);
  };
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    // A message that is sent in a frame comes when the frame is painted.
    requestAnimationFrame(() => port2.postMessage(null));
  });
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ['href', 'disabled'] });
}

/** Resolves with what the main thread worked, in ms, when the page asks; only then is it answered. */
function readWhenAsked(cdp: CDPSession): Promise<number> {
  return new Promise((resolve, reject) => {
    cdp.once('Fetch.requestPaused', ({ requestId }) => {
      const read = cdp.send('Performance.getMetrics').then(({ metrics }) => {
        resolve(1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN));
      });
      read.catch(reject);
      cdp.send('Fetch.fulfillRequest', { requestId, responseCode: 204 }).catch(reject);
    });
  });
}

/**
 * Milliseconds that a page's main thread worked from `open` until an element that matches was first painted. The page
 * waits for an answer there without working, so that nothing that it does later is counted, and the thread's own clock
 * stands still while other work has the processor.
 * @throws where nothing is painted within a minute
 */
export async function workUntil(
  page: Page,
  cdp: CDPSession,
  selector: string,
  open: () => Promise<unknown>,
): Promise<number> {
  await page.addInitScript(hold, [selector, HELD] as [string, string]);
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: `*${HELD}` }] });
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = readWhenAsked(cdp);
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`nothing is painted at ${selector}`)), LONGEST_MS).unref();
  });
  const opened = open().then(() => worked);
  late.catch(() => {});
  return Promise.race([opened, late]);
}
