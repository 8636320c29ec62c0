import { readersOrder } from '../collation';
import type { Known } from '../known';
import type { DecisionItem } from '../model';
import { answerIn } from '../row-answer';
import { hasWords, wordsOf } from '../search-words';
import { type AccessChoice, accessChoices, accessesIn, groupingsFor, isAbout } from './accesses';
import { filterBits } from './filter-rules';
import { availableFilters, countBits, maskOf } from './filters';
import { countUndecided, type Group, groupItems } from './groups';
import { searchText } from './search';
import { doubtfulFirst, type SortKey, sortItems } from './sorting';
import type { FilterId, Grouping, View } from './view';
import { sameView } from './view-query';

export type ArrangedRow = { kind: 'item'; item: DecisionItem } | { kind: 'group'; group: Group };

/** What doesn't change while the reviewer keeps one view. */
interface Hold {
  view: View;
  /** Ids of the rows that were shown, in their order. */
  shown: ReadonlySet<string>;
  /** The number of all items. */
  of: number;
  keys: ReadonlyMap<string, SortKey> | undefined;
}

export interface Arranged {
  /** What the table shows, in order: groups, each followed by its items, or only items. */
  rows: readonly ArrangedRow[];
  /** The items that match search and filters now, in order. Bulk acts are about exactly these. */
  matching: readonly DecisionItem[];
  /**
   * The ids of rows that matched when this view was chosen and don't match now; they keep their place until the view
   * changes.
   */
  staying: ReadonlySet<string>;
  /**
   * For each filter whose facts are known: how many items would match with it, in addition to the filters that are on.
   */
  counts: ReadonlyMap<FilterId, number>;
  /**
   * The accesses that would leave at least one item, in addition to the other filters; empty where all items have one
   * access.
   */
  accesses: readonly AccessChoice[];
  /** How these items can be grouped. */
  groupings: readonly Grouping[];
  groups: readonly Group[];
  hold: Hold;
}

export interface ArrangeOptions {
  /** The previous arrangement of the same review, so that rows keep their places. */
  before?: Arranged | undefined;
  /** The order of names in the reader's language; without it, in the browser's language. */
  collator?: Intl.Collator;
}

/**
 * Applies search, filters, order and groups to all items; each item is shown or left out exactly once.
 *
 * With `before`, and while the view is the same, deciding moves no row. A row that stops matching (decided, under the
 * filter "not reviewed") stays and is listed in `staying`, and an order by decision, reason or reviewer stays as it was
 * when it was chosen. Otherwise the next row would slide under the finger that is about to press again. Without
 * `before`, everything is computed from the current answers: that is how "show only those that match" works.
 *
 * Without a chosen order the items keep the order they came in, but for those to look at first: they come by the number
 * of their reasons. A reason that arrives later moves no row: an item that has only such reasons comes after the others.
 * `now` is ms since 1970.
 */
export function arrange(
  items: readonly DecisionItem[],
  known: Known,
  view: View,
  now: number,
  { before, collator = readersOrder() }: ArrangeOptions = {},
): Arranged {
  const hold = before && sameView(before.hold.view, view) ? before.hold : undefined;
  const available = availableFilters(items, known);
  const offered = accessesIn(items);
  const { shown, staying, marks, anyAccess } = filterItems(items, known, view, now, available, hold);
  const sorted = view.sort ? sortItems(shown, known, view.sort, collator, hold?.keys) : undefined;
  const inOrder = () => (view.filters.includes('doubtful') ? inPlace(doubtfulFirst(shown, known)) : shown);
  // While more items come, all are ranked anew.
  const inPlace = (ranked: readonly DecisionItem[]) =>
    hold?.of === items.length ? keepPlaces(ranked, hold.shown) : ranked;
  const ordered = sorted?.items ?? inOrder();
  return {
    ...layOut(ordered, staying, known, view, now, collator),
    matching: without(ordered, staying),
    staying,
    counts: countBits(marks, available),
    accesses: accessChoices(offered, anyAccess, collator),
    groupings: groupingsFor(offered, known),
    // Without search and filters no row can stop matching.
    hold: {
      view,
      shown: isFiltered(view) ? new Set(ordered.map(({ id }) => id)) : NONE,
      of: items.length,
      keys: sorted?.keys,
    },
  };
}

/** The items that were shown, in their order then, and the others after them in theirs. */
function keepPlaces(items: readonly DecisionItem[], shown: ReadonlySet<string>): readonly DecisionItem[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const kept = [...shown].flatMap((id) => byId.get(id) ?? []);
  return [...kept, ...without(items, shown)];
}

const NONE: ReadonlySet<string> = new Set();

/** Whether deciding can take a row out of what is shown: what an item gives access to never changes. */
const isFiltered = ({ search, filters }: View): boolean => search !== '' || filters.length > 0;

function filterItems(
  items: readonly DecisionItem[],
  known: Known,
  view: View,
  now: number,
  available: ReadonlySet<FilterId>,
  hold: Hold | undefined,
) {
  const words = wordsOf(view.search);
  const wanted = maskOf(view.filters);
  const canBeJudged = view.filters.every((id) => available.has(id));
  const bitsOf = filterBits(known, now);
  // With the filter for decisions on their way, rows disappear as soon as they are saved: the reviewer wants to see
  // that.
  const held = view.filters.includes('onItsWay') ? undefined : hold?.shown;
  const shown: DecisionItem[] = [];
  const staying = new Set<string>();
  const marks: number[] = [];
  const anyAccess: DecisionItem[] = [];
  for (const item of items) {
    const bits = bitsOf(item);
    const matches = canBeJudged && (bits & wanted) === wanted && isFound(item, known, words);
    if (matches) anyAccess.push(item);
    if (matches && isAbout(item, view.access)) marks.push(bits);
    else if (held?.has(item.id)) staying.add(item.id);
    else continue;
    shown.push(item);
  }
  return { shown, staying, marks, anyAccess };
}

function without(items: readonly DecisionItem[], ids: ReadonlySet<string>): readonly DecisionItem[] {
  return ids.size === 0 ? items : items.filter(({ id }) => !ids.has(id));
}

function isFound(item: DecisionItem, known: Known, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const person = known.people?.get(item.principal.id);
  return hasWords(searchText(answerIn(known, item), person), words);
}

const rowOf = new WeakMap<DecisionItem, ArrangedRow>();

/** The same row object for the same item, so that the table can skip unchanged rows. */
function asRow(item: DecisionItem): ArrangedRow {
  const known = rowOf.get(item);
  if (known) return known;
  const row: ArrangedRow = { kind: 'item', item };
  rowOf.set(item, row);
  return row;
}

function layOut(
  ordered: readonly DecisionItem[],
  staying: ReadonlySet<string>,
  known: Known,
  view: View,
  now: number,
  collator: Intl.Collator,
): Pick<Arranged, 'rows' | 'groups'> {
  if (!view.group) return { rows: ordered.map(asRow), groups: [] };
  const rows: ArrangedRow[] = [];
  const groups = groupItems(ordered, view.group, known, now, collator).map(({ key, label, items }) => {
    const own = without(items, staying);
    const group: Group = { key, label, items: own, undecided: countUndecided(own, known) };
    rows.push({ kind: 'group', group });
    for (const item of items) rows.push(asRow(item));
    return group;
  });
  return { rows, groups };
}
