import { GraphProblem, type GraphRequest, type GraphResponse } from '../../core/graph-message';
import { GRAPH, type Wire } from '../wire';
import type { Condition } from './filter';
import { type Offers, predicateOf } from './predicate';
import { type Expand, LIST_OPTIONS, type QueryOptions, readOptions } from './query-options';
import { firstStep, isEntity, shaped } from './shape';

/**
 * The selected properties, and `id`: names or paths (`settings/recurrence`) in any case, `*` for all.
 * Annotations stay; a property that the entity lacks is refused with 400.
 * https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_SystemQueryOptionselect
 */
export function selected(entity: Wire, select: readonly string[]): Wire {
  if (select.length === 0 || select.includes('*')) return entity;
  const names = new Set(Object.keys(entity).map((name) => name.toLowerCase()));
  const unknown = select.find((path) => !names.has(firstStep(path)));
  if (unknown !== undefined)
    throw new GraphProblem(400, 'BadRequest', `Could not find a property named '${unknown}'.`);
  return shaped(entity, select, ['id']);
}

/**
 * The entity with its expanded properties: of each, the properties that its `$select` names, and of a list at
 * most its `$top`.
 * https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_SystemQueryOptionexpand
 */
function expandedAs(entity: Wire, expand: readonly Expand[]): Wire {
  const shown = { ...entity };
  for (const { name, select, top, expand: nested } of expand) {
    const property = Object.keys(shown).find((key) => key.toLowerCase() === name.toLowerCase());
    if (property === undefined) continue;
    const kept = select.length > 0 ? [...select, ...nested.map((one) => one.name)] : select;
    const one = (value: unknown) => (isEntity(value) ? selected(expandedAs(value, nested), kept) : value);
    const value = shown[property];
    shown[property] = Array.isArray(value) ? value.slice(0, top ?? undefined).map(one) : one(value);
  }
  return shown;
}

/** The context of an answer: `https://graph.microsoft.com/{version}/$metadata#…`. */
export function metadata(request: GraphRequest, of: string): string {
  return `${GRAPH}/${request.version}/$metadata#${of}`;
}

function nextLink(request: GraphRequest, skip: number): string {
  const query = [...request.query]
    .filter(([name]) => name.toLowerCase() !== '$skip')
    .map(([name, value]) => `${encodeURIComponent(name).replace(/^%24/, '$')}=${encodeURIComponent(value)}`);
  return `${GRAPH}/${request.version}${encodeURI(request.path).replace(/[?#]/g, encodeURIComponent)}?${[...query, `$skip=${skip}`].join('&')}`;
}

/** A page of a list: context, count if requested, next link if there is more, value. */
export function pageOf(
  request: GraphRequest,
  options: QueryOptions,
  page: { context: string; total: number; value: Wire[]; countUnasked: boolean },
): GraphResponse {
  const reached = options.skip + page.value.length;
  const body: Wire = { '@odata.context': metadata(request, page.context) };
  if (page.countUnasked || options.count) body['@odata.count'] = page.total;
  if (page.value.length > 0 && reached < page.total) body['@odata.nextLink'] = nextLink(request, reached);
  body.value = page.value.map((entity) => selected(expandedAs(entity, options.expand), options.select));
  return { status: 200, body };
}

/** The answer with one entity and its context; `$select` and `$expand` apply where given. */
export function entityOf(
  request: GraphRequest,
  context: string,
  entity: Wire,
  { select = [], expand = [] }: Partial<Pick<QueryOptions, 'select' | 'expand'>> = {},
): GraphResponse {
  const shown = selected(expandedAs(entity, expand), select);
  return { status: 200, body: { '@odata.context': metadata(request, context), ...shown } };
}

/** How a list in memory answers `$filter` and `$orderby`. */
export interface Filterable<T> {
  /** Property path in lower case → how to read it, and the operators that it accepts. */
  filter: Offers<T>;
  /** Property path in lower case → the sort key; null comes first. */
  order: Record<string, (entity: T) => Key>;
  /** Conditions that the list accepts and ignores. */
  ignores?: (condition: Condition) => boolean;
}

type Key = string | number | boolean | null;

function compareKeys(a: Key, b: Key): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b);
  return Number(a) - Number(b);
}

function keyReader<T>(offers: Filterable<T>['order'], path: string): (entity: T) => Key {
  const name = path.toLowerCase();
  const found = Object.hasOwn(offers, name) ? offers[name] : undefined;
  if (found === undefined)
    throw new GraphProblem(400, 'BadRequest', `The property '${path}' cannot be used in $orderby.`);
  return found;
}

/** Filters and sorts entities; throws 400 for a property or an operator that the list does not offer. */
export function arranged<T>(entities: readonly T[], options: QueryOptions, offers: Filterable<T>): T[] {
  const tests = options.filter
    .filter((condition) => !offers.ignores?.(condition))
    .map((condition) => predicateOf(condition, offers.filter));
  const keys = options.order.map(({ path, descending }) => ({
    read: keyReader(offers.order, path),
    sign: descending ? -1 : 1,
  }));
  const kept = entities.filter((entity) => tests.every((test) => test(entity)));
  return kept.sort((a, b) => {
    for (const { read, sign } of keys) {
      const difference = compareKeys(read(a), read(b)) * sign;
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** Throws 400 for an `$expand` inside an expanded property. */
export function requireFlat(expand: readonly Expand[]): void {
  const nested = expand.flatMap((one) => one.expand)[0];
  if (nested) throw new GraphProblem(400, 'BadRequest', `The property '${nested.name}' cannot be expanded.`);
}

/**
 * Whether the call expands `property`, the only one allowed; expanded properties are returned whatever
 * `$select` names. Throws 400 for any other property.
 */
export function expandsOnly(options: QueryOptions, property: string): boolean {
  const other = options.expand.find(({ name }) => name.toLowerCase() !== property.toLowerCase());
  requireFlat(options.expand);
  if (other) throw new GraphProblem(400, 'BadRequest', `The property '${other.name}' cannot be expanded.`);
  if (options.expand.length > 0 && options.select.length > 0) options.select.push(property);
  return options.expand.length > 0;
}

/**
 * A list in memory, as the query asks: filtered, sorted, one page. `type` is written on each entity of a
 * function's answer, which has a count like plain lists of this API.
 */
export function listOf<T>(
  request: GraphRequest,
  entities: readonly T[],
  list: {
    offers: Filterable<T>;
    context: string;
    type?: string;
    /** The one property that `$expand` may name. */
    expands?: string;
    wire: (entity: T, expanded: boolean) => Wire;
  },
): GraphResponse {
  const options = readOptions(request.query, list.expands ? [...LIST_OPTIONS, '$expand'] : LIST_OPTIONS);
  const expanded = expandsOnly(options, list.expands ?? '');
  const all = arranged(entities, options, list.offers);
  const type: Wire = list.type ? { '@odata.type': `#microsoft.graph.${list.type}` } : {};
  return pageOf(request, options, {
    context: list.context,
    total: all.length,
    value: all
      .slice(options.skip, options.skip + options.top)
      .map((entity) => ({ ...type, ...list.wire(entity, expanded) })),
    countUnasked: true,
  });
}
