/** A history scope as Graph returns it. */
export interface HistoryScope {
  '@odata.type': '#microsoft.graph.accessReviewQueryScope';
  query: string;
  queryType: 'MicrosoftGraph';
  queryRoot: string | null;
}

const DEFINITIONS = /^(?:\/(?:v1\.0|beta))?\/identityGovernance\/accessReviews\/definitions(?:\?(.*))?$/is;
const CONTAINS =
  /^\$filter=\s*contains\(\s*scope\/(?:microsoft\.graph\.accessReviewQueryScope\/)?query\s*,\s*'((?:[^']|'')+)'\s*\)\s*$/i;

function decoded(query: string): string | undefined {
  try {
    return decodeURIComponent(query);
  } catch {
    return undefined;
  }
}

/**
 * The text that a definition's own scope must contain for its reviews to be in the report; `''` where all
 * definitions are meant, undefined where the query is not one of definitions.
 * https://learn.microsoft.com/graph/api/accessreviewset-post-historydefinitions#supported-scope-queries-for-accessreviewhistorydefinition
 */
export function soughtBy(query: string): string | undefined {
  const match = DEFINITIONS.exec(decoded(query) ?? '');
  if (!match) return undefined;
  if (!match[1]) return '';
  return CONTAINS.exec(match[1].replaceAll('+', ' '))?.[1]?.replaceAll("''", "'");
}

interface Query {
  query: string;
}

/**
 * The texts of a query; for a review of access packages also the name that Microsoft's pages filter by and
 * that no tenant's query contains.
 */
export function sayingsOf(query: string): string[] {
  const ofPackages = /\/entitlementManagement\/assignments\b/i.test(query);
  return ofPackages ? [query, 'accessPackageAssignments'] : [query];
}

/** The queries for a review's resources; for principals × resources, those of the resources only. */
function queriesOf(scope: object): string[] {
  if ('resourceScopes' in scope)
    return (scope.resourceScopes as Partial<Query>[]).flatMap(({ query }) => (query ? sayingsOf(query) : []));
  return 'query' in scope ? sayingsOf((scope as Query).query) : [];
}

/** Whether reviews of this scope belong to a report that asks for all of `sought`; case is ignored. */
export function isSought(scope: object, sought: readonly string[]): boolean {
  const queries = queriesOf(scope).map((query) => query.toLowerCase());
  return sought.some((text) => text === '' || queries.some((query) => query.includes(text.toLowerCase())));
}
