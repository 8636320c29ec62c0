import type { Offer } from '../odata/predicate';

/** Operators of the directory by kind of property: https://learn.microsoft.com/graph/aad-advanced-queries */
export const exact = <T>(read: Offer<T>['read']): Offer<T> => ({ read, operators: ['eq', 'ne', 'in'] });

/** For texts. */
export const texts = <T>(read: Offer<T>['read']): Offer<T> => ({
  read,
  operators: ['eq', 'ne', 'in', 'ge', 'le', 'startswith', 'endswith'],
});

/** For dates. */
export const dates = <T>(read: Offer<T>['read']): Offer<T> => ({
  read,
  operators: ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'in'],
});

/** For collections of texts: `groupTypes/any(c:c eq 'Unified')`. */
export const collections = <T>(read: Offer<T>['read']): Offer<T> => ({
  read,
  operators: ['any', 'eq', 'ne'],
});
