import { GraphProblem } from '../../core/graph-message';
import { type Condition, parseFilter } from './filter';
import { FilterProblem } from './tokens';

export type OptionName =
  | '$apply'
  | '$select'
  | '$filter'
  | '$orderby'
  | '$top'
  | '$skip'
  | '$count'
  | '$expand'
  | '$search';

export const LIST_OPTIONS = ['$select', '$filter', '$orderby', '$top', '$skip', '$count'] as const;

export interface Expand {
  name: string;
  select: string[];
  expand: Expand[];
  /** For a list: at most this many elements. */
  top: number | null;
}

export interface QueryOptions {
  select: string[];
  /** All conditions must hold. */
  filter: Condition[];
  order: { path: string; descending: boolean }[];
  /** At most the list's largest page. */
  top: number;
  skip: number;
  count: boolean;
  expand: Expand[];
  apply: string | null;
  /** The text as it was sent; null: no search. */
  search: string | null;
}

/**
 * The default page. Microsoft names a default page of 100, and for access reviews (2020) a largest page of
 * 100.
 */
const PAGE = 100;

function bad(message: string): GraphProblem {
  return new GraphProblem(400, 'BadRequest', message);
}

/**
 * Every character of an option may cost time for every entity; Microsoft's longest options have a few
 * hundred.
 */
const MAX_CHARACTERS = 10_000;

const SELECTABLE = /^(?:\*|\w[\w.]*(?:\/\w[\w.]*)*)$/;

/** Property names or paths, each once. */
function readSelect(text: string): string[] {
  const paths = text.split(',').map((path) => path.trim());
  const wrong = paths.find((path) => !SELECTABLE.test(path));
  if (wrong !== undefined) throw bad(`Invalid value '${wrong}' for $select.`);
  return [...new Set(paths)];
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw bad(`Invalid value '${text}' for ${option}.`);
  return Number(text);
}

function readOrder(text: string): QueryOptions['order'] {
  return text.split(',').map((part) => {
    const match = /^([\w./]+)(?:\s+(asc|desc))?$/i.exec(part.trim());
    if (!match?.[1]) throw bad(`Invalid value '${part}' for $orderby.`);
    return { path: match[1], descending: match[2]?.toLowerCase() === 'desc' };
  });
}

/** Splits at a mark outside parentheses. */
function splitOutside(text: string, mark: ',' | ';'): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === mark && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}

function readExpand(text: string, depth = 0): Expand[] {
  if (depth > 4) throw bad('$expand is nested too deeply.');
  return splitOutside(text, ',').map((part) => {
    const match = /^([\w.]+)(?:\((.*)\))?$/s.exec(part);
    if (!match?.[1]) throw bad(`Invalid value '${part}' for $expand.`);
    const expand: Expand = { name: match[1], select: [], expand: [], top: null };
    for (const option of match[2] ? splitOutside(match[2], ';') : []) {
      const [written = '', value = ''] = option.split(/=(.*)/s);
      const name = written.toLowerCase();
      if (name === '$select') expand.select = readSelect(value);
      else if (name === '$top') expand.top = wholeNumber('$top', value);
      else if (name === '$expand') expand.expand = readExpand(value, depth + 1);
      else throw bad(`The query option '${written}' is not supported in $expand.`);
    }
    return expand;
  });
}

function readFilter(text: string): Condition[] {
  try {
    return parseFilter(text);
  } catch (error) {
    if (error instanceof FilterProblem) throw bad(`Invalid filter clause: ${error.message}`);
    throw error;
  }
}

function readFlag(text: string): boolean {
  if (text !== 'true' && text !== 'false') throw bad(`Invalid value '${text}' for $count.`);
  return text === 'true';
}

/**
 * Throws 400 where a call of access reviews asks for a page beyond the largest, in the words of Microsoft's
 * OData library. `caps`: the tenant returns the largest page instead of refusing.
 */
export function requirePageSize(query: URLSearchParams, caps: boolean): void {
  const top = [...query].find(([name]) => name.toLowerCase() === '$top')?.[1] ?? '';
  if (caps || !/^\d{1,9}$/.test(top) || Number(top) <= PAGE) return;
  throw bad(
    `The query specified in the URI is not valid. The limit of '${PAGE}' for Top query has been exceeded. The value from the incoming request is '${top}'.`,
  );
}

const WITHOUT_PREFIX = /^(?:apply|count|expand|filter|format|orderby|search|select|skip|top)$/i;

/**
 * The query in standard form: on beta the `$` of an option may be missing, and `$format=json` changes
 * nothing. https://learn.microsoft.com/graph/query-parameters
 */
export function readableQuery(query: URLSearchParams, version: string): URLSearchParams {
  const named = [...query].map(([name, value]): [string, string] => [
    version === 'beta' && WITHOUT_PREFIX.test(name) ? `$${name}` : name,
    value,
  ]);
  const isJson = ([name, value]: [string, string]) =>
    name.toLowerCase() === '$format' && /^(?:json|application\/json)$/i.test(value);
  return new URLSearchParams(named.filter((option) => !isJson(option)));
}

/**
 * Reads the OData options of a call. An option (a name that begins with `$`) that the method does not
 * support, or that comes twice, is refused with 400; names without `$` are custom options and ignored. A page
 * has a hundred entities unless `$top` asks for more, up to `largest`.
 */
export function readOptions(
  query: URLSearchParams,
  allowed: readonly OptionName[],
  largest = PAGE,
): QueryOptions {
  const given = new Map<string, string>();
  for (const [name, value] of query) {
    if (!name.startsWith('$')) continue;
    const option = name.toLowerCase();
    if (!allowed.some((known) => known === option))
      throw bad(`The query option '${name}' is not supported here.`);
    if (given.has(option)) throw bad(`The query option '${name}' was given twice.`);
    if (value.length > MAX_CHARACTERS) throw bad(`The query option '${name}' is too long.`);
    given.set(option, value);
  }
  const read = <T>(option: OptionName, reader: (text: string) => T, fallback: T): T => {
    const text = given.get(option);
    return text === undefined ? fallback : reader(text);
  };
  return {
    select: read('$select', readSelect, []),
    filter: read('$filter', readFilter, []),
    order: read('$orderby', readOrder, []),
    top: Math.min(
      largest,
      read('$top', (text) => wholeNumber('$top', text), PAGE),
    ),
    skip: read('$skip', (text) => wholeNumber('$skip', text), 0),
    count: read('$count', readFlag, false),
    expand: read('$expand', readExpand, []),
    apply: read<string | null>('$apply', (text) => text, null),
    search: read<string | null>('$search', (text) => text, null),
  };
}
