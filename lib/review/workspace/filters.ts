import type { DecisionItem } from '../model';
import { canCompare } from '../previous';
import { signInsTold } from '../sign-in';
import { BIT } from './filter-rules';
import { FILTERS, type FilterId, type Known } from './view';

/** The bits of several filters together; an item passes all where it has all of them. */
export function bitsOf(filters: readonly FilterId[]): number {
  return filters.reduce((bits, id) => bits | BIT[id], 0);
}

/** Counts for each filter that can be judged how many of `marks` have it. */
export function countMarks(marks: readonly number[], told: ReadonlySet<FilterId>): Map<FilterId, number> {
  // Few sets of filters differ among many items, so these are counted first.
  const alike = new Map<number, number>();
  for (const bits of marks) alike.set(bits, (alike.get(bits) ?? 0) + 1);
  const counts = new Map<FilterId, number>();
  for (const id of FILTERS) {
    if (!told.has(id)) continue;
    let count = 0;
    for (const [bits, number] of alike) if (bits & BIT[id]) count += number;
    counts.set(id, count);
  }
  return counts;
}

/**
 * The filters that can be judged with what is known. The others have no count, and while one of them is on it lets
 * nobody through: "not known" must not look like "doesn't apply", least of all to a bulk decision.
 */
export function toldFilters(items: readonly DecisionItem[], known: Known): Set<FilterId> {
  const { people, previous, access, review } = known;
  const advised = review.definition.settings?.adviceEnabled || items.some(({ advice }) => advice !== 'None');
  const outliersTold = items.some(({ outlier }) => outlier !== null);
  const compared = canCompare(previous);
  const doubtTold = advised || people !== null || outliersTold || compared;
  const absent: [boolean, FilterId[]][] = [
    [!doubtTold, ['doubtful']],
    [!signInsTold(items, review), ['quiet90', 'neverSignedIn']],
    [!advised, ['advisedDeny', 'advisedApprove', 'againstAdvice']],
    [people === null, ['guests', 'blocked']],
    [!outliersTold, ['outliers']],
    [access === null, ['cannotDeny']],
    [!compared, ['changed', 'deniedLastTime', 'newSinceLastTime']],
  ];
  const told = new Set<FilterId>(FILTERS);
  for (const [missing, filters] of absent) if (missing) for (const id of filters) told.delete(id);
  return told;
}

/** The filters after one was switched on or off. They stand in one order, so the way there makes no difference. */
export function toggleFilter(filters: readonly FilterId[], filter: FilterId): FilterId[] {
  const on = new Set(filters);
  if (!on.delete(filter)) on.add(filter);
  return FILTERS.filter((id) => on.has(id));
}
