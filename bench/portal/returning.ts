import { type Claim, figure } from '../claims';
import { median } from '../measure';
import { firstPainted, watchFirstIn } from './in-page';
import { ROUNDS } from './rounds';
import { coldContext, type Scene } from './scene';
import { slowDown } from './tenant';

const ENTRY = 'main a[href*="/review?"]';
/** Graph's delay in ms: an inbox that is shown earlier comes from the device. */
const GRAPH_MS = 3_000;
/** The page writes down what it showed a moment after it was quiet. */
const KEPT_MS = 6_000;

/** The second visit of the inbox, with the service worker, while Graph is slow. */
export async function measureReturning(scene: Scene): Promise<Claim[]> {
  const context = await coldContext(scene, 'allow');
  await watchFirstIn(context, ENTRY);
  const first = await context.newPage();
  await first.goto(scene.stand.portalUrl);
  await firstPainted(first);
  await first.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 60_000 });
  await first.waitForTimeout(KEPT_MS);
  await first.close();
  await slowDown(scene.stand, scene.tenant, GRAPH_MS);
  const times: number[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    const page = await context.newPage();
    await page.goto(scene.stand.portalUrl, { waitUntil: 'commit' });
    times.push((await firstPainted(page)) / 1000);
    await page.waitForTimeout(500);
    await page.close();
  }
  await slowDown(scene.stand, scene.tenant, 0);
  await context.close();
  return [
    {
      what: `A return visit in a new tab: the inbox is painted, from the device while every call of Graph takes ${GRAPH_MS / 1000} s longer`,
      unit: 's',
      measured: median(times),
      atMost: 0.5,
      detail: `slowest ${figure(Math.max(...times), 's')}, n = ${ROUNDS}`,
    },
  ];
}
