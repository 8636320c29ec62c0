import { nextAddress } from './address';
import type { Graph } from './client';
import { bodyOf, type GraphRequest } from './message';
import { isOfOneAnswer, PortalProblem } from './problem';
import { asObject, asPage, asText } from './wire';

/** The default and largest page of the access review lists, in 2020. */
export const PAGE = 100;

/** One page: its values, the next page's address, and `@odata.count` where it is given. */
export interface Page {
  values: readonly unknown[];
  next: string | undefined;
  count: number | undefined;
}

/** Reads a page's body. Throws `untrusted` for a next link to anywhere but Graph. */
export function toPage(graph: Graph, body: unknown): Page {
  const { values, next, count } = asPage(body);
  return { values, next: next === undefined ? undefined : nextAddress(next, graph.origin), count };
}

/** A list with more pages than this counts as endless. */
const MAX_PAGES = 2_000;
/** A page may be empty, and rows may move, but after this many pages in a row without a new row the list has no end. */
const IN_VAIN = 10;

/**
 * The pages of a list, from a request or an address on. They end when a link repeats, when page after page brings
 * nothing new, and after two thousand pages; then `broken` tells that more may be missing. Throws the problem of a
 * page that can't be read.
 *
 * https://learn.microsoft.com/graph/paging
 */
export class Pages {
  /** True after the last page if it still had a next link. */
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
      this.broken = followed.has(page.next) || followed.size >= MAX_PAGES || news.lack(page.values);
      request = this.broken ? undefined : get(page.next);
    }
  }
}

/** Tells whether pages still bring rows that earlier pages didn't have. */
class News {
  readonly #ids = new Set<string>();
  #inVain = 0;

  /** Adds a page; true when too many pages in a row brought nothing new. */
  lack(values: readonly unknown[]): boolean {
    const before = this.#ids.size;
    // The rows of some lists have no id.
    for (const value of values) this.#ids.add(asText(asObject(value).id) || JSON.stringify(value));
    this.#inVain = this.#ids.size > before ? 0 : this.#inVain + 1;
    return this.#inVain >= IN_VAIN;
  }
}

/** All values of a list, and whether it broke off: when a later page can't be read, the values before it are given. */
export interface ListRead {
  values: unknown[];
  broken: boolean;
}

/**
 * Reads a whole list from a page or a request on. Throws when the first page fails, or when the problem concerns more
 * than this list.
 */
export async function readList(graph: Graph, first: Page | GraphRequest): Promise<ListRead> {
  const begun = 'values' in first;
  const values = begun ? [...first.values] : [];
  const pages = new Pages(graph, begun ? first.next : first);
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
