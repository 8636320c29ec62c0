import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Comparison, FilterProblem, holds, parseFilter } from './filter';

const path = fc
  .stringMatching(/^[a-z]{1,8}(\/[a-z.]{1,8})?$/)
  .filter((name) => !['and', 'true', 'null'].includes(name));
const literal = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null));
const comparison: fc.Arbitrary<Comparison> = fc.record({
  operator: fc.constantFrom('eq', 'contains', 'startswith'),
  path,
  value: literal,
});

const written = ({ operator, path: name, value }: Comparison): string => {
  const text = typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
  return operator === 'eq' ? `${name} eq ${text}` : `${operator}(${name},${text})`;
};

it('reads back every filter that can be written, with or without parentheses', () => {
  fc.assert(
    fc.property(
      fc.array(comparison, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      (comparisons, wrapped) => {
        const text = comparisons.map(written).map((part) => (wrapped ? `(${part})` : part));
        expect(parseFilter(text.join(' and '))).toEqual(comparisons);
      },
    ),
  );
});

it('answers any other text with a FilterProblem and nothing else', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        parseFilter(text);
      } catch (error) {
        expect(error).toBeInstanceOf(FilterProblem);
      }
    }),
  );
});

it.each([
  "status eq 'a' or status eq 'b'",
  'not (a eq 1)',
  "status ne 'x'",
  "status eq 'x",
  'status',
  '',
  '()',
])('refuses %s', (text) => {
  expect(() => parseFilter(text)).toThrow(FilterProblem);
});

it('refuses parentheses too deep for the stack', () => {
  expect(() => parseFilter(`${'('.repeat(50_000)}a eq 1${')'.repeat(50_000)}`)).toThrow(FilterProblem);
});

it('compares strings without regard to case', () => {
  const [test] = parseFilter("startswith(displayName,'ADELE')");
  expect(test && holds(test, 'Adele Vance')).toBe(true);
  expect(test && holds(test, null)).toBe(false);
});
