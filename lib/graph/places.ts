import type { DecisionItem, ItemsRef } from '../review/model';
import type { Graph } from './client';
import { itemPageOf, myItemsRequest } from './items-page';
import { bodyOf, type GraphRequest } from './message';
import { PAGE, toPage } from './paging';
import { isOfOneAnswer, PortalProblem } from './problem';
import { itemReader } from './stages';

/** A page is read for little more than what one item costs, so it is read where it saves so many single reads. */
const WORTH = 5;

const listKey = ({ instanceId, stageId }: ItemsRef) => `${instanceId}/${stageId ?? ''}`;

/** Remembers where items stand in their list. */
export function rememberPlaces(graph: Graph, ref: ItemsRef, items: readonly DecisionItem[]): void {
  graph.tenant.places.set(listKey(ref), new Map(items.map(({ id }, at) => [id, at])));
}

/** Where each item of a list stood when all of it was last read; null where it wasn't. */
export function placesIn(graph: Graph, ref: ItemsRef): ReadonlyMap<string, number> | null {
  return graph.tenant.places.get(listKey(ref)) ?? null;
}

/** The pages that neighbours in a list stand on; null where single reads are as cheap, or nothing is known. */
export function pagesOf(graph: Graph, ref: ItemsRef, itemIds: readonly string[]): number[] | null {
  const places = placesIn(graph, ref);
  if (!places || !graph.tenant.offers('skip')) return null;
  const pages = new Set<number>();
  for (const id of itemIds) {
    const place = places.get(id);
    if (place !== undefined) pages.add(Math.floor(place / PAGE));
  }
  return pages.size > 0 && pages.size * WORTH <= itemIds.length ? [...pages] : null;
}

/** Reads these pages. Whoever moved since isn't on them; what couldn't be read isn't either. Throws PortalProblem. */
export async function readPages(
  graph: Graph,
  ref: ItemsRef,
  pages: readonly number[],
): Promise<Map<string, DecisionItem>> {
  const requests = new Map<string, GraphRequest>(
    pages.map((page) => [String(page), myItemsRequest(graph, ref, { insights: false, skip: page * PAGE })]),
  );
  const answers = await graph.readMany(requests);
  const read = await itemReader(graph, ref);
  const items = new Map<string, DecisionItem>();
  for (const answer of answers.values()) {
    if (answer instanceof PortalProblem && !isOfOneAnswer(answer)) throw answer;
    if (answer instanceof PortalProblem || answer.status >= 400) continue;
    for (const item of itemPageOf(toPage(graph, bodyOf(answer)), read).items) items.set(item.id, item);
  }
  return items;
}
