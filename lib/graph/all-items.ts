import type { ItemsRef } from '../review/model';
import type { Graph } from './client';
import { GrowingItems, type ItemsRead } from './growing-items';
import { type ItemPage, itemPage, itemPageOf, myItemsRequest } from './items-page';
import {
  isNumbered,
  PASSES,
  type PassResult,
  type Reading,
  type ReadOptions,
  readByNumber,
} from './numbered-pages';
import { Pages } from './paging';
import { rememberPositions } from './positions';
import { itemReader } from './stages';

/** While next links are followed, `onPart` gets the list after this many pages. */
const PAGES_BETWEEN = 5;

/**
 * Reads all my items of an instance or a stage: the first page, then twenty pages per request by `$skip`, a few
 * requests at a time. Rows may move between pages meanwhile. When an item was missed, another came twice, so there are
 * fewer items than rows, and the pages are read again. Where a tenant pages in another way, its next links are
 * followed, and this session doesn't ask by number again. A list without an end gives what it held. Throws
 * PortalProblem.
 *
 * https://learn.microsoft.com/graph/paging · https://learn.microsoft.com/graph/json-batching
 */
export async function readAllItems(
  graph: Graph,
  ref: ItemsRef,
  options: ReadOptions = {},
): Promise<ItemsRead> {
  const first = options.first ?? (await readFirst(graph, ref, options));
  const list = new GrowingItems(totalIn(graph, first));
  list.take(first);
  if (first.next === undefined) return whole(graph, ref, list);
  if (options.enough && list.since(0, options.enough)) return list.part(false);
  options.onPart?.(list.part(false));
  const reading: Reading = { graph, ref, options, list, expected: totalIn(graph, first) };
  const passed = isNumbered(graph, first) ? await readByNumber(reading, first) : 'otherwise';
  const isOver = passed === 'whole' || passed === 'enough';
  const ended = isOver ? passed : await followLinks(reading, first, passed);
  if (ended === 'broken') return list.remnant();
  return ended === 'whole' ? whole(graph, ref, list) : list.part(false);
}

function whole(graph: Graph, ref: ItemsRef, list: GrowingItems): ItemsRead {
  const read = list.part(true);
  rememberPositions(graph, ref, read.items);
  return read;
}

async function readFirst(graph: Graph, ref: ItemsRef, options: ReadOptions): Promise<ItemPage> {
  return itemPage(graph, ref, await graph.read(myItemsRequest(graph, ref, options)));
}

/** The list's length, null where it isn't told. Some tenants may give the page's count instead. */
function totalIn(graph: Graph, { count = 0, rows }: ItemPage): number | null {
  return count > rows && graph.tenant.offers('count') ? count : null;
}

/** Reads page after page. After gaps it begins again, because a missed item may now be on the first page. */
async function followLinks(reading: Reading, first: ItemPage, after: PassResult): Promise<PassResult> {
  const { graph, ref, options, list, expected } = reading;
  let start = after === 'otherwise' ? first : await readFirst(graph, ref, options);
  for (let pass = 0; ; pass++) {
    const rows = await walk(reading, start);
    if (rows === 'enough' || rows === 'broken') return rows;
    // An item that came twice took the row of a missed one, as when pages are read by number.
    if (list.size < rows && pass < PASSES) {
      start = await readFirst(graph, ref, options);
      continue;
    }
    if (rows < (expected ?? 0)) graph.tenant.refuse('count');
    else if (after === 'short') graph.tenant.refuse('skip');
    return 'whole';
  }
}

/**
 * Reads a page and all pages its next links lead to. Gives how many rows they had; `broken` when the links have no end.
 */
async function walk(
  { graph, ref, options, list, expected }: Reading,
  start: ItemPage,
): Promise<number | 'enough' | 'broken'> {
  const read = await itemReader(graph, ref);
  list.take(start);
  let rows = start.items.length;
  let unseen = 0;
  const following = new Pages(graph, start.next);
  for await (const values of following) {
    const page = itemPageOf(values, read);
    const known = list.size;
    list.take(page);
    rows += page.items.length;
    if (options.enough && list.since(known, options.enough)) return 'enough';
    if (++unseen < PAGES_BETWEEN || !page.next) continue;
    options.onPart?.(list.part(false));
    unseen = 0;
  }
  if (!following.broken) return rows;
  // All items are here; only the link after them led nowhere.
  return list.holds(expected) ? list.size : 'broken';
}
