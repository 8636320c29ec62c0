import * as v from 'valibot';
import { EdmDuration } from './duration';
import { badField, parse, record } from './problem';

/** accessReviewQueryScope as Graph returns it; scopes of reviewers have no `@odata.type`. */
export interface QueryScope {
  '@odata.type'?: string;
  query: string;
  queryType: 'MicrosoftGraph';
  queryRoot: string | null;
  /** ISO 8601; only in accessReviewInactiveUsersQueryScope. */
  inactiveDuration?: string;
}

/** A scope that is given by a word and an id instead of a query. */
export interface WordScope {
  '@odata.type': string;
  scopeType?: string;
  resourceId?: string;
  displayName?: string | null;
  additionalCatalogResourceTypes?: string;
}

/** A reviewer given by a word, as Graph returns it. */
export interface WordReviewer {
  '@odata.type': '#microsoft.graph.accessReviewReviewerScope';
  scopeType: string;
  reviewerId: string | null;
}

/** A reviewer in either form. */
export type ReviewerWire = QueryScope | WordReviewer;

/** principalResourceMembershipsScope as Graph returns it. */
export interface MembershipsScope {
  '@odata.type': '#microsoft.graph.principalResourceMembershipsScope';
  principalScopes: (QueryScope | WordScope)[];
  resourceScopes: (QueryScope | WordScope)[];
}

const QueryType = v.nullish(v.literal('MicrosoftGraph'));

/**
 * The common members of all scopes with a query. Some of Microsoft's examples write
 * `type` instead of `queryType`.
 */
export const SentQuery = record({
  '@odata.type': v.nullish(v.string()),
  query: v.pipe(v.string(), v.nonEmpty(), v.maxLength(2000)),
  queryType: QueryType,
  type: QueryType,
  queryRoot: v.nullish(v.string(), null),
  inactiveDuration: v.nullish(v.unknown()),
});

export type SentQuery = v.InferOutput<typeof SentQuery>;

/** The name of a type, without `#` and namespace; undefined where none was sent. */
export function typeName(odataType: string | null | undefined): string | undefined {
  return odataType?.replace(/^#?(?:microsoft\.graph\.)?/, '');
}

/**
 * The ISO 8601 duration of a scope of inactive users; null for other scopes. The type must be named; without
 * a duration it is PT0S. Throws 400.
 * https://learn.microsoft.com/graph/api/resources/accessreviewinactiveusersqueryscope
 */
export function inactivity(sent: SentQuery, path: string): string | null {
  const type = typeName(sent['@odata.type']) ?? 'accessReviewQueryScope';
  if (type === 'accessReviewInactiveUsersQueryScope')
    return parse(v.nullish(EdmDuration, 'PT0S'), sent.inactiveDuration, `${path}.inactiveDuration`);
  if (type !== 'accessReviewQueryScope')
    throw badField(`${path}.@odata.type`, `${sent['@odata.type']} is not a scope of this kind`);
  if (sent.inactiveDuration == null) return null;
  throw badField(
    `${path}.@odata.type`,
    'A duration needs #microsoft.graph.accessReviewInactiveUsersQueryScope',
  );
}

/** A scope as Graph writes it back. With `inactiveFor` (ISO 8601) it is a scope of inactive users. */
export function queryScope(query: string, inactiveFor: string | null = null): QueryScope {
  const shared = { query, queryType: 'MicrosoftGraph', queryRoot: null } as const;
  if (inactiveFor === null) return { '@odata.type': '#microsoft.graph.accessReviewQueryScope', ...shared };
  return {
    '@odata.type': '#microsoft.graph.accessReviewInactiveUsersQueryScope',
    ...shared,
    inactiveDuration: inactiveFor,
  };
}
