import type { Browser, Page } from '@playwright/test';
import type { Times } from './acting';
import { newContext } from './browser';
import { PEERS, type PeerName, type PeerSite } from './peers';
import { ROUNDS } from './rounds';

type PeerAct = (...values: unknown[]) => Promise<number>;
interface WithPeer {
  peer?: Record<string, PeerAct>;
}
export interface PeerTimes {
  one: Record<PeerName, Times>;
  all: Record<PeerName, Times>;
  arranging: Record<PeerName, Times>;
}

const IDS = 20;

/** Calls an act of the page, so many ms to the paint. */
function call(page: Page, name: string, ...values: unknown[]): Promise<number> {
  return page.evaluate(([act, given]) => (window as WithPeer).peer?.[act]?.(...given) ?? Number.NaN, [
    name,
    values,
  ] as [string, unknown[]]);
}

async function times(page: Page, ids: readonly string[]): Promise<Record<keyof PeerTimes, Times>> {
  const repeated = async (count: number, act: (n: number) => Promise<number>) => {
    const values: number[] = [];
    for (let n = 0; n < count; n += 1) values.push(await act(n));
    return values;
  };
  const each = (act: string) => repeated(4 * ROUNDS, (n) => call(page, act, ids[n % ids.length]));
  const all = (act: string) => repeated(ROUNDS, () => call(page, act));
  const one = { select: await each('select'), decide: await each('decide'), undo: await each('undo') };
  await call(page, 'deselect');
  const selectAll = await repeated(ROUNDS, async () => {
    const time = await call(page, 'selectAll');
    await call(page, 'deselect');
    return time;
  });
  const words = ['a', 'ab', 'abe', '', 'ada', '', 'miller', ''];
  return {
    one,
    all: { select: selectAll, decide: await all('decideAll'), undo: await all('undoAll') },
    arranging: {
      search: await repeated(3 * words.length, (n) => call(page, 'search', words[n % words.length])),
      sort: await repeated(12, (n) =>
        call(page, 'sort', ['name', 'lastSignIn'][n % 2], n % 4 < 2 ? 'asc' : 'desc'),
      ),
      filter: await repeated(12, (n) => call(page, 'filter', n % 2 === 0 ? 'Deny' : null)),
    },
  };
}

/** The same acts in the peers' pages, through their own APIs. */
export async function measurePeerActs(browser: Browser, site: PeerSite): Promise<PeerTimes> {
  const result = { one: {}, all: {}, arranging: {} } as PeerTimes;
  for (const peer of Object.keys(PEERS) as PeerName[]) {
    const page = await (await newContext(browser)).newPage();
    await page.goto(site.urlOf(peer));
    await page.waitForFunction(() => (window as WithPeer).peer);
    const ids = await page.evaluate(async (count) => {
      const rows = (await (await fetch('/rows.json')).json()) as { id: string }[];
      return rows.slice(0, count).map(({ id }) => id);
    }, IDS);
    const measured = await times(page, ids);
    for (const kind of ['one', 'all', 'arranging'] as const) result[kind][peer] = measured[kind];
    await page.context().close();
  }
  return result;
}
