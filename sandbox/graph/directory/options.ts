import { LIST_OPTIONS, type OptionName, type QueryOptions, readOptions } from '../odata/query-options';
import type { Call } from '../route';

/** https://learn.microsoft.com/graph/api/user-list#optional-query-parameters, and so for groups and their members */
const LARGEST_PAGE = 999;

/** What lists of people and groups take beside the rest. */
export const SEARCHED_OPTIONS = [...LIST_OPTIONS, '$expand', '$search'] as const;

/** The options of a list of the directory, whose pages may be larger than those of reviews. */
export function readListOptions(
  { request }: Call,
  allowed: readonly OptionName[] = LIST_OPTIONS,
): QueryOptions {
  return readOptions(request.query, allowed, LARGEST_PAGE);
}
