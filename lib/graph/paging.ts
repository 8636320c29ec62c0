import { nextAddress } from './address';
import type { Graph } from './client';
import { bodyOf, type GraphRequest } from './message';
import { PortalProblem } from './problem';
import { asPage } from './wire';

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

/** Follows next links from a request or an address on. A link that was followed before would never end, and throws `unreadable`. */
export async function* pagesFrom(
  graph: Graph,
  first: GraphRequest | string | undefined,
): AsyncGenerator<Page> {
  const followed = new Set<string>();
  let request = typeof first === 'string' ? get(first) : first;
  while (request) {
    if (followed.has(request.address)) throw new PortalProblem('unreadable');
    followed.add(request.address);
    const page: Page = toPage(graph, bodyOf(await graph.read(request)));
    yield page;
    request = page.next === undefined ? undefined : get(page.next);
  }
}

function get(address: string): GraphRequest {
  return { method: 'GET', address, holds: 'list' };
}
