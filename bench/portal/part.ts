import { type Claim, claimTable } from '../claims';
import { load, machine } from '../machine';
import type { Part } from '../part';
import { measureActs } from './acting';
import { launch } from './browser';
import { measureCatalog } from './catalog';
import { itemsOf, peerRow } from './items';
import { measureLighthouse } from './lighthouse';
import { measureLoading } from './loading';
import { measureMemory } from './memory';
import { measureOpening } from './opening';
import { type PeerSite, servePeers } from './peers';
import { measureReturning } from './returning';
import { newScene, type Scene } from './scene';
import { measureSending } from './sending';
import { type Stand, startStand } from './stand';
import { measureStarting } from './starting';

const HOW = `The portal is its production export, served with brotli by \`hosting/\` beside the sandbox on the same machine; the
review has 10,000 varied people and a finished instance before. The reviewer is signed in by stored state, in a new
browser context each time: nothing is in its HTTP cache, and service workers are blocked except for the return visit
and Lighthouse. The peers' pages get the same rows as a file of their own server. Portal and peers take turns. Times of
the portal's acts begin with the browser's time stamp of a real click or key and end with the paint that shows what came
of it; those of the peers begin with a call of the grid's own API, which is in their favour. The bare pages of Next and
React are built from \`bench/bare/\` by the run as Next builds them, without the compile hint that the portal's build
puts before its scripts, which spares the portal's main thread about a third of its work; each sends the requests whose
answers the portal had when its page could be used, and the work of the main thread is counted by that thread's own
clock. The review of a catalog is in a tenant of its own, which has the ordinary review of 10,000 too; the two take turns.
Lighthouse's phone is a machine of benchmark index 1000, which Chrome's DevTools take for the middle class: this machine
is made slower by its own index, so that two machines compare; what Lighthouse's constant factor of 4 gives stands beside.`;

type Line = (scene: Scene, peers: PeerSite, stand: Stand) => Promise<Claim[]>;
const LINES: Record<string, Line> = {
  opening: measureOpening,
  starting: measureStarting,
  loading: measureLoading,
  acts: measureActs,
  catalog: measureCatalog,
  memory: measureMemory,
  sending: measureSending,
  returning: measureReturning,
  lighthouse: measureLighthouse,
};

/** `BENCH_LINES=opening,acts` measures some of them, for a look at the console. */
const wanted = (name: string) =>
  !process.env.BENCH_LINES || process.env.BENCH_LINES.split(',').includes(name);

async function measureAll(stand: Stand): Promise<{ claims: Claim[]; version: string }> {
  const browser = await launch();
  const scene = await newScene(stand, browser);
  const peers = await servePeers((await itemsOf(scene)).map(peerRow));
  const claims: Claim[] = [];
  try {
    for (const [name, line] of Object.entries(LINES).filter(([known]) => wanted(known))) {
      console.log(`portal: ${name}`);
      const measured = await line(scene, peers, stand);
      console.log(claimTable(measured));
      claims.push(...measured);
    }
    return { claims, version: browser.version() };
  } finally {
    peers.close();
    await browser.close();
  }
}

async function measure(): Promise<string> {
  const [before, started] = [load(), Date.now()];
  const stand = await startStand();
  try {
    const { claims, version } = await measureAll(stand);
    const minutes = Math.round((Date.now() - started) / 60_000);
    const conditions = `${machine()}, Chromium ${version}. Load ${before} at the start, ${load()} at the end, ${minutes} minutes later.`;
    return ['## The portal with ten thousand people', HOW, claimTable(claims), conditions].join('\n\n');
  } finally {
    await stand.stop();
  }
}

/** The reviewer's workspace: how fast it is, what it weighs, beside two grids and bare requests. */
export const portalPart: Part = { name: 'portal', measure };
