import { accessKey } from '../access';
import type { AccessFacts, DecisionItem, PersonDetails, PreviousAnswer, Review } from '../model';
import type { RowAnswers } from '../row-answer';

/** What the table can show, in the order it does unless the reviewer chose another. */
export const COLUMNS = [
  'person',
  'title',
  'department',
  'manager',
  'kind',
  'access',
  'signIn',
  'advice',
  'outlier',
  'doubt',
  'previous',
  'answeredBy',
  'decision',
  'reason',
] as const;
export type ColumnId = (typeof COLUMNS)[number];

/** Filters as the sentences they stand for; several narrow each other down. */
export const FILTERS = [
  'doubtful',
  'undecided',
  'decided',
  'quiet90',
  'neverSignedIn',
  'advisedDeny',
  'advisedApprove',
  'againstAdvice',
  'guests',
  'blocked',
  'outliers',
  'cannotDeny',
  'changed',
  'deniedLastTime',
  'newSinceLastTime',
  'answeredByOthers',
  'onItsWay',
  'needsMe',
] as const;
export type FilterId = (typeof FILTERS)[number];

/** `access`: by the resource; `permission`: by what somebody may do there, or by the scope or policy. */
export const GROUPINGS = [
  'access',
  'permission',
  'advice',
  'department',
  'manager',
  'signIn',
  'previous',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Sorting {
  column: ColumnId;
  descending: boolean;
}

/** How a reviewer looks at a review; the whole of it stands in the address. */
export interface View {
  search: string;
  filters: readonly FilterId[];
  /** The access to which the list is narrowed down: a resource's id, or the key of one access. */
  access: string | null;
  sort: Sorting | null;
  group: Grouping | null;
}

export const PLAIN_VIEW: View = { search: '', filters: [], access: null, sort: null, group: null };

/** Answers of the instance before, by `previousKey`. */
export type PreviousAnswers = ReadonlyMap<string, PreviousAnswer>;

/** The same person and access in another instance. */
export function previousKey(item: Pick<DecisionItem, 'principal' | 'resource'>): string {
  return `${item.principal.id}/${accessKey(item.resource)}`;
}

/** All that is known beside the items; null for what isn't told, not allowed, or not there yet. */
export interface Known {
  review: Review;
  me: string;
  /** By principal id. */
  people: ReadonlyMap<string, PersonDetails> | null;
  previous: PreviousAnswers | null;
  access: AccessFacts | null;
  /** What stands in each row. */
  answers: RowAnswers;
}
