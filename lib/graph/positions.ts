import type { DecisionItem, ItemsRef } from '../review/model';
import type { Graph } from './client';
import { itemPageOf, myItemsRequest } from './items-page';
import { bodyOf, type GraphRequest } from './message';
import { PAGE, toPage } from './paging';
import { isOfOneAnswer, PortalProblem } from './problem';
import { itemReader } from './stages';

/** Reading a page costs little more than reading one item, so it is worth it from this many items on. */
const WORTH = 5;

const listKey = ({ instanceId, stageId }: ItemsRef) => `${instanceId}/${stageId}`;

/** Stores the positions of items in their list. */
export function rememberPositions(graph: Graph, ref: ItemsRef, items: readonly DecisionItem[]): void {
  graph.tenant.positions.set(listKey(ref), new Map(items.map(({ id }, at) => [id, at])));
}

/** The position of each item when the whole list was last read; null when it wasn't. */
export function positionsIn(graph: Graph, ref: ItemsRef): ReadonlyMap<string, number> | null {
  return graph.tenant.positions.get(listKey(ref)) ?? null;
}

/**
 * The pages that contain items close to each other; null where single reads are as cheap, or where positions aren't
 * known.
 */
export function pagesOf(graph: Graph, ref: ItemsRef, itemIds: readonly string[]): number[] | null {
  const positions = positionsIn(graph, ref);
  if (!positions || !graph.tenant.offers('skip')) return null;
  const pages = new Set<number>();
  for (const id of itemIds) {
    const position = positions.get(id);
    if (position !== undefined) pages.add(Math.floor(position / PAGE));
  }
  return pages.size > 0 && pages.size * WORTH <= itemIds.length ? [...pages] : null;
}

/**
 * Reads these pages and gives the items with the time (ms since 1970) at which the page of each arrived. Items that have
 * moved since, or can't be read, are missing. Throws PortalProblem.
 */
export async function readPages(
  graph: Graph,
  ref: ItemsRef,
  pages: readonly number[],
): Promise<{ items: Map<string, DecisionItem>; arrivedAt: Map<string, number> }> {
  const requests = new Map<string, GraphRequest>(
    pages.map((page) => [String(page), myItemsRequest(graph, ref, { insights: false, skip: page * PAGE })]),
  );
  const pageAt = new Map<string, number>();
  const answers = await graph.readMany(requests, (page) => pageAt.set(page, graph.timing.now()));
  const read = await itemReader(graph, ref);
  const items = new Map<string, DecisionItem>();
  const arrivedAt = new Map<string, number>();
  for (const [page, answer] of answers) {
    if (answer instanceof PortalProblem && !isOfOneAnswer(answer)) throw answer;
    if (answer instanceof PortalProblem || answer.status >= 400) continue;
    for (const item of itemPageOf(toPage(graph, bodyOf(answer)), read).items) {
      items.set(item.id, item);
      arrivedAt.set(item.id, pageAt.get(page) ?? graph.timing.now());
    }
  }
  return { items, arrivedAt };
}
