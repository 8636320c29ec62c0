import { GraphProblem, type GraphRequest, type GraphResponse } from '../../core/graph-message';
import { GRAPH, type Wire } from '../wire';
import { holds } from './filter';
import type { QueryOptions } from './query-options';

/** The properties asked for, and `id`. Annotations stay; an unknown property is refused with 400. */
export function selected(entity: Wire, select: readonly string[]): Wire {
  if (select.length === 0) return entity;
  const wanted = new Set(['id', ...select]);
  const unknown = select.find((name) => !(name in entity));
  if (unknown !== undefined)
    throw new GraphProblem(400, 'BadRequest', `Could not find a property named '${unknown}'.`);
  return Object.fromEntries(
    Object.entries(entity).filter(([name]) => name.startsWith('@') || wanted.has(name.split('@')[0] ?? name)),
  );
}

/** `https://graph.microsoft.com/{version}/$metadata#…`, as it stands in every answer. */
export function metadata(request: GraphRequest, of: string): string {
  return `${GRAPH}/${request.version}/$metadata#${of}`;
}

function nextLink(request: GraphRequest, skip: number): string {
  const query = [...request.query]
    .filter(([name]) => name.toLowerCase() !== '$skip')
    .map(([name, value]) => `${encodeURIComponent(name).replace(/^%24/, '$')}=${encodeURIComponent(value)}`);
  return `${GRAPH}/${request.version}${encodeURI(request.path).replace(/[?#]/g, encodeURIComponent)}?${[...query, `$skip=${skip}`].join('&')}`;
}

/** A page of a list: context, count where told, next link where there is more, value. */
export function pageOf(
  request: GraphRequest,
  options: QueryOptions,
  page: { context: string; total: number; value: Wire[]; countUnasked: boolean },
): GraphResponse {
  const reached = options.skip + page.value.length;
  const body: Wire = { '@odata.context': metadata(request, page.context) };
  if (page.countUnasked || options.count) body['@odata.count'] = page.total;
  if (page.value.length > 0 && reached < page.total) body['@odata.nextLink'] = nextLink(request, reached);
  body.value = page.value.map((entity) => selected(entity, options.select));
  return { status: 200, body };
}

export function entityOf(
  request: GraphRequest,
  context: string,
  entity: Wire,
  select: string[] = [],
): GraphResponse {
  return { status: 200, body: { '@odata.context': metadata(request, context), ...selected(entity, select) } };
}

/** How a list held in memory answers `$filter` and `$orderby`. */
export interface Filterable<T> {
  /** Property path in lower case → the values it has; a comparison holds if it holds for one of them. */
  filter: Record<string, (entity: T) => unknown>;
  order: Record<string, (entity: T) => string>;
}

function reader<V>(readers: Record<string, V>, path: string, option: string): V {
  const found = Object.hasOwn(readers, path.toLowerCase()) ? readers[path.toLowerCase()] : undefined;
  if (found === undefined)
    throw new GraphProblem(400, 'BadRequest', `The property '${path}' cannot be used in ${option}.`);
  return found;
}

/** Filters and sorts entities; throws 400 for a property that the list does not offer. */
export function arranged<T>(entities: readonly T[], options: QueryOptions, offers: Filterable<T>): T[] {
  const tests = options.filter.map((comparison) => ({
    comparison,
    read: reader(offers.filter, comparison.path, '$filter'),
  }));
  const keys = options.order.map(({ path, descending }) => ({
    read: reader(offers.order, path, '$orderby'),
    sign: descending ? -1 : 1,
  }));
  const kept = entities.filter((entity) =>
    tests.every(({ comparison, read }) => [read(entity)].flat().some((value) => holds(comparison, value))),
  );
  return kept.sort((a, b) => {
    for (const { read, sign } of keys) {
      const difference = read(a).localeCompare(read(b)) * sign;
      if (difference !== 0) return difference;
    }
    return 0;
  });
}
