import type { DecisionItem, ItemsRef } from '../review/model';
import type { Graph } from './client';
import type { GrowingItems, ItemsRead } from './growing-items';
import { inOrder, piecesOf } from './in-order';
import { type ItemPage, itemPageOf, myItemsRequest } from './items-page';
import { bodyOf, type GraphAnswer, type GraphRequest } from './message';
import { PAGE, toPage } from './paging';
import { isOfOneAnswer, PortalProblem } from './problem';
import { itemReader } from './stages';
import { mayRefuse } from './tenant-knowledge';

const PAGES_A_BATCH = 20;
/** Ten thousand items are the first page and five batches of pages. */
const BATCHES_AT_ONCE = 5;
/** A page may be empty; after so many in a row the list has no end by numbers. */
const EMPTY = 10;
/** How often pages are read anew for what is missing, by number and then by next links. */
export const PASSES = 2;

export interface ReadOptions {
  /** The first page, where it was read with something else. */
  first?: ItemPage;
  /** False: insights aren't asked for. */
  insights?: boolean;
  /** Gets the list after its first page and as it grows. */
  onPart?(part: ItemsRead): void;
  /** Reading ends early once this holds for what was just read. */
  enough?(items: readonly DecisionItem[]): boolean;
}

/**
 * What one reading came to; `short`: the pages ended before the count, `otherwise`: these pages have no numbers,
 * `broken`: the list has no end.
 */
export type Passed = 'whole' | 'gaps' | 'short' | 'otherwise' | 'enough' | 'broken';

export interface Reading {
  graph: Graph;
  ref: ItemsRef;
  options: ReadOptions;
  list: GrowingItems;
  /** How many items the tenant says there are; null where it doesn't say, or isn't believed. */
  expected: number | null;
}

/** Whether the next page is the next hundred, as its link says. */
export function isNumbered(graph: Graph, first: ItemPage): boolean {
  return graph.tenant.offers('skip') && leadsTo(first.next, PAGE);
}

function leadsTo(next: string | undefined, skip: number): boolean {
  const query = new URLSearchParams(next?.split('?')[1]);
  return Number(query.get('$skip') ?? Number.NaN) === skip;
}

/** Reads the pages after the first by their numbers. `otherwise`: this tenant's pages can't be read so. */
export async function readByNumber(reading: Reading, first: ItemPage): Promise<Passed> {
  let passed = await onePass(reading, 1, first.items.length);
  for (let pass = 0; passed === 'gaps' && pass < PASSES; pass++) passed = await onePass(reading, 0, 0);
  return passed;
}

/** Pages have no numbers here, as their links or a refusal with `status` show. */
function otherwise({ graph }: Reading, status?: number): Passed {
  if (status === undefined) graph.tenant.refuse('skip');
  else graph.tenant.failed('skip', status);
  return 'otherwise';
}

/**
 * Reads pages from number `from` on until one is the last; `before` items stand on the pages before. Where nobody says
 * how many there are, ever more are asked for at a time.
 */
async function onePass(reading: Reading, from: number, before: number): Promise<Passed> {
  const { list, expected, options } = reading;
  const left = expected === null ? 0 : Math.ceil(expected / PAGE) - from;
  let places = before;
  let empty = 0;
  let at = from;
  for (
    let size = expected === null ? PAGES_A_BATCH : Math.max(left, 1);
    ;
    size = Math.max(size * 2, PAGES_A_BATCH)
  ) {
    const numbers = Array.from({ length: options.enough ? PAGES_A_BATCH : size }, (_, index) => at + index);
    at += numbers.length;
    const batches = inOrder(piecesOf(numbers, PAGES_A_BATCH), BATCHES_AT_ONCE, (piece) =>
      readPages(reading, piece),
    );
    for await (const pages of batches) {
      const known = list.size;
      for (const { page, number } of pages) {
        if (typeof page === 'number')
          return list.holds(expected) ? verdict(reading, places) : otherwise(reading, page);
        list.take(page);
        places += page.items.length;
        empty = page.items.length > 0 ? 0 : empty + 1;
        if (page.next === undefined || (empty > 0 && list.holds(expected))) return verdict(reading, places);
        if (empty >= EMPTY) return otherwise(reading);
        if (!leadsTo(page.next, (number + 1) * PAGE)) return otherwise(reading);
        if (list.goesRound(places)) return otherwise(reading);
      }
      if (options.enough && list.since(known, options.enough)) return 'enough';
      options.onPart?.(list.part(false));
    }
  }
}

/** As many people as places are all of them, unless the tenant says that there are more. */
function verdict({ list, expected }: Reading, places: number): Passed {
  if (expected !== null && places < expected) return 'short';
  return list.size >= places ? 'whole' : 'gaps';
}

/** What a page that can't be read counts as: the next links may lead past it. */
const UNREADABLE = 503;

interface Numbered {
  number: number;
  /** Or the status it was refused with. */
  page: ItemPage | number;
}

async function readPages({ graph, ref, options }: Reading, numbers: readonly number[]): Promise<Numbered[]> {
  const requests = new Map<string, GraphRequest>(
    numbers.map((number) => [
      String(number),
      myItemsRequest(graph, ref, { ...options, skip: number * PAGE }),
    ]),
  );
  const answers = await graph.readMany(requests);
  const read = await itemReader(graph, ref);
  const pages: Numbered[] = [];
  for (const number of numbers) {
    const page = pageOf(graph, answers.get(String(number)), read);
    pages.push({ number, page });
    // What lies behind the end isn't looked at, whatever a tenant answers there.
    if (typeof page === 'number' || page.next === undefined) break;
  }
  return pages;
}

function pageOf(
  graph: Graph,
  answer: GraphAnswer | PortalProblem | undefined,
  read: (value: unknown) => DecisionItem | undefined,
): ItemPage | number {
  if (!answer || answer instanceof PortalProblem) {
    if (answer && !isOfOneAnswer(answer)) throw answer;
    return UNREADABLE;
  }
  if (mayRefuse(answer.status)) return answer.status;
  return itemPageOf(toPage(graph, bodyOf(answer)), read);
}
