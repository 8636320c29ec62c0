import type { DecisionItem } from '../model';
import { answerIn } from '../row-answer';
import { type AccessChoice, accessChoices, accessesIn, groupingsFor, isAbout } from './accesses';
import { READERS_ORDER } from './collation';
import { marker } from './filter-rules';
import { bitsOf, countMarks, toldFilters } from './filters';
import { countUndecided, type Group, groupItems } from './groups';
import { hasWords, searchText, wordsOf } from './search';
import { type SortKey, sortItems } from './sorting';
import type { FilterId, Grouping, Known, View } from './view';
import { sameView } from './view-query';

export type ArrangedRow = { kind: 'item'; item: DecisionItem } | { kind: 'group'; group: Group };

/** What stays as it was while the reviewer keeps to one view. */
interface Hold {
  view: View;
  /** Ids of the rows that were shown. */
  shown: ReadonlySet<string>;
  keys: ReadonlyMap<string, SortKey> | undefined;
}

export interface Arranged {
  /** What the table shows, in order: groups, each before its items, and items. */
  rows: readonly ArrangedRow[];
  /** Those that match search and filters now, in order. Bulk acts are about these and nobody else. */
  matching: readonly DecisionItem[];
  /** Ids of rows that matched when this view was chosen and don't any more; they keep their place until it changes. */
  staying: ReadonlySet<string>;
  /** For each filter that can be judged: how many would match with it on, besides those that are. */
  counts: ReadonlyMap<FilterId, number>;
  /** The accesses that would leave somebody, besides what else narrows; none where all are about one. */
  accesses: readonly AccessChoice[];
  /** What these items can be grouped by. */
  groupings: readonly Grouping[];
  groups: readonly Group[];
  hold: Hold;
}

export interface ArrangeOptions {
  /** How the same review was arranged just before; rows then stay under the hand. */
  before?: Arranged | undefined;
  /** The reader's order of names; the browser's language where none is handed in. */
  collator?: Intl.Collator;
}

/**
 * Search, filters, order and groups over all items, each kept or left out exactly once.
 *
 * With `before`, and as long as the view is the same, deciding moves nothing: a row that stops matching (decided, under
 * "undecided") stays and is named in `staying`, and an order by decision, reason or reviewer is the one of the moment it
 * was chosen. Otherwise the next row would slide under a finger that is about to press again. Without `before` all
 * is as of now: that is how "show only those that match" tidies up.
 *
 * Where no order is chosen, the items keep the one they came in. `now` is ms since 1970.
 */
export function arrange(
  items: readonly DecisionItem[],
  known: Known,
  view: View,
  now: number,
  { before, collator = READERS_ORDER }: ArrangeOptions = {},
): Arranged {
  const hold = before && sameView(before.hold.view, view) ? before.hold : undefined;
  const told = toldFilters(items, known);
  const offered = accessesIn(items);
  const { shown, staying, marks, anyAccess } = sift(items, known, view, now, told, hold);
  const sorted = view.sort ? sortItems(shown, known, view.sort, collator, hold?.keys) : undefined;
  const ordered = sorted?.items ?? shown;
  return {
    ...layOut(ordered, staying, known, view, now, collator),
    matching: without(ordered, staying),
    staying,
    counts: countMarks(marks, told),
    accesses: accessChoices(offered, anyAccess, collator),
    groupings: groupingsFor(offered),
    // Where nothing sifts, no row can leave.
    hold: { view, shown: sifts(view) ? new Set(ordered.map(({ id }) => id)) : NONE, keys: sorted?.keys },
  };
}

const NONE: ReadonlySet<string> = new Set();

/** Whether deciding can take a row out of what is shown: what an item gives access to never changes. */
const sifts = ({ search, filters }: View): boolean => search !== '' || filters.length > 0;

function sift(
  items: readonly DecisionItem[],
  known: Known,
  view: View,
  now: number,
  told: ReadonlySet<FilterId>,
  hold: Hold | undefined,
) {
  const words = wordsOf(view.search);
  const wanted = bitsOf(view.filters);
  const judged = view.filters.every((id) => told.has(id));
  const marksOf = marker(known, now);
  // Whoever watches what is on its way wants to see it go.
  const held = view.filters.includes('onItsWay') ? undefined : hold?.shown;
  const shown: DecisionItem[] = [];
  const staying = new Set<string>();
  const marks: number[] = [];
  const anyAccess: DecisionItem[] = [];
  for (const item of items) {
    const bits = marksOf(item);
    const matches = judged && (bits & wanted) === wanted && isFound(item, known, words);
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

/** The same row for the same item, so that the table sees what didn't change. */
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
