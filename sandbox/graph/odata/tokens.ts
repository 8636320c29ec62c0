/** An error in a filter, in words for its author. */
export class FilterProblem extends Error {
  override name = 'FilterProblem';
}

export interface Token {
  kind: 'name' | 'string' | 'number' | 'guid' | 'date' | 'mark';
  /** The text as written, strings with their quotes. */
  text: string;
  /** The position: the number of characters before the token. */
  at: number;
}

const STRING = "'[^']*(?:''[^']*)*'";
const GUID = '[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}(?![\\w-])';
const DATE =
  '\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,12})?)?(?:Z|[+-]\\d\\d:\\d\\d))?(?![\\w-])';
const NUMBER = '-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?(?![\\w.-])';
const NAME = '[\\p{L}_@$][\\p{L}\\p{N}_.@/]*';

/** No two alternatives can match the same beginning, so that no text causes backtracking. */
const TOKEN = new RegExp(
  `\\s*(?:(?<string>${STRING})|(?<guid>${GUID})|(?<date>${DATE})|(?<number>${NUMBER})|(?<name>${NAME})|(?<mark>[(),:]))`,
  'iuy',
);

/**
 * Splits the text of a `$filter` into the words of OData's grammar, in one pass. Throws FilterProblem where a
 * character begins none of them.
 * https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/odata-abnf-construction-rules.txt
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  let at = 0;
  while (at < end) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(text)?.groups;
    if (!groups) throw new FilterProblem(`Syntax error at position ${at} in the filter.`);
    const [kind, word = ''] = Object.entries(groups).find(([, found]) => found !== undefined) ?? ['mark'];
    tokens.push({ kind: kind as Token['kind'], text: word, at });
    at = TOKEN.lastIndex;
  }
  return tokens;
}
