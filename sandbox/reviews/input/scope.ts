import * as v from 'valibot';
import type { ReviewScope } from '../plan';
import { readPackage, readRole, readRoleAssignments } from './assignment-query';
import { readMembers } from './member-query';
import { readMemberships } from './membership';
import { badField, badQuery, parse, record } from './problem';
import { readQuery } from './query-text';
import {
  inactivity,
  type MembershipsScope,
  type QueryScope,
  queryScope,
  SentQuery,
  typeName,
} from './scopes';

const Typed = record({
  '@odata.type': v.nullish(v.string()),
  principalScopes: v.optional(v.unknown()),
  resourceScopes: v.optional(v.unknown()),
});

/** The scope of a review, as the engine reads it and as Graph writes it. */
export interface ReadScope {
  scope: ReviewScope;
  wire: QueryScope | MembershipsScope;
  /** The sender left `@odata.type` out, as Microsoft's tutorial does. */
  untyped: boolean;
}

function readOne(input: unknown): Omit<ReadScope, 'untyped'> {
  const sent = parse(SentQuery, input, 'scope');
  const inactiveFor = inactivity(sent, 'scope');
  const query = readQuery(sent.query);
  const read =
    query && (readMembers(query) ?? readRole(query) ?? readRoleAssignments(query) ?? readPackage(query));
  if (!read) throw badQuery('scope.query', sent.query);
  return {
    scope: { principals: { ...read.principals, inactiveFor }, resources: [read.resource] },
    wire: queryScope(read.text, inactiveFor),
  };
}

/**
 * Reads the scope of a definition: accessReviewQueryScope, accessReviewInactiveUsersQueryScope or
 * principalResourceMembershipsScope; a scope without `@odata.type` counts as the first. Returns it with the
 * scope as Graph writes it back (with version, cast and count). Throws 400.
 * https://learn.microsoft.com/graph/accessreviews-scope-concept
 */
export function readScope(input: unknown): ReadScope {
  const { '@odata.type': type, ...lists } = parse(Typed, input, 'scope');
  const untyped = type == null;
  if (typeName(type) === 'principalResourceMembershipsScope') return { ...readMemberships(input), untyped };
  if (lists.principalScopes !== undefined || lists.resourceScopes !== undefined)
    throw badField(
      'scope.@odata.type',
      'Lists of scopes need #microsoft.graph.principalResourceMembershipsScope',
    );
  return { ...readOne(input), untyped };
}
