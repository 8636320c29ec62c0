import { FilterProblem, type Token, tokenize } from './tokens';

/** A literal; a date or date-time without quotes is a Date, a GUID without quotes a string. */
export type Literal = string | number | boolean | null | Date;

const RELATIONS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
const FUNCTIONS = ['contains', 'startswith', 'endswith'] as const;
const LAMBDAS = ['any', 'all'] as const;

export interface Comparison {
  operator: (typeof RELATIONS)[number] | (typeof FUNCTIONS)[number];
  /** A property path as written: `status`, `scope/microsoft.graph.accessReviewQueryScope/query`. */
  path: string;
  value: Literal;
}

interface Membership {
  operator: 'in';
  path: string;
  value: Literal[];
}

/**
 * `groupTypes/any(c:c eq 'Unified')`: the condition is about the variable. Without a condition:
 * whether there are any elements.
 */
export interface Lambda {
  operator: (typeof LAMBDAS)[number];
  path: string;
  value?: undefined;
  variable: string;
  condition: Condition | null;
}

/** `not` has one term. */
interface Junction {
  operator: 'and' | 'or' | 'not';
  path?: undefined;
  value?: undefined;
  terms: Condition[];
}

/** One condition; every kind names its operator, so that a list can refuse what it does not take. */
export type Condition = Comparison | Membership | Lambda | Junction;

/** The operators that a property may accept. */
export type Operator = Comparison['operator'] | Membership['operator'] | Lambda['operator'];

/**
 * The deepest nesting of parentheses, `not` and lambdas: far more than a person writes,
 * far less than the stack allows.
 */
const MAX_DEPTH = 20;
/** Comparisons in one filter, so that no filter makes a long list slow. */
const MAX_COMPARISONS = 100;

const isOneOf = <const Names extends readonly string[]>(names: Names, name: string): name is Names[number] =>
  names.includes(name);

function readDate({ text, at }: Token): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new FilterProblem(`'${text}' at position ${at} is not a date.`);
  return date;
}

/** Joins terms; `and` within `and`, and `or` within `or`, become one junction. */
function joined(operator: 'and' | 'or', terms: Condition[]): Condition {
  const [only, ...more] = terms;
  if (only && more.length === 0) return only;
  return { operator, terms: terms.flatMap((term) => (term.operator === operator ? term.terms : [term])) };
}

/** Reads tokens in sequence, by recursive descent: each token is read once. */
class Reader {
  private next = 0;
  private depth = 0;
  private comparisons = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  all(): Condition {
    const condition = this.disjunction();
    const token = this.tokens[this.next];
    if (token) throw this.unexpected(token);
    return condition;
  }

  private disjunction(): Condition {
    const terms = [this.conjunction()];
    while (this.acceptWord('or')) terms.push(this.conjunction());
    return joined('or', terms);
  }

  private conjunction(): Condition {
    const terms = [this.term()];
    while (this.acceptWord('and')) terms.push(this.term());
    return joined('and', terms);
  }

  private nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new FilterProblem('The filter is nested too deeply.');
    const inner = read();
    this.depth -= 1;
    return inner;
  }

  private term(): Condition {
    if (this.acceptWord('not')) return { operator: 'not', terms: [this.nested(() => this.term())] };
    if (!this.acceptMark('(')) return this.comparison();
    const inner = this.nested(() => this.disjunction());
    this.expectMark(')');
    return inner;
  }

  private comparison(): Condition {
    this.comparisons += 1;
    if (this.comparisons > MAX_COMPARISONS)
      throw new FilterProblem(`The filter has more than ${MAX_COMPARISONS} comparisons.`);
    const path = this.name();
    if (this.acceptMark('(')) return this.called(path);
    const token = this.tokens[this.next];
    const operator = this.name().toLowerCase();
    if (operator === 'in') return { operator, path, value: this.list() };
    if (!isOneOf(RELATIONS, operator)) throw this.unexpected(token);
    return { operator, path, value: this.literal() };
  }

  /** Reads what is before a parenthesis: a function, or a collection's `any` or `all`. */
  private called(name: string): Condition {
    const slash = name.lastIndexOf('/');
    const last = name.slice(slash + 1).toLowerCase();
    if (slash > 0 && isOneOf(LAMBDAS, last)) return this.lambda(last, name.slice(0, slash));
    if (!isOneOf(FUNCTIONS, last) || slash >= 0)
      throw new FilterProblem(`The function ${name} is not supported.`);
    const path = this.name();
    this.expectMark(',');
    const value = this.literal();
    this.expectMark(')');
    return { operator: last, path, value };
  }

  private lambda(operator: Lambda['operator'], path: string): Lambda {
    if (operator === 'any' && this.acceptMark(')')) return { operator, path, variable: '', condition: null };
    const variable = this.name();
    this.expectMark(':');
    const condition = this.nested(() => this.disjunction());
    this.expectMark(')');
    return { operator, path, variable, condition };
  }

  private list(): Literal[] {
    this.expectMark('(');
    const values = [this.literal()];
    while (this.acceptMark(',')) values.push(this.literal());
    this.expectMark(')');
    this.comparisons += values.length - 1;
    return values;
  }

  private literal(): Literal {
    const token = this.tokens[this.next];
    this.next += 1;
    if (token?.kind === 'string') return token.text.slice(1, -1).replaceAll("''", "'");
    if (token?.kind === 'number') return Number(token.text);
    if (token?.kind === 'guid') return token.text;
    if (token?.kind === 'date') return readDate(token);
    if (token?.text === 'true' || token?.text === 'false') return token.text === 'true';
    if (token?.text === 'null') return null;
    throw this.unexpected(token);
  }

  private name(): string {
    const token = this.tokens[this.next];
    if (token?.kind !== 'name') throw this.unexpected(token);
    this.next += 1;
    return token.text;
  }

  private accept(holds: (token: Token) => boolean): boolean {
    const token = this.tokens[this.next];
    if (!token || !holds(token)) return false;
    this.next += 1;
    return true;
  }

  private acceptWord(word: string): boolean {
    return this.accept(({ kind, text }) => kind === 'name' && text.toLowerCase() === word);
  }

  private acceptMark(mark: string): boolean {
    return this.accept(({ kind, text }) => kind === 'mark' && text === mark);
  }

  private expectMark(mark: string): void {
    if (!this.acceptMark(mark)) throw this.unexpected(this.tokens[this.next]);
  }

  private unexpected(token: Token | undefined): FilterProblem {
    return new FilterProblem(
      token
        ? `Unexpected '${token.text}' at position ${token.at} in the filter.`
        : 'The filter ends too early.',
    );
  }
}

/**
 * Reads a `$filter` into the conditions that must all hold: `eq ne gt ge lt le in`, `contains startswith
 * endswith`, `any all`, joined by `and or not` and parentheses, with OData's precedence; operators in any
 * case. Runs in time proportional to the text. Throws FilterProblem.
 * https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_SystemQueryOptionfilter
 */
export function parseFilter(text: string): Condition[] {
  const condition = new Reader(tokenize(text)).all();
  return condition.operator === 'and' ? condition.terms : [condition];
}
