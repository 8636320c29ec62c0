import type { Offer } from '../odata/predicate';

/** https://learn.microsoft.com/graph/aad-advanced-queries: which operators the directory takes, by kind of property. */
export const exact = <T>(read: Offer<T>['read']): Offer<T> => ({ read, operators: ['eq', 'ne', 'in'] });

export const texts = <T>(read: Offer<T>['read']): Offer<T> => ({
  read,
  operators: ['eq', 'ne', 'in', 'ge', 'le', 'startswith', 'endswith'],
});

export const dates = <T>(read: Offer<T>['read']): Offer<T> => ({
  read,
  operators: ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'in'],
});

/** Of texts: `groupTypes/any(c:c eq 'Unified')`. */
export const collections = <T>(read: Offer<T>['read']): Offer<T> => ({
  read,
  operators: ['any', 'eq', 'ne'],
});
