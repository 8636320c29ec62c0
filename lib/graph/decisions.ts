import type { DecisionItem, ReviewRef } from '../review/model';
import { isUndecided } from '../review/progress';
import { addresses } from './address';
import type { Graph } from './client';
import { isRefusal } from './instances';
import { bodyOf, type GraphAnswer, type GraphRequest } from './message';
import { type Page, pagesFrom, toPage } from './paging';
import { PortalProblem } from './problem';
import { toItem } from './wire-decision';

/** Items read so far; `next` is where the rest begins, undefined when these are all. */
export interface ItemPage {
  items: DecisionItem[];
  next: string | undefined;
}

/**
 * The request for my items' first page, with insights unless this tenant refused them: `$expand=insights` is
 * documented for the list of all decisions, not for the reviewer's own.
 * https://learn.microsoft.com/graph/api/accessreviewinstancedecisionitem-filterbycurrentuser
 */
export function myItemsRequest(graph: Graph, ref: ReviewRef): GraphRequest {
  const expand = graph.refused.has('insights') ? undefined : 'insights';
  return { method: 'GET', address: addresses.myItems(ref, expand) };
}

/** Makes a page out of the answer to `myItemsRequest`; where insights were refused, asks once more without. */
export async function firstItems(
  graph: Graph,
  ref: ReviewRef,
  answer: GraphAnswer | PortalProblem | undefined,
): Promise<ItemPage> {
  if (isRefusal(answer) && !graph.refused.has('insights')) {
    const again = await graph.read({ method: 'GET', address: addresses.myItems(ref) });
    if (!isRefusal(again)) graph.refused.add('insights');
    return toItems(toPage(graph, bodyOf(again)), ref);
  }
  if (!answer || answer instanceof PortalProblem) throw answer ?? new PortalProblem('unavailable');
  return toItems(toPage(graph, bodyOf(answer)), ref);
}

/** All my items, one growing list after each page. */
export async function* growingItems(graph: Graph, ref: ReviewRef, first: ItemPage): AsyncGenerator<ItemPage> {
  const byId = new Map(first.items.map((item) => [item.id, item]));
  yield first;
  for await (const page of pagesFrom(graph, first.next)) {
    const { items, next } = toItems(page, ref);
    for (const item of items) byId.set(item.id, item);
    yield { items: [...byId.values()], next };
  }
}

/** Reads every item of mine in an instance. */
export async function listMyItems(graph: Graph, ref: ReviewRef): Promise<DecisionItem[]> {
  const answer = await graph.read(myItemsRequest(graph, ref));
  let all: DecisionItem[] = [];
  for await (const page of growingItems(graph, ref, await firstItems(graph, ref, answer))) all = page.items;
  return all;
}

/**
 * For each review enough of my items to say whether something waits: the first page, and further ones while nothing
 * undecided was found. Insights aren't asked for; the inbox doesn't show them.
 */
export async function readProgress(
  graph: Graph,
  refs: readonly ReviewRef[],
): Promise<Map<string, ItemPage | PortalProblem>> {
  const answers = await graph.readMany(
    new Map(refs.map((ref) => [ref.instanceId, { method: 'GET', address: addresses.myItems(ref) }])),
  );
  const pages = refs.map(
    async (ref) => [ref.instanceId, await untilUndecided(graph, ref, answers.get(ref.instanceId))] as const,
  );
  return new Map(await Promise.all(pages));
}

async function untilUndecided(
  graph: Graph,
  ref: ReviewRef,
  answer: GraphAnswer | PortalProblem | undefined,
): Promise<ItemPage | PortalProblem> {
  try {
    if (!answer || answer instanceof PortalProblem) throw answer ?? new PortalProblem('unavailable');
    let last = toItems(toPage(graph, bodyOf(answer)), ref);
    for await (const page of growingItems(graph, ref, last)) {
      last = page;
      if (page.items.some(isUndecided)) break;
    }
    return last;
  } catch (error) {
    return error instanceof PortalProblem ? error : new PortalProblem('unreadable');
  }
}

function toItems(page: Page, ref: ReviewRef): ItemPage {
  return { items: page.values.flatMap((value) => toItem(value, ref) ?? []), next: page.next };
}
