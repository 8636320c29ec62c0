import { nextAddress } from './address';
import type { Graph } from './client';
import { bodyOf, type GraphRequest } from './message';
import { isOfOneAnswer, PortalProblem } from './problem';
import { asObject, asPage, asText } from './wire';

/** Microsoft's default and (2020) largest page of the lists of access reviews. */
export const PAGE = 100;

/** Values of one page, the address of the next, and what `@odata.count` says where it is there. */
export interface Page {
  values: readonly unknown[];
  next: string | undefined;
  count: number | undefined;
}

/** Reads a page's body. A next link to anywhere but Graph throws `untrusted`. */
export function toPage(graph: Graph, body: unknown): Page {
  const { values, next, count } = asPage(body);
  return { values, next: next === undefined ? undefined : nextAddress(next, graph.origin), count };
}

/** No list of this portal's is longer; one that goes on behind it has no end (pages). */
const MOST_PAGES = 2_000;
/** A page may be empty, and rows may shift; but so many pages in a row that bring nobody new lead nowhere. */
const IN_VAIN = 10;

/**
 * A list's pages, from a request or an address on. It ends where a link was followed before, where page after page
 * brings nothing new, and after two thousand pages: whoever read what there is finds in `broken` whether the rest is missing.
 * https://learn.microsoft.com/graph/paging
 */
export class Pages {
  /** Set once the pages are over: the last one still led on. */
  broken = false;
  readonly #graph: Graph;
  readonly #first: GraphRequest | undefined;

  constructor(graph: Graph, first: GraphRequest | string | undefined) {
    this.#graph = graph;
    this.#first = typeof first === 'string' ? get(first) : first;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Page> {
    const followed = new Set<string>();
    const news = new News();
    for (let request = this.#first; request; ) {
      followed.add(request.address);
      const page = toPage(this.#graph, bodyOf(await this.#graph.read(request)));
      yield page;
      if (page.next === undefined) return;
      this.broken = followed.has(page.next) || followed.size >= MOST_PAGES || news.lack(page.values);
      request = this.broken ? undefined : get(page.next);
    }
  }
}

/** Whether pages still bring something that wasn't on the pages before. */
class News {
  readonly #ids = new Set<string>();
  #inVain = 0;

  /** Takes a page in; true where so many in a row brought nothing. */
  lack(values: readonly unknown[]): boolean {
    const before = this.#ids.size;
    // Rows of some lists have no id.
    for (const value of values) this.#ids.add(asText(asObject(value).id) || JSON.stringify(value));
    this.#inVain = this.#ids.size > before ? 0 : this.#inVain + 1;
    return this.#inVain >= IN_VAIN;
  }
}

/** Follows next links from a request or an address on; throws the problem of a page that can't be read. */
export function pagesFrom(graph: Graph, first: GraphRequest | string | undefined): Pages {
  return new Pages(graph, first);
}

/** All values of a list, and whether it broke off: a later page that can't be read leaves what came before it. */
export interface ListRead {
  values: unknown[];
  broken: boolean;
}

/** Reads a whole list from a page or a request on. Throws what keeps the first page away, or concerns more than this list. */
export async function readList(graph: Graph, first: Page | GraphRequest): Promise<ListRead> {
  const begun = 'values' in first;
  const values = begun ? [...first.values] : [];
  const pages = pagesFrom(graph, begun ? first.next : first);
  let read = begun ? 1 : 0;
  try {
    for await (const page of pages) {
      values.push(...page.values);
      read += 1;
    }
    return { values, broken: pages.broken };
  } catch (error) {
    if (read > 0 && error instanceof PortalProblem && isOfOneAnswer(error)) return { values, broken: true };
    throw error;
  }
}

function get(address: string): GraphRequest {
  return { method: 'GET', address, holds: 'list' };
}
