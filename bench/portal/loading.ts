import { type Claim, figure } from '../claims';
import { inTurns, median } from '../measure';
import { pageOf } from './browser';
import { firstPainted, watchFirstIn } from './in-page';
import { ROUNDS } from './rounds';
import { barePage, coldContext, ITEMS, type Scene } from './scene';
import { type Call, calls, forgetCalls, slowDown } from './tenant';

export const ADDED_MS = 100;
/** The box over all: it can be pressed once everybody is here. */
export const ALL_HERE = '[role="columnheader"] input[type="checkbox"]:not(:disabled)';

/** The calls that reached the network and read decisions of an instance, by themselves or in a batch. */
export function tripsOf(all: readonly Call[], instanceId: string): number {
  const reads = all.filter(
    ({ path, method }) => method === 'GET' && path.includes(`${instanceId}/decisions`),
  );
  return new Set(reads.map(({ id, parent }) => parent ?? id)).size;
}

/** All of a review from a cold start: to the paint of the box over all that can be pressed, and the round trips until then. */
export async function byPortal(scene: Scene): Promise<{ time: number; trips: number }> {
  const context = await coldContext(scene);
  await watchFirstIn(context, ALL_HERE);
  const { page } = await pageOf(context);
  await forgetCalls(scene.stand, scene.tenant);
  await page.goto(scene.reviewUrl, { waitUntil: 'commit' });
  const time = await firstPainted(page);
  const trips = tripsOf(await calls(scene.stand, scene.tenant), scene.instanceId);
  await context.close();
  return { time, trips };
}

/** Runs in a bare page: follows next links, which name Microsoft's address, at the sandbox's. */
async function follow([url, token]: [string, string]): Promise<{
  time: number;
  trips: number;
  items: number;
}> {
  const began = performance.now();
  const { origin } = new URL(url);
  let [next, trips, items]: [string | undefined, number, number] = [url, 0, 0];
  while (next !== undefined) {
    const answer: Response = await fetch(next, { headers: { authorization: `Bearer ${token}` } });
    const page = (await answer.json()) as { value: unknown[]; '@odata.nextLink'?: string };
    const link: string | undefined = page['@odata.nextLink'];
    items += page.value.length;
    trips += 1;
    next = link?.replace(/^https:\/\/[^/]+/, origin);
  }
  return { time: performance.now() - began, trips, items };
}

async function byLinks(scene: Scene): Promise<{ time: number; trips: number }> {
  const page = await barePage(scene);
  const url = `${scene.stand.sandboxUrl}${scene.itemsPath}?$top=100`;
  const walked = await page.evaluate(follow, [url, scene.token] as [string, string]);
  await page.context().close();
  if (walked.items !== ITEMS) throw new Error(`next links lead to ${walked.items} items`);
  return walked;
}

/** All ten thousand with a network in between, beside one page after the other. */
export async function measureLoading(scene: Scene): Promise<Claim[]> {
  await slowDown(scene.stand, scene.tenant, ADDED_MS);
  const { portal, links } = await inTurns(
    { portal: () => byPortal(scene), links: () => byLinks(scene) },
    { rounds: ROUNDS, warmUps: 0 },
  );
  await slowDown(scene.stand, scene.tenant, 0);
  const seconds = (of: { time: number }[]) => median(of.map(({ time }) => time / 1000));
  const trips = Math.max(...portal.map((one) => one.trips));
  const beside = `next links one by one ${figure(seconds(links), 's')} and ${links[0]?.trips} round trips`;
  return [
    {
      what: `All 10,000 loaded from a cold start, ${ADDED_MS} ms added to every call of Graph: to the paint of the box over all that can be pressed`,
      unit: 's',
      measured: seconds(portal),
      atMost: 2,
      detail: `${beside}; n = ${ROUNDS}`,
    },
    {
      what: 'Round trips that read decisions of the review until then',
      unit: 'trips',
      measured: trips,
      atMost: 12,
      detail: `the most of ${ROUNDS}`,
    },
  ];
}
