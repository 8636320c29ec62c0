import { type Claim, figure } from '../claims';
import { inTurns, median } from '../measure';
import { type BarePage, serveBare } from './bare';
import { pageOf } from './browser';
import { workUntil } from './held';
import { itemsOf } from './items';
import { readsOf } from './reads';
import { ROUNDS } from './rounds';
import { coldContext, type Scene, signedInAt } from './scene';
import { watchWire } from './wire';

/** What can be pressed once a page can be used; the bare pages have the same. */
const SIGNS: Record<BarePage, string> = {
  inbox: 'main a[href*="/review?"]',
  decision: 'main input[type="radio"]:not(:disabled)',
};
const NAMES: Record<BarePage, string> = { inbox: 'the inbox', decision: 'the page of one decision' };

interface Start {
  /** Milliseconds that the page's main thread worked until the page could be used. */
  worked: number;
  /** Kilobytes of code until then, compressed. */
  code: number;
}

/** Opens a page in a new browser context until the paint of what can be pressed. */
async function start(scene: Scene, url: string, sign: string): Promise<Start> {
  const context = await coldContext(scene);
  try {
    const { page, cdp } = await pageOf(context);
    const watch = await watchWire(cdp, scene.stand.sandboxUrl);
    const worked = await workUntil(page, cdp, sign, () => page.goto(url, { waitUntil: 'commit' }));
    return { worked, code: watch.wire().code / 1000 };
  } finally {
    await context.close();
  }
}

function claimOf(page: BarePage, portal: readonly Start[], bare: readonly Start[], reads: number): Claim {
  const [own, other] = [portal, bare].map((starts) => median(starts.map(({ worked }) => worked))) as [
    number,
    number,
  ];
  const [code, otherCode] = [portal, bare].map((starts) => figure(starts.at(-1)?.code ?? Number.NaN, 'kB'));
  return {
    what: `Work of the main thread until ${NAMES[page]} can be used, against a bare page of Next and React that signs in with the same MSAL and reads the same data`,
    unit: '×',
    measured: own / other,
    atMost: 1.25,
    cause:
      'beside Next, React and MSAL the page takes in its own view, the reading of Graph, the outbox, its texts and their languages',
    detail: `${figure(own, 'ms')} with ${code} of code against ${figure(other, 'ms')} with ${otherCode}; requests of Graph each: ${reads}; n = ${portal.length}`,
  };
}

/** What a start costs the main thread, beside bare pages that are built here with the portal's own Next, React and MSAL. */
export async function measureStarting(scene: Scene): Promise<Claim[]> {
  const [item] = await itemsOf(scene);
  const decision = `${scene.reviewUrl.replace('/review?', '/decision?')}&item=${item?.id}`;
  const urls: Record<BarePage, string> = { inbox: scene.stand.portalUrl, decision };
  const reads = {
    inbox: await readsOf(scene, urls.inbox, SIGNS.inbox),
    decision: await readsOf(scene, urls.decision, SIGNS.decision),
  };
  const site = await serveBare(scene.stand, reads);
  const atBare = { ...scene, state: signedInAt(scene, site.origin) };
  const claims: Claim[] = [];
  try {
    for (const page of Object.keys(SIGNS) as BarePage[]) {
      const { portal, bare } = await inTurns(
        {
          portal: () => start(scene, urls[page], SIGNS[page]),
          bare: () => start(atBare, urls[page].replace(scene.stand.portalUrl, site.origin), SIGNS[page]),
        },
        { rounds: ROUNDS, warmUps: 1 },
      );
      claims.push(claimOf(page, portal, bare, reads[page].length));
    }
    return claims;
  } finally {
    site.close();
  }
}
