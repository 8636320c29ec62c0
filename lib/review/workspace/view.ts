/** The columns the table can show, in their default order. */
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

/** The filters, each named after its sentence; several together narrow the list. */
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

/** `access`: by the resource; `permission`: by what the person may do there, or by the scope or policy. */
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

/** How a reviewer looks at a review; all of it is in the address. */
export interface View {
  search: string;
  filters: readonly FilterId[];
  /** The access by which the list is filtered: a resource's id, or the key of one access. */
  access: string | null;
  sort: Sorting | null;
  group: Grouping | null;
}

export const PLAIN_VIEW: View = { search: '', filters: [], access: null, sort: null, group: null };
