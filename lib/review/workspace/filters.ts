import { hasAdvice } from '../advice';
import { isPast } from '../decidable';
import { hasDoubtFacts } from '../doubt';
import type { Known } from '../known';
import type { DecisionItem } from '../model';
import { canCompare } from '../previous';
import { hasSignIns } from '../sign-in';
import { BIT, filterBits } from './filter-rules';
import { FILTERS, type FilterId } from './view';

/** The bits of several filters together; an item passes when it has all these bits. */
export function maskOf(filters: readonly FilterId[]): number {
  return filters.reduce((bits, id) => bits | BIT[id], 0);
}

/** Counts, for each filter in `available`, how many of `marks` have its bit. */
export function countBits(marks: readonly number[], available: ReadonlySet<FilterId>): Map<FilterId, number> {
  // Many items share few different sets of filters, so equal sets are counted first.
  const alike = new Map<number, number>();
  for (const bits of marks) alike.set(bits, (alike.get(bits) ?? 0) + 1);
  const counts = new Map<FilterId, number>();
  for (const id of FILTERS) {
    if (!available.has(id)) continue;
    let count = 0;
    for (const [bits, number] of alike) if (bits & BIT[id]) count += number;
    counts.set(id, count);
  }
  return counts;
}

/**
 * The filters whose facts are known. Any other filter has no count, and while it is on no item matches: "not known"
 * must not look like "doesn't apply", above all in a bulk decision. Where nothing can be denied any more, what a Deny
 * can't do is no longer asked.
 */
export function availableFilters(items: readonly DecisionItem[], known: Known): Set<FilterId> {
  const { people, previous, access, review } = known;
  const advised = hasAdvice(items, review);
  const outliersKnown = items.some(({ outlier }) => outlier !== null);
  const compared = canCompare(previous);
  const absent: [boolean, FilterId[]][] = [
    [!hasDoubtFacts(items, known), ['doubtful']],
    [!hasSignIns(items, review), ['quiet90', 'neverSignedIn']],
    [!advised, ['advisedDeny', 'advisedApprove', 'againstAdvice']],
    [people === null, ['guests', 'blocked']],
    [!outliersKnown, ['outliers']],
    [access === null || isPast(review), ['cannotDeny']],
    [!compared, ['changed', 'deniedLastTime', 'newSinceLastTime']],
  ];
  const available = new Set<FilterId>(FILTERS);
  for (const [missing, filters] of absent) if (missing) for (const id of filters) available.delete(id);
  return available;
}

/**
 * The items that aren't reviewed: all that are `left`, and those of them that give no reason to look at them first
 * (`sure`). Null while there are others that do, unless the reviewer looks at those first now (`lookingFirst`). `now` is ms since 1970.
 */
export function toApprove(
  items: readonly DecisionItem[],
  known: Known,
  now: number,
  lookingFirst: boolean,
): Readonly<Record<'sure' | 'left', readonly DecisionItem[]>> | null {
  const bitsOf = filterBits(known, now);
  const sure: DecisionItem[] = [];
  const left: DecisionItem[] = [];
  for (const item of items) {
    const marks = bitsOf(item);
    if ((marks & BIT.undecided) === 0) continue;
    left.push(item);
    if ((marks & BIT.doubtful) === 0) sure.push(item);
    // Mostly one of the first: a list of ten thousand isn't gone through after each decision.
    else if (!lookingFirst) return null;
  }
  return { sure, left };
}
