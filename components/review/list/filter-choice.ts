import { FILTERS, type FilterId, type View } from '../../../lib/review/workspace/view';

/** The filters by usefulness: first what to look at, then what is already done. */
const ORDER: readonly FilterId[] = [
  'needsMe',
  'doubtful',
  'undecided',
  'advisedDeny',
  'quiet90',
  'neverSignedIn',
  'guests',
  'changed',
  'answeredByOthers',
  'deniedLastTime',
  'outliers',
  'blocked',
  'cannotDeny',
  'newSinceLastTime',
  'againstAdvice',
  'advisedApprove',
  'decided',
  'onItsWay',
];

/** The view that shows everybody again. */
export const NO_FILTERS: Partial<View> = { search: '', filters: [], access: null };

/**
 * The filters to show: those that find somebody, and those that are on, because a hidden
 * filter could not be switched off.
 */
export const filtersToShow = (counts: ReadonlyMap<FilterId, number>, on: readonly FilterId[]): FilterId[] =>
  [...ORDER, ...FILTERS.filter((id) => !ORDER.includes(id))].filter(
    (id) => on.includes(id) || (counts.get(id) ?? 0) > 0,
  );

/** The number of active filters, besides the search. */
export const narrowedBy = ({ filters, access }: View): number => filters.length + (access === null ? 0 : 1);

/** Whether the search, a filter or the choice of an access excludes anybody. */
export const isNarrowed = (view: View): boolean => view.search.trim() !== '' || narrowedBy(view) > 0;

/** The filters after one was pressed. */
export const toggled = (on: readonly FilterId[], id: FilterId): FilterId[] =>
  on.includes(id) ? on.filter((other) => other !== id) : [...on, id];
