import { FILTERS, type FilterId } from '../../../lib/review/workspace/view';

/** Most useful first: what to look at, then what is already done. */
const ORDER: readonly FilterId[] = [
  'needsMe',
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

/** How many sentences stand there before "more". */
const AT_ONCE = 6;

/**
 * The filters worth a place: those that find somebody, and those that are on. `first` stand there at once, with every
 * one that is on; `more` behind a button.
 */
export function filtersToShow(
  counts: ReadonlyMap<FilterId, number>,
  on: readonly FilterId[],
): { first: FilterId[]; more: FilterId[] } {
  const useful = [...ORDER, ...FILTERS.filter((id) => !ORDER.includes(id))].filter(
    (id) => on.includes(id) || (counts.get(id) ?? 0) > 0,
  );
  const first = useful.filter((id, place) => place < AT_ONCE || on.includes(id));
  // One more sentence takes no more room than the button that hides it.
  if (useful.length === first.length + 1) return { first: useful, more: [] };
  return { first, more: useful.filter((id) => !first.includes(id)) };
}

/** The filters after one was pressed. */
export const toggled = (on: readonly FilterId[], id: FilterId): FilterId[] =>
  on.includes(id) ? on.filter((other) => other !== id) : [...on, id];
