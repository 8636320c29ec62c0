import type { GraphRequest, GraphResponse } from '../../core/graph-message';
import { pageOf } from '../odata/collection';
import type { QueryOptions } from '../odata/query-options';
import type { Wire } from '../wire';

/** The options of every list of the older API. Microsoft's pages name `$top` and `$skip`. */
export const PAGE_OPTIONS = ['$top', '$skip', '$count', '$select'] as const;

/** A page of a list in memory. `context`: its path, as `@odata.context` writes it. */
export function listOf<T>(
  request: GraphRequest,
  options: QueryOptions,
  context: string,
  all: readonly T[],
  wireOf: (one: T) => Wire,
): GraphResponse {
  const value = all.slice(options.skip, options.skip + options.top).map(wireOf);
  return pageOf(request, options, { context, total: all.length, value, countUnasked: false });
}
