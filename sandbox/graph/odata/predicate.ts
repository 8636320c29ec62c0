import { GraphProblem } from '../../core/graph-message';
import type { Comparison, Condition, Lambda, Literal, Operator } from './filter';

/** A property by which a list can be filtered, and its operators. */
export interface Offer<T> {
  /** The property's value, or its values; a comparison holds if it holds for one of them. */
  read: (entity: T) => unknown;
  /** With `any` or `all` the property is a collection, and the other operators are for its elements. */
  operators: readonly Operator[];
}

/**
 * Property path in lower case → how to read it. A plain function accepts `eq`, `contains` and `startswith`.
 */
export type Offers<T> = Record<string, Offer<T> | ((entity: T) => unknown)>;

/** https://developer.microsoft.com/graph/known-issues/?search=13635 */
const MAX_IN = 15;

const PLAIN: readonly Operator[] = ['eq', 'contains', 'startswith'];

type Predicate<T> = (entity: T) => boolean;

function refused(path: string, operator?: Operator): GraphProblem {
  const how = operator === undefined ? 'in $filter' : `with '${operator}' in $filter`;
  return new GraphProblem(400, 'BadRequest', `The property '${path}' cannot be used ${how}.`);
}

/** Dates on the wire are strings, so the string is converted to compare it with a date in a filter. */
function comparable(value: unknown, other: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (typeof value !== 'string') return value ?? null;
  return other instanceof Date ? Date.parse(value) : value.toLowerCase();
}

function isOrdered(operator: Comparison['operator'], a: string | number, b: string | number): boolean {
  if (operator === 'gt') return a > b;
  if (operator === 'ge') return a >= b;
  return operator === 'lt' ? a < b : a <= b;
}

/**
 * Whether a comparison holds. Strings are compared without regard to case, as in
 * Graph; `ne` is handled elsewhere.
 */
function compares(operator: Comparison['operator'], actual: unknown, wanted: Literal): boolean {
  const [a, b] = [comparable(actual, wanted), comparable(wanted, actual)];
  if (operator === 'eq') return a === b;
  if (typeof a === 'number' && typeof b === 'number') return isOrdered(operator, a, b);
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  if (operator === 'contains') return a.includes(b);
  if (operator === 'startswith') return a.startsWith(b);
  return operator === 'endswith' ? a.endsWith(b) : isOrdered(operator, a, b);
}

const valuesOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

function offerOf<T>(offers: Offers<T>, path: string): Offer<T> {
  const name = path.toLowerCase();
  const offer = Object.hasOwn(offers, name) ? offers[name] : undefined;
  if (offer === undefined) throw refused(path);
  return typeof offer === 'function' ? { read: offer, operators: PLAIN } : offer;
}

const isCollection = ({ operators }: { operators: readonly Operator[] }): boolean =>
  operators.includes('any') || operators.includes('all');

function requireOperator(path: string, operator: Operator, operators: readonly Operator[]): void {
  if (!operators.includes(operator)) throw refused(path, operator);
}

/**
 * A test of a collection's elements through the lambda's variable. Nested lambdas and
 * collections are not supported.
 */
function lambdaPredicate<T>(lambda: Lambda, offers: Offers<T>): Predicate<T> {
  const { operator, path, variable, condition } = lambda;
  const { read, operators } = offerOf(offers, path);
  requireOperator(path, operator, operators);
  if (!condition) return (entity) => valuesOf(read(entity)).length > 0;
  const ofElement = operators.filter((name) => name !== 'any' && name !== 'all');
  const holds = predicateOf<unknown>(condition, {
    [variable.toLowerCase()]: { read: (element) => element, operators: ofElement },
  });
  if (operator === 'any') return (entity) => valuesOf(read(entity)).some(holds);
  return (entity) => valuesOf(read(entity)).every(holds);
}

function comparisonPredicate<T>(
  { operator, path, value }: Comparison | Extract<Condition, { operator: 'in' }>,
  offers: Offers<T>,
): Predicate<T> {
  const offer = offerOf(offers, path);
  if (isCollection(offer)) throw refused(path, operator);
  requireOperator(path, operator, offer.operators);
  const some = (test: (actual: unknown) => boolean) => (entity: T) => valuesOf(offer.read(entity)).some(test);
  if (operator === 'in' && value.length > MAX_IN)
    throw new GraphProblem(
      400,
      'Request_UnsupportedQuery',
      `'in' takes at most ${MAX_IN} values in $filter.`,
    );
  if (operator === 'in') return some((actual) => value.some((one) => compares('eq', actual, one)));
  if (operator !== 'ne') return some((actual) => compares(operator, actual, value));
  const isEqual = some((actual) => compares('eq', actual, value));
  return (entity) => !isEqual(entity);
}

/** Turns a condition into a test of entities. Throws 400 for a property or an operator that is not offered. */
export function predicateOf<T>(condition: Condition, offers: Offers<T>): Predicate<T> {
  if ('variable' in condition) return lambdaPredicate(condition, offers);
  if (!('terms' in condition)) return comparisonPredicate(condition, offers);
  const tests = condition.terms.map((term) => predicateOf(term, offers));
  if (condition.operator === 'or') return (entity) => tests.some((test) => test(entity));
  if (condition.operator === 'and') return (entity) => tests.every((test) => test(entity));
  return (entity) => !tests.some((test) => test(entity));
}
