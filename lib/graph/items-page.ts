import type { DecisionItem, ItemsRef } from '../review/model';
import { addresses } from './address';
import type { Graph } from './client';
import { isRefusal } from './instances';
import { bodyOf, type GraphAnswer, type GraphRequest } from './message';
import { type Page, toPage } from './paging';
import { PortalProblem } from './problem';
import { itemReader } from './stages';

/** One page of my items. */
export interface ItemPage {
  items: DecisionItem[];
  /** Where the rest begins; undefined on the last page. */
  next: string | undefined;
  /** How many rows the page had, those that couldn't be read included. */
  rows: number;
  /** What `@odata.count` says; documented nowhere whether it is the total. */
  count: number | undefined;
}

/**
 * The request for a page of my items, `skip` of them left out, with insights unless they aren't wanted or this tenant
 * refused them: `$expand=insights` is documented for the list of all decisions, not for the reviewer's own.
 * https://learn.microsoft.com/graph/api/accessreviewinstancedecisionitem-filterbycurrentuser
 */
export function myItemsRequest(graph: Graph, ref: ItemsRef, insights = true, skip?: number): GraphRequest {
  const expand = insights && !graph.refused.has('insights') ? 'insights' : undefined;
  return { method: 'GET', address: addresses.myItems(ref, { expand, skip }) };
}

/** Makes a page out of the answer to `myItemsRequest`; where insights were refused, asks once more without. */
export async function firstItems(
  graph: Graph,
  ref: ItemsRef,
  answer: GraphAnswer | PortalProblem | undefined,
  insights = true,
): Promise<ItemPage> {
  const read = await itemReader(graph, ref);
  if (isRefusal(answer) && insights && !graph.refused.has('insights')) {
    const again = await graph.read(myItemsRequest(graph, ref, false));
    if (!isRefusal(again)) graph.refused.add('insights');
    return itemsIn(toPage(graph, bodyOf(again)), read);
  }
  if (!answer || answer instanceof PortalProblem) throw answer ?? new PortalProblem('unavailable');
  return itemsIn(toPage(graph, bodyOf(answer)), read);
}

/** The items of a page; rows without an id are left out. */
export function itemsIn(
  { values, next, count }: Page,
  read: (value: unknown) => DecisionItem | undefined,
): ItemPage {
  return { items: values.flatMap((value) => read(value) ?? []), next, rows: values.length, count };
}
