/** A query of a scope, taken apart: the path without its version and last slash, and the `$` options, names in lower case. */
export interface QueryText {
  path: string;
  options: ReadonlyMap<string, string>;
}

/** An object id inside a pattern; it becomes a group. */
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
 * Takes a query apart, in any of the forms of Microsoft's examples: with or without a version, with a slash before `?`,
 * with `+` or `%20` for a space. Undefined where an option comes twice, so that none is overlooked.
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

/** Whether a query has these options only. `$count=true` may stand beside any. */
export function hasOnly({ options }: QueryText, ...names: string[]): boolean {
  const known = [...options.keys()].every((name) => name === '$count' || names.includes(name));
  return known && (options.get('$count') ?? 'true') === 'true';
}

/** Outside of quotes only. */
const AND = / +and +(?=(?:[^']*'[^']*')*[^']*$)/i;

/** The terms of a filter that are joined with `and`; [] without a filter. Brackets around the whole are taken off. */
export function termsOf({ options }: QueryText): string[] {
  const filter = options.get('$filter');
  if (filter === undefined) return [];
  const inner = /^\((.*)\)$/.exec(filter)?.[1] ?? filter;
  return inner.split(AND).map((term) => term.trim());
}

/** The value of the one term `name eq '…'` among `terms`; undefined where there is none. */
export function equalTo(terms: readonly string[], name: string): string | undefined {
  for (const term of terms) {
    const [, property, value] = /^([\w./]+) +eq +'((?:[^']|'')*)'$/i.exec(term) ?? [];
    if (property?.toLowerCase() === name.toLowerCase()) return value?.replaceAll("''", "'");
  }
  return undefined;
}

/** Whether a query keeps everybody (false) or guests only (true); undefined where its options say something else. */
export function guestsOnly(query: QueryText): boolean | undefined {
  if (!hasOnly(query, '$filter')) return undefined;
  const terms = termsOf(query);
  if (!query.options.has('$filter')) return false;
  return terms.length === 1 && equalTo(terms, 'userType') === 'Guest' ? true : undefined;
}
