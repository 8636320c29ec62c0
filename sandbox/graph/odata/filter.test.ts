import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Condition, type Literal, parseFilter } from './filter';
import { FilterProblem } from './tokens';

const WORDS = ['and', 'or', 'not', 'in', 'true', 'false', 'null'];
const path = fc
  .stringMatching(/^[a-zA-Z]{1,8}(\/[a-z][a-z.]{0,8})?$/)
  .filter((name) => !WORDS.includes(name.toLowerCase()) && !/\/(any|all)$/.test(name));
const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  fc.boolean(),
  fc.constant(null),
  fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
);

/** Every kind of condition, as deep as the reader allows. */
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      operator: fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le', 'contains', 'startswith', 'endswith'),
      path,
      value: literal,
    }),
    fc.record({
      operator: fc.constant('in'),
      path,
      value: fc.array(literal, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ operator: fc.constantFrom('any', 'all'), path, variable: path, condition: tie('condition') }),
    fc.record({ operator: fc.constant('not'), terms: fc.tuple(tie('condition')) }),
    fc.record({
      operator: fc.constantFrom('and', 'or'),
      terms: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
    }),
  ) as fc.Arbitrary<Condition>,
}));

function writtenLiteral(value: Literal): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

const STRENGTH = { or: 1, and: 2, not: 3 };
const strength = ({ operator }: Condition): number => (STRENGTH as Record<string, number>)[operator] ?? 4;

/**
 * The text with only the parentheses that precedence requires, so that reading it back tests the precedence.
 */
function written(of: Condition): string {
  const inner = (term: Condition) => (strength(term) < strength(of) ? `(${written(term)})` : written(term));
  if (of.operator === 'not') return of.terms.map((term) => `not ${inner(term)}`).join('');
  if ('terms' in of) return of.terms.map(inner).join(` ${of.operator} `);
  if ('variable' in of)
    return `${of.path}/${of.operator}(${of.variable}:${of.condition ? written(of.condition) : ''})`;
  if (of.operator === 'in') return `${of.path} in (${of.value.map(writtenLiteral).join(',')})`;
  const isFunction = of.operator.length > 2;
  const value = writtenLiteral(of.value);
  return isFunction ? `${of.operator}(${of.path}, ${value})` : `${of.path} ${of.operator} ${value}`;
}

/** Flattens nested junctions: `a and (b and c)` is `a and b and c`. */
function flat(of: Condition): Condition {
  if ('variable' in of) return { ...of, condition: of.condition && flat(of.condition) };
  if (!('terms' in of)) return of;
  const terms = of.terms.map(flat);
  if (of.operator === 'not') return { ...of, terms };
  return {
    ...of,
    terms: terms.flatMap((term) => (term.operator === of.operator ? (term.terms ?? []) : [term])),
  };
}

it('every valid filter is parsed with OData’s precedence', () => {
  fc.assert(
    fc.property(condition, (of) => {
      const expected = flat(of);
      expect(parseFilter(written(of))).toEqual(expected.operator === 'and' ? expected.terms : [expected]);
    }),
    { numRuns: 500 },
  );
});

it('any other text is either parsed or refused with a FilterProblem', () => {
  const pieces = fc.constantFrom(
    "a eq 'b'",
    '(',
    ')',
    ' and ',
    ' or ',
    'not ',
    "'",
    ',',
    ':',
    'x/any(',
    '1e',
    ' ',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (filter) => {
      try {
        parseFilter(filter);
      } catch (error) {
        expect(error).toBeInstanceOf(FilterProblem);
      }
    }),
    { numRuns: 1000 },
  );
});

it.each([
  ["groupTypes/any(c:c eq 'Unified')", 'any', 'groupTypes'],
  ["resourceProvisioningOptions/Any(x:x EQ 'Team')", 'any', 'resourceProvisioningOptions'],
  ["contains(scope/microsoft.graph.accessReviewQueryScope/query, '/groups')", 'contains', undefined],
  ["microsoft.graph.user/userType eq 'Guest'", 'eq', 'microsoft.graph.user/userType'],
  ['businessFlowTemplateId eq 6e4f3d20-c5c3-407f-9695-8460952bcc68', 'eq', 'businessFlowTemplateId'],
  ["displayName eq 'it''s'", 'eq', 'displayName'],
])('reads what Microsoft writes: %s', (text, operator, name) => {
  const [first] = parseFilter(text);
  expect(first?.operator).toBe(operator);
  if (name) expect(first?.path).toBe(name);
});

it.each([
  "status eq 'x",
  'status',
  '',
  '()',
  "status eq 'a' garbage",
  "status is 'a'",
  "tolower(status) eq 'a'",
  'createdDateTime ge 2026-13-01',
  "groupTypes/any(c eq 'Unified')",
  'status in ()',
  "'a' eq status",
])('refuses %s', (text) => {
  expect(() => parseFilter(text)).toThrow(FilterProblem);
});

it.each([
  ['parentheses', (many: number) => `${'('.repeat(many)}a eq 1${')'.repeat(many)}`],
  ['not', (many: number) => `${'not '.repeat(many)}a eq 1`],
  ['lambdas', (many: number) => `${'a/any(a:'.repeat(many)}a eq 1${')'.repeat(many)}`],
  ['comparisons', (many: number) => Array(many).fill('a eq 1').join(' or ')],
  ['values', (many: number) => `a in (${Array(many).fill('1').join(',')}) or a eq 1`],
])('refuses fifty thousand %s in one filter and accepts twenty', (_, text) => {
  expect(parseFilter(text(20))).toHaveLength(1);
  expect(() => parseFilter(text(50_000))).toThrow(FilterProblem);
});

it('parsing time grows in proportion to the filter’s length, whatever the text leaves unfinished', () => {
  const openings = ["a eq '", "a eq '''", '((', 'a/any(b:', 'not ', 'a ', '9', '2026-01-01T', '-', '\t'];
  const took = (text: string) => {
    const before = performance.now();
    expect(() => parseFilter(text)).toThrow(FilterProblem);
    return performance.now() - before;
  };
  for (const opening of openings) {
    const [short, long] = [opening.repeat(2_500), opening.repeat(20_000)];
    let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    // Eight times the text takes about eight times as long; a quadratic algorithm would take 64 times as
    // long. Other work of the machine only adds to a time.
    for (let round = 0; round < 40 && !(most < 25 * Math.max(1, least)); round += 1) {
      least = Math.min(least, took(short));
      most = Math.min(most, took(long));
    }
    expect(most, opening).toBeLessThan(25 * Math.max(1, least));
  }
});
