import type { Page } from '@playwright/test';
import { type Claim, figure } from '../claims';
import { median, percentile } from '../measure';
import { arrangeAll } from './arranging';
import { pageOf } from './browser';
import { decideAll, decideOne } from './deciding';
import { ALL_HERE } from './loading';
import { measurePeerActs, type PeerTimes } from './peer-acts';
import { PEERS, type PeerName, type PeerSite } from './peers';
import { coldContext, newScene, type Scene } from './scene';
import { watchWire } from './wire';

/** Milliseconds to the paint, of each act by its name. */
export type Times = Record<string, number[]>;

/** A review with all that comes after its rows. */
export async function opened(scene: Scene): Promise<{ page: Page; close(): Promise<void> }> {
  const context = await coldContext(scene);
  const { page, cdp } = await pageOf(context);
  const { quiet } = await watchWire(cdp, scene.stand.sandboxUrl);
  await page.goto(scene.reviewUrl);
  await page.locator(ALL_HERE).waitFor({ timeout: 120_000 });
  // People and last time's answers come after the rows.
  await quiet();
  return { page, close: () => context.close() };
}

function claim(what: string, atMost: number, times: Times, peers: Record<PeerName, Times>): Claim {
  const entries = Object.entries(times).map(([name, values]) => ({
    name,
    p95: percentile(values, 95),
    values,
  }));
  const worst = entries.reduce((a, b) => (b.p95 > a.p95 ? b : a));
  const each = entries.map(
    ({ name, p95, values }) =>
      `${name} ${figure(p95, 'ms')} (median ${figure(median(values), 'ms')}, n = ${values.length})`,
  );
  const beside = (Object.keys(PEERS) as PeerName[]).map((peer) => {
    const known = Object.entries(peers[peer]).filter(([name]) => name in times);
    return `${PEERS[peer]}: ${known.map(([name, values]) => `${name} ${figure(percentile(values, 95), 'ms')}`).join(', ')}`;
  });
  return {
    what,
    unit: 'ms',
    measured: worst.p95,
    atMost,
    detail: `${each.join(', ')}; ${beside.join('; ')}`,
    cause: `the slowest is: ${worst.name}`,
  };
}

/** What is known already, before the longest acts begin. */
function tell(times: object): void {
  console.log(JSON.stringify(times, (_, value) => (typeof value === 'number' ? Math.round(value) : value)));
}

/** Selecting, deciding, undoing, searching, sorting, filtering: from the input event to the paint, the 95th percentile. */
export async function measureActs(scene: Scene, site: PeerSite): Promise<Claim[]> {
  const peers: PeerTimes = await measurePeerActs(scene.browser, site);
  const looking = await opened(scene);
  const arranging = await arrangeAll(looking.page);
  await looking.close();
  // A tenant of its own: the one before stays undecided.
  const own = await newScene(scene.stand, scene.browser);
  const deciding = await opened(own);
  const one = await decideOne(deciding.page);
  tell({ peers, arranging, one });
  const all = await decideAll(deciding.page);
  await deciding.close();
  const p95 = 'from the event to the paint that shows it, p95 of the slowest act';
  return [
    claim(`Select, decide, undo one of 10,000: ${p95}`, 50, one, peers.one),
    claim(`Select, decide, undo all 10,000: ${p95}`, 300, all, peers.all),
    claim(`Search, sort, filter over all: ${p95}`, 100, arranging, peers.arranging),
  ];
}
