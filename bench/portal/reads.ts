import type { Page, Request } from '@playwright/test';
import type { Read } from '../bare/page-task';
import { pageOf } from './browser';
import { firstPainted, watchFirstIn } from './in-page';
import { coldContext, type Scene } from './scene';
import { watchWire } from './wire';

/** Headers that change what Graph answers. */
const SENT = ['content-type', 'consistencylevel', 'prefer'];

/** A request and when its answer was there, in ms since 1970. */
interface Finished {
  read: Read;
  ended: number;
}

/** What was read when a page could be used: an answer that came later was no part of it. */
export function readBefore(finished: readonly Finished[], usable: number): Read[] {
  return finished.filter(({ ended }) => ended <= usable).map(({ read }) => read);
}

function finishedOf(request: Request, sandboxUrl: string): Finished {
  const all = request.headers();
  const headers = Object.fromEntries(SENT.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
  const { startTime, responseEnd } = request.timing();
  const path = request.url().slice(sandboxUrl.length);
  const read = { method: request.method(), path, headers, body: request.postData() };
  return { read, ended: startTime + responseEnd };
}

/** When the navigation of a page began, in ms since 1970. */
const timeOriginOf = (page: Page) => page.evaluate(() => performance.timeOrigin);

/** The requests of Graph whose answers a page of the portal had when it could be used, in a cold start of its own. */
export async function readsOf(scene: Scene, url: string, sign: string): Promise<Read[]> {
  const { sandboxUrl } = scene.stand;
  const context = await coldContext(scene);
  await watchFirstIn(context, sign);
  const { page, cdp } = await pageOf(context);
  const watch = await watchWire(cdp, sandboxUrl);
  const finished: Finished[] = [];
  page.on('requestfinished', (request) => {
    if (request.url().startsWith(sandboxUrl) && request.method() !== 'OPTIONS')
      finished.push(finishedOf(request, sandboxUrl));
  });
  await page.goto(url, { waitUntil: 'commit' });
  const usable = (await firstPainted(page)) + (await timeOriginOf(page));
  // Playwright may tell of an answer later than the page paints it.
  await watch.quiet();
  const reads = readBefore(finished, usable);
  await context.close();
  return reads;
}
