import type { DecisionItem, ItemsRef } from '../review/model';
import { BATCH_SIZE } from './batch-wire';
import type { Graph } from './client';
import type { GrowingItems, ItemsRead } from './growing-items';
import { chunksOf, inOrder } from './in-order';
import { type ItemPage, itemPageOf, myItemsRequest } from './items-page';
import { bodyOf, type GraphAnswer, type GraphRequest } from './message';
import { PAGE, toPage } from './paging';
import { isOfOneAnswer, PortalProblem } from './problem';
import { itemReader } from './stages';
import { mayRefuse } from './tenant-knowledge';

/** Ten thousand items are the first page and five batches of twenty pages. */
const BATCHES_AT_ONCE = 5;
/** A page may be empty, but after this many in a row the list has no end by numbers. */
const EMPTY = 10;
/** How often pages are read again for missing items, by number and then by next links. */
export const PASSES = 2;

export interface ReadOptions {
  /** The first page, where another request has read it already. */
  first?: ItemPage;
  /** False where insights aren't needed. */
  insights?: boolean;
  /** Called with the list after its first page and as it grows. */
  onPart?(part: ItemsRead): void;
  /** Reading ends early when this is true for the items just read. */
  enough?(items: readonly DecisionItem[]): boolean;
}

/**
 * The result of one reading.
 * - `short`: the pages ended before the tenant's count.
 * - `otherwise`: these pages can't be read by number.
 * - `broken`: the list has no end.
 */
export type PassResult = 'whole' | 'gaps' | 'short' | 'otherwise' | 'enough' | 'broken';

/** One list while it is being read. */
export interface Reading {
  graph: Graph;
  ref: ItemsRef;
  options: ReadOptions;
  list: GrowingItems;
  /** The tenant's number of items; null where it gives none, or a wrong one. */
  expected: number | null;
}

/** Whether the first page's next link leads to the next hundred items. */
export function isNumbered(graph: Graph, first: ItemPage): boolean {
  return graph.tenant.offers('skip') && leadsTo(first.next, PAGE);
}

function leadsTo(next: string | undefined, skip: number): boolean {
  const query = new URLSearchParams(next?.split('?')[1]);
  return Number(query.get('$skip') ?? Number.NaN) === skip;
}

/** Reads the pages after the first by number. `otherwise`: this tenant's pages can't be read by number. */
export async function readByNumber(reading: Reading, first: ItemPage): Promise<PassResult> {
  let passed = await onePass(reading, 1, first.items.length);
  for (let pass = 0; passed === 'gaps' && pass < PASSES; pass++) passed = await onePass(reading, 0, 0);
  return passed;
}

/** Notes that pages can't be read by number, as their links or a refusal with `status` show. */
function giveUpNumbers({ graph }: Reading, status?: number): PassResult {
  if (status === undefined) graph.tenant.refuse('skip');
  else graph.tenant.failed('skip', status);
  return 'otherwise';
}

/**
 * Reads pages from number `from` until the last one; the pages before have `before` items. When the number of items
 * isn't known, each request asks for more pages than the one before.
 */
async function onePass(reading: Reading, from: number, before: number): Promise<PassResult> {
  const { list, expected, options } = reading;
  let rows = before;
  let empty = 0;
  let at = from;
  for (
    let size = expected === null ? BATCH_SIZE : Math.max(Math.ceil(expected / PAGE) - from, 1);
    ;
    size = Math.max(size * 2, BATCH_SIZE)
  ) {
    const numbers = Array.from({ length: options.enough ? BATCH_SIZE : size }, (_, index) => at + index);
    at += numbers.length;
    const batches = inOrder(chunksOf(numbers, BATCH_SIZE), BATCHES_AT_ONCE, (piece) =>
      readPages(reading, piece),
    );
    for await (const pages of batches) {
      const known = list.size;
      for (const { page, number } of pages) {
        if (typeof page === 'number')
          return list.holds(expected) ? resultOf(reading, rows) : giveUpNumbers(reading, page);
        list.take(page);
        rows += page.items.length;
        empty = page.items.length > 0 ? 0 : empty + 1;
        if (page.next === undefined || (empty > 0 && list.holds(expected))) return resultOf(reading, rows);
        if (empty >= EMPTY) return giveUpNumbers(reading);
        if (!leadsTo(page.next, (number + 1) * PAGE)) return giveUpNumbers(reading);
        if (list.goesRound(rows)) return giveUpNumbers(reading);
      }
      if (options.enough && list.since(known, options.enough)) return 'enough';
      options.onPart?.(list.part(false));
    }
  }
}

/** With as many items as rows the list is complete, unless the tenant's count is greater. */
function resultOf({ list, expected }: Reading, rows: number): PassResult {
  if (rows < (expected ?? 0)) return 'short';
  return list.size >= rows ? 'whole' : 'gaps';
}

/** The status noted for a page that can't be read: next links may lead past it. */
const UNREADABLE = 503;

interface Numbered {
  number: number;
  /** The page, or the status with which it was refused. */
  page: ItemPage | number;
}

async function readPages(
  { graph, ref, options }: Reading,
  numbers: readonly number[],
): Promise<Iterable<Numbered>> {
  const requests = new Map<string, GraphRequest>(
    numbers.map((number) => [
      String(number),
      myItemsRequest(graph, ref, { ...options, skip: number * PAGE }),
    ]),
  );
  const answers = await graph.readMany(requests);
  return pagesIn(graph, numbers, answers, await itemReader(graph, ref));
}

/** Looks at one page after another: behind the last one the tenant may answer whatever it likes. */
function* pagesIn(
  graph: Graph,
  numbers: readonly number[],
  answers: ReadonlyMap<string, GraphAnswer | PortalProblem>,
  read: (value: unknown) => DecisionItem | undefined,
): Generator<Numbered> {
  for (const number of numbers) yield { number, page: pageOf(graph, answers.get(String(number)), read) };
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
