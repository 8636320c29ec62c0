/**
 * The part of OData's filter grammar that this surface takes: `eq`, `contains`, `startswith`, joined by `and`, in
 * parentheses or not. Anything else is refused by its position.
 * https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_SystemQueryOptionfilter
 */

export type Literal = string | number | boolean | null;

export interface Comparison {
  operator: 'eq' | 'contains' | 'startswith';
  /** A property path as written: `status`, `scope/microsoft.graph.accessReviewQueryScope/query`. */
  path: string;
  value: Literal;
}

export class FilterProblem extends Error {
  override name = 'FilterProblem';
}

type Token = { kind: 'name' | 'string' | 'number' | 'mark'; text: string; at: number };

const TOKEN = /\s*(?:('(?:[^']|'')*')|(-?\d+(?:\.\d+)?)(?![\w.-])|([\p{L}_@][\p{L}\p{N}_.@/-]*)|([(),]))/uy;

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const end = text.trimEnd().length;
  while (at < end) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw new FilterProblem(`Syntax error at position ${at} in the filter.`);
    const [, string, number, name, mark] = match;
    if (string !== undefined) tokens.push({ kind: 'string', text: string, at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at });
    else tokens.push({ kind: 'mark', text: mark ?? '', at });
    at = TOKEN.lastIndex;
  }
  return tokens;
}

/** Reads tokens one after the other; `depth` bounds parentheses so that no input can exhaust the stack. */
class Reader {
  private next = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  conjunction(): Comparison[] {
    const found = this.term();
    while (this.accept('name', 'and')) found.push(...this.term());
    return found;
  }

  end(): void {
    const token = this.tokens[this.next];
    if (token) throw this.unexpected(token);
  }

  private term(): Comparison[] {
    if (!this.accept('mark', '(')) return [this.comparison()];
    this.depth += 1;
    if (this.depth > 20) throw new FilterProblem('The filter is nested too deeply.');
    const inner = this.conjunction();
    this.expect('mark', ')');
    this.depth -= 1;
    return inner;
  }

  private comparison(): Comparison {
    const name = this.expect('name').text;
    if (this.accept('mark', '(')) return this.call(name);
    this.expect('name', 'eq');
    return { operator: 'eq', path: name, value: this.literal() };
  }

  private call(name: string): Comparison {
    if (name !== 'contains' && name !== 'startswith')
      throw new FilterProblem(`The function ${name} is not supported.`);
    const path = this.expect('name').text;
    this.expect('mark', ',');
    const value = this.literal();
    this.expect('mark', ')');
    return { operator: name, path, value };
  }

  private literal(): Literal {
    const token = this.tokens[this.next];
    this.next += 1;
    if (token?.kind === 'string') return token.text.slice(1, -1).replaceAll("''", "'");
    if (token?.kind === 'number') return Number(token.text);
    if (token?.text === 'true' || token?.text === 'false') return token.text === 'true';
    if (token?.text === 'null') return null;
    throw this.unexpected(token);
  }

  private accept(kind: Token['kind'], text: string): boolean {
    const token = this.tokens[this.next];
    if (token?.kind !== kind || token.text !== text) return false;
    this.next += 1;
    return true;
  }

  private expect(kind: Token['kind'], text?: string): Token {
    const token = this.tokens[this.next];
    if (token?.kind !== kind || (text !== undefined && token.text !== text)) throw this.unexpected(token);
    this.next += 1;
    return token;
  }

  private unexpected(token: Token | undefined): FilterProblem {
    return new FilterProblem(
      token
        ? `Unexpected '${token.text}' at position ${token.at} in the filter.`
        : 'The filter ends too early.',
    );
  }
}

/** Reads a `$filter` into comparisons that must all hold. Throws FilterProblem. */
export function parseFilter(text: string): Comparison[] {
  const reader = new Reader(tokenize(text));
  const comparisons = reader.conjunction();
  reader.end();
  return comparisons;
}

/** Whether one comparison holds for a value. Strings compare without regard to case, as Graph does. */
export function holds({ operator, value }: Comparison, actual: unknown): boolean {
  if (typeof actual !== 'string' || typeof value !== 'string') return operator === 'eq' && actual === value;
  const [have, want] = [actual.toLowerCase(), value.toLowerCase()];
  if (operator === 'eq') return have === want;
  return operator === 'contains' ? have.includes(want) : have.startsWith(want);
}
