/**
 * The parsed query of a scope: the path without its version and last slash, and the
 * `$` options, names in lower case.
 */
export interface QueryText {
  path: string;
  options: ReadonlyMap<string, string>;
}

/** Matches an object id inside a pattern, as a group. */
export const ID = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/**
 * Parses a query in any of the forms of Microsoft's examples: with or without a version, with a slash before
 * `?`, with `+` or `%20` for a space. Undefined where an option comes twice, so that none is overlooked.
 */
export function readQuery(query: string): QueryText | undefined {
  const [path = '', ...rest] = query.split('?');
  const parts = rest.join('?').split('&').filter(Boolean);
  const options = new Map(
    parts.map((part) => {
      const [name = '', ...value] = part.split('=');
      return [decode(name).toLowerCase(), decode(value.join('=')).trim()];
    }),
  );
  if (options.size < parts.length) return undefined;
  return { path: path.replace(/^\/(?:v1\.0|beta)(?=\/)/i, '').replace(/\/$/, ''), options };
}

/** Whether a query has no other options than these. `$count=true` is always allowed. */
export function hasOnly({ options }: QueryText, ...names: string[]): boolean {
  const known = [...options.keys()].every((name) => name === '$count' || names.includes(name));
  return known && (options.get('$count') ?? 'true') === 'true';
}

/** Matches `and` outside of quotes only. */
const AND = / +and +(?=(?:[^']*'[^']*')*[^']*$)/i;

/**
 * The terms of a filter that are joined with `and`; [] without a filter. Parentheses around the whole are
 * removed.
 */
export function termsOf({ options }: QueryText): string[] {
  const filter = options.get('$filter');
  if (filter === undefined) return [];
  const inner = /^\((.*)\)$/.exec(filter)?.[1] ?? filter;
  return inner.split(AND).map((term) => term.trim());
}

/** The value of the only term `name eq '…'` among `terms`; undefined where there is none. */
export function equalTo(terms: readonly string[], name: string): string | undefined {
  for (const term of terms) {
    const [, property, value] = /^([\w./]+) +eq +'((?:[^']|'')*)'$/i.exec(term) ?? [];
    if (property?.toLowerCase() === name.toLowerCase()) return value?.replaceAll("''", "'");
  }
  return undefined;
}

/**
 * Whether a query selects guests only (true) or everybody (false); undefined where
 * its options mean something else.
 */
export function guestsOnly(query: QueryText): boolean | undefined {
  if (!hasOnly(query, '$filter')) return undefined;
  const terms = termsOf(query);
  if (!query.options.has('$filter')) return false;
  return terms.length === 1 && equalTo(terms, 'userType') === 'Guest' ? true : undefined;
}
