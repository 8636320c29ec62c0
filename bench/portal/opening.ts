import { type Claim, figure } from '../claims';
import { inTurns, median } from '../measure';
import { pageOf } from './browser';
import { firstPainted, watchFirstIn } from './in-page';
import { PEERS, type PeerName, type PeerSite } from './peers';
import { ROUNDS } from './rounds';
import { coldContext, type Scene } from './scene';
import { type Wire, watchWire, wireClaim } from './wire';

/** A row that can be used: with its box, or where a peer draws it. */
export const FIRST_ROW = '[role="row"][data-key] input[type="checkbox"]';
const PEER_ROW = {
  'ag-grid': '.ag-row .ag-cell',
  mui: '.MuiDataGrid-row .MuiDataGrid-cell',
};

interface Opening {
  first: number;
  wire: Wire;
}

/** Opens a page in a new browser context, to the paint of the first such row. */
export async function open(scene: Scene, url: string, row: string, wait: boolean): Promise<Opening> {
  const context = await coldContext(scene);
  await watchFirstIn(context, row);
  const { page, cdp } = await pageOf(context);
  const watch = await watchWire(cdp, scene.stand.sandboxUrl);
  await page.goto(url, { waitUntil: 'commit' });
  const first = await firstPainted(page);
  if (wait) await watch.quiet();
  await context.close();
  return { first, wire: watch.wire() };
}

/** The first rows and what comes over the network for them: the portal and the peers in turns, each in a new browser context. */
export async function measureOpening(scene: Scene, peers: PeerSite): Promise<Claim[]> {
  const peer = (name: PeerName) => () => open(scene, peers.urlOf(name), PEER_ROW[name], true);
  const opened = await inTurns(
    {
      portal: () => open(scene, scene.reviewUrl, FIRST_ROW, true),
      'ag-grid': peer('ag-grid'),
      mui: peer('mui'),
    },
    { rounds: ROUNDS, warmUps: 1 },
  );
  const times = (name: keyof typeof opened) => opened[name].map(({ first }) => first / 1000);
  const [portal, ag, mui] = [times('portal'), times('ag-grid'), times('mui')];
  const beside = `${PEERS['ag-grid']} ${figure(median(ag), 's')}, ${PEERS.mui} ${figure(median(mui), 's')}, with the rows as a local file`;
  const detail = `${beside}; slowest ${figure(Math.max(...portal), 's')}, n = ${ROUNDS}`;
  const what = 'Open the review by its address, to the paint of the first rows with their boxes';
  const lastOf = (name: keyof typeof opened) => opened[name].at(-1)?.wire as Wire;
  return [
    { what, unit: 's', measured: median(portal), atMost: 1, detail },
    {
      what: `${what}, against the faster of the bare pages`,
      unit: '×',
      measured: median(portal) / Math.min(median(ag), median(mui)),
      atMost: 1.2,
      detail: beside,
    },
    wireClaim(lastOf('portal'), { [PEERS['ag-grid']]: lastOf('ag-grid'), [PEERS.mui]: lastOf('mui') }),
  ];
}
