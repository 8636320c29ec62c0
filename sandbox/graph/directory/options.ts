import { LIST_OPTIONS, type OptionName, type QueryOptions, readOptions } from '../odata/query-options';
import type { Call } from '../route';

/**
 * https://learn.microsoft.com/graph/api/user-list#optional-query-parameters; the same for groups and their
 * members.
 */
const LARGEST_PAGE = 999;

/** The options of lists of people and groups. */
export const SEARCHED_OPTIONS = [...LIST_OPTIONS, '$expand', '$search'] as const;

/** The options of a list of the directory, whose pages may be larger than pages of reviews. */
export function readListOptions(
  { request }: Call,
  allowed: readonly OptionName[] = LIST_OPTIONS,
): QueryOptions {
  return readOptions(request.query, allowed, LARGEST_PAGE);
}
