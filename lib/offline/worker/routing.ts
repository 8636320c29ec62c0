import { HASHED_FILES } from '../hashed-files';

/** How the worker answers a request; it leaves a `network` request alone. */
export type Route =
  | { kind: 'listed'; url: string; isPage: boolean }
  /** A file whose name changes with its content, of this or an earlier version. */
  | { kind: 'earlier' }
  | { kind: 'network' };

export interface Asked {
  url: string;
  method: string;
}

const NETWORK: Route = { kind: 'network' };

/**
 * Which listed file answers a request. The query is ignored: one page serves every review. Pages have addresses without
 * a file ending, `/review` for `/review.html`. All other requests go to the network as if there were no worker: the
 * sign-in bridge, the configuration, Graph and every other origin.
 * @param listed paths of the listed files
 */
export function assetRouteOf({ url, method }: Asked, listed: ReadonlySet<string>, origin: string): Route {
  const { origin: asked, pathname } = new URL(url);
  if (method !== 'GET' || asked !== origin) return NETWORK;
  const candidates = pathname === '/' ? ['/index.html'] : [pathname, `${pathname}.html`];
  const found = candidates.find((candidate) => listed.has(candidate));
  if (found) return { kind: 'listed', url: found, isPage: found.endsWith('.html') };
  return pathname.startsWith(HASHED_FILES) ? { kind: 'earlier' } : NETWORK;
}
