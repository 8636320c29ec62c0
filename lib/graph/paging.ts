import { nextAddress } from './address';
import type { Graph } from './client';
import { bodyOf } from './message';
import { PortalProblem } from './problem';
import { asPage } from './wire';

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

/** Follows next links from `address` on. A link that was followed before would never end, and throws `unreadable`. */
export async function* pagesFrom(graph: Graph, address: string | undefined): AsyncGenerator<Page> {
  const followed = new Set<string>();
  for (let at = address; at !== undefined; ) {
    if (followed.has(at)) throw new PortalProblem('unreadable');
    followed.add(at);
    const page: Page = toPage(graph, bodyOf(await graph.read({ method: 'GET', address: at })));
    yield page;
    at = page.next;
  }
}
