import type { CDPSession, Page } from '@playwright/test';
import { type Claim, figure } from '../claims';
import { pageOf } from './browser';
import { ALL_HERE } from './loading';
import { PEERS, type PeerName, type PeerSite } from './peers';
import { coldContext, type Scene } from './scene';
import { watchWire } from './wire';

/** What a page holds after its garbage is collected: nodes as DevTools counts them, and MB of 10⁶ bytes of heap. */
interface Held {
  nodes: number;
  heap: number;
}

/** Screens that are scrolled at a time, and how often: far more than the list is long. */
const STEP = 25_000;
const STEPS = 60;

async function held(cdp: CDPSession): Promise<Held> {
  await cdp.send('Performance.enable');
  for (let n = 0; n < 3; n += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return { nodes: metric('Nodes'), heap: metric('JSHeapUsedSize') / 1e6 };
}

/** Turns the wheel over the middle of the page until the end and back to its start. */
async function scrollThrough(page: Page): Promise<void> {
  await page.mouse.move(640, 700);
  for (const step of [STEP, -STEP])
    for (let n = 0; n < STEPS; n += 1) {
      await page.mouse.wheel(0, step);
      await page.waitForTimeout(30);
    }
  await page.waitForTimeout(1_000);
}

async function ofPage(scene: Scene, url: string, ready: (page: Page) => Promise<unknown>): Promise<Held> {
  const context = await coldContext(scene);
  const { page, cdp } = await pageOf(context);
  const { quiet } = await watchWire(cdp, scene.stand.sandboxUrl);
  await page.goto(url);
  await ready(page);
  await quiet();
  await scrollThrough(page);
  await cdp.send('Network.disable');
  const found = await held(cdp);
  await context.close();
  return found;
}

/** A page of MUI's Community edition holds a hundred rows; each of them is shown in turn. */
async function throughPages(page: Page): Promise<void> {
  type Scrolling = { peer?: { scrollTo(index: number): Promise<number> } };
  await page.waitForFunction(() => (window as Scrolling).peer);
  for (let index = 0; index < 10_000; index += 500)
    await page.evaluate((to) => (window as Scrolling).peer?.scrollTo(to), index);
}

/** DOM nodes and heap when all is loaded and scrolled through, over a page with nothing on it. */
export async function measureMemory(scene: Scene, site: PeerSite): Promise<Claim[]> {
  const empty = await ofPage(scene, site.emptyUrl, async () => {});
  const portal = await ofPage(scene, scene.reviewUrl, (page) =>
    page.locator(ALL_HERE).waitFor({ timeout: 120_000 }),
  );
  const peers: string[][] = [[], []];
  for (const name of Object.keys(PEERS) as PeerName[]) {
    const { nodes, heap } = await ofPage(scene, site.urlOf(name), throughPages);
    peers[0]?.push(`${PEERS[name]} ${figure(nodes - empty.nodes, 'nodes')}`);
    peers[1]?.push(`${PEERS[name]} ${figure(heap - empty.heap, 'MB')}`);
  }
  const what = 'after all 10,000 are loaded and scrolled through, over an empty page';
  return [
    {
      what: `Nodes ${what}`,
      unit: 'nodes',
      measured: portal.nodes - empty.nodes,
      atMost: 3_000,
      detail: `${peers[0]?.join(', ')}; the empty page ${empty.nodes}; texts and detached nodes included`,
    },
    {
      what: `Heap ${what}`,
      unit: 'MB',
      measured: portal.heap - empty.heap,
      atMost: 60,
      detail: `${peers[1]?.join(', ')}; the empty page ${figure(empty.heap, 'MB')}`,
    },
  ];
}
