import type { DecisionItem, ItemsRef } from '../review/model';
import { addresses } from './address';
import type { Graph } from './client';
import { answerOrThrow, bodyOf, type GraphAnswer, type GraphRequest } from './message';
import { PAGE, type Page, toPage } from './paging';
import type { PortalProblem } from './problem';
import { itemReader } from './stages';

/** One page of my items. */
export interface ItemPage {
  items: DecisionItem[];
  /** The link to the next page; undefined on the last page. */
  next: string | undefined;
  /** How many rows the page had, including rows that couldn't be read. */
  rows: number;
  /** `@odata.count`; Microsoft doesn't document whether it is the total. */
  count: number | undefined;
}

/** Options of a page request, beside the list's ids. */
export interface ItemsWanted {
  /** False where insights aren't needed. */
  insights?: boolean;
  /** How many items to skip; then the page is one of many, and the first page showed what the tenant accepts. */
  skip?: number;
}

/**
 * The request for a page of my items: a hundred per page, with insights unless the caller doesn't need them or this
 * tenant refused them. `$expand=insights` is documented for the list of all decisions, not for the reviewer's own.
 *
 * https://learn.microsoft.com/graph/api/accessreviewinstancedecisionitem-filterbycurrentuser
 */
export function myItemsRequest(
  { tenant }: Graph,
  ref: ItemsRef,
  { insights = true, skip }: ItemsWanted = {},
): GraphRequest {
  const get = (top: boolean, expand: boolean): GraphRequest => ({
    method: 'GET',
    holds: 'list',
    address: addresses.myItems(ref, {
      skip,
      top: top ? PAGE : undefined,
      expand: expand ? 'insights' : undefined,
    }),
  });
  const [top, expand] = [tenant.offers('top'), insights && tenant.offers('insights')];
  if (skip !== undefined) return get(top, expand);
  const bare = top
    ? { ...get(true, false), extra: { name: 'top', without: get(false, false) } as const }
    : get(false, false);
  return expand ? { ...get(top, true), extra: { name: 'insights', without: bare } } : bare;
}

/** Makes a page from the answer to `myItemsRequest`. */
export async function itemPage(
  graph: Graph,
  ref: ItemsRef,
  answer: GraphAnswer | PortalProblem | undefined,
): Promise<ItemPage> {
  const read = await itemReader(graph, ref);
  return itemPageOf(toPage(graph, bodyOf(answerOrThrow(answer))), read);
}

/** Makes a page from a list's page; rows without an id are left out. */
export function itemPageOf(
  { values, next, count }: Page,
  read: (value: unknown) => DecisionItem | undefined,
): ItemPage {
  return { items: values.flatMap((value) => read(value) ?? []), next, rows: values.length, count };
}
